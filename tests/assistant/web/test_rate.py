"""How often one client may come."""

import openai
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.web import rate
from assistant.web.rate import AskingRate, Rate
from tests.assistant.web.serving import serving


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_so_many_a_minute_and_then_one_at_a_time() -> None:
    clock = Clock()
    limit = Rate(6, clock)
    assert [limit.seconds_to_wait("a") for _ in range(7)] == [0] * 6 + [10]
    assert limit.seconds_to_wait("b") == 0
    clock.now = 10.0
    assert [limit.seconds_to_wait("a") for _ in range(2)] == [0, 10]
    clock.now = 1000.0
    assert [limit.seconds_to_wait("a") for _ in range(7)] == [0] * 6 + [10]


def test_the_oldest_are_forgotten() -> None:
    limit = Rate(1, Clock())
    for number in range(rate.MOST_CLIENTS + 1):
        limit.seconds_to_wait(str(number))
    assert limit.seconds_to_wait("0") == 0
    assert limit.seconds_to_wait("5000") == 60


def asked() -> FastAPI:
    """Return an application in which a program may ask twice."""
    app = FastAPI()
    app.add_middleware(AskingRate, rate=Rate(2, Clock()))

    @app.post("/api/ask")
    @app.get("/api/search")
    @app.get("/health")
    def reply() -> dict[str, str]:
        return {}

    return app


def test_who_asks_too_often_is_told_when_to_come_again() -> None:
    with TestClient(asked()) as client:
        replies = [client.post("/api/ask") for _ in range(3)]
        assert [one.status_code for one in replies] == [200, 200, 429]
        assert replies[-1].headers["retry-after"] == "30"
        assert client.get("/api/search").status_code == 429
        assert "too many questions" in replies[-1].json()["error"]
        assert client.get("/health").status_code == 200


def test_openai_s_client_understands_it() -> None:
    with (
        serving(asked()) as port,
        openai.OpenAI(
            base_url=f"http://127.0.0.1:{port}/v1", api_key="none", max_retries=0
        ) as client,
    ):
        for expected in (openai.NotFoundError, openai.NotFoundError, openai.RateLimitError):
            with pytest.raises(expected):
                client.chat.completions.create(model="citeline", messages=[])
