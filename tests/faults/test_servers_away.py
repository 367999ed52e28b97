"""A server that is away: over HTTP honest 503s that say when to come again, and then it goes on."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import SecretStr

from assistant import Assistant
from assistant.settings import Settings, StoreSettings
from assistant.web.api import create_router
from assistant.web.apis.article_routes import create_article_router
from assistant.web.problems import explain
from index.errors import CitelineError
from tests.stores import Chroma, Postgres, binaries

TEXT = "The Sandholm ferry sails at nine. It carries forty cars."


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="citeline-tests-", ignore_cleanup_errors=True) as name:
        yield Path(name)


@pytest.fixture(scope="module")
def postgres(folder: Path) -> Iterator[Postgres]:
    programs = binaries()
    if programs is None:
        pytest.skip("PostgreSQL is not installed")
    server = Postgres(folder / "articles", programs)
    server.start()
    yield server
    server.kill()


@pytest.fixture(scope="module")
def chroma(folder: Path) -> Iterator[Chroma]:
    server = Chroma(folder / "vectors")
    server.start()
    yield server
    server.kill()


@pytest.fixture(scope="module")
def client(postgres: Postgres, chroma: Chroma, folder: Path) -> Iterator[TestClient]:
    """The routes of a program over both servers, with an article."""
    with pytest.MonkeyPatch.context() as patch, ExitStack() as opened:
        patch.setattr("index.store.server.database.WAIT_SECONDS", 1.0)
        store = StoreSettings(
            store="server",
            data_dir=folder / "data",
            postgres_url=SecretStr(f"{postgres.address}/postgres"),
            chroma_url=chroma.url,
        )
        assistant = opened.enter_context(Assistant.open(settings=Settings(store=store)))
        app = FastAPI()
        app.include_router(create_router(assistant))
        app.include_router(create_article_router(assistant, 1_000_000))
        app.add_exception_handler(CitelineError, explain)
        with TestClient(app, raise_server_exceptions=False) as calling:
            calling.post("/api/texts", json={"title": "Ferry", "text": TEXT}).raise_for_status()
            yield calling


REQUESTS = {
    "ask": ("POST", "/api/ask", {"question": "When does the Sandholm ferry sail?"}),
    "search": ("GET", "/api/search?question=Sandholm+ferry", None),
    "list": ("GET", "/api/articles", None),
    "add": ("POST", "/api/texts", {"text": "The Averil tram runs {} minutes late."}),
}
ATTEMPTS, PAUSE_SECONDS = 40, 0.5
"""Connections are tried again at growing intervals."""

OF_BOTH, OF_POSTGRES = {"ask", "search", "add"}, set(REQUESTS)


class Caller:
    """Calls the routes, with a new article each time, and keeps which ones were acknowledged."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.acknowledged: set[str] = set()
        self._count = 0

    def replies(self, names: set[str]) -> dict[str, tuple[int, bool, str]]:
        """Return status, whether it says when to come again, and what it says."""
        return {one: self._reply(*REQUESTS[one]) for one in sorted(names)}

    def _reply(self, method: str, path: str, body: dict[str, str] | None) -> tuple[int, bool, str]:
        self._count += 1
        filled = body and {name: text.format(self._count) for name, text in body.items()}
        got = self.client.request(method, path, json=filled)
        if path == "/api/texts" and got.status_code == 200:
            self.acknowledged.add(got.json()["article"])
        return got.status_code, "retry-after" in got.headers, got.text


def back(caller: Caller) -> dict[str, tuple[int, bool, str]]:
    """Return the replies when all is answered again; until then they are honest 503s."""
    for _ in range(ATTEMPTS):
        got = caller.replies(set(REQUESTS))
        if all(status == 200 for status, _, _ in got.values()):
            return got
        assert {(status, again) for status, again, _ in got.values()} <= {(200, False), (503, True)}
        time.sleep(PAUSE_SECONDS)
    raise AssertionError(f"It does not come back: {got}")


def test_each_server_may_go_and_come_back(
    client: TestClient, postgres: Postgres, chroma: Chroma
) -> None:
    caller = Caller(client)
    for server, name, needing in (
        (postgres, "PostgreSQL", OF_POSTGRES),
        (chroma, "Chroma", OF_BOTH),
        (postgres, "PostgreSQL", OF_POSTGRES),
    ):
        server.kill()
        for status, again, text in caller.replies(needing).values():
            assert (status, again) == (503, True), text
            assert name in text
            assert "citeline@" not in text
        server.start()
        assert "nine" in back(caller)["ask"][2]
    for id_ in caller.acknowledged:
        assert client.get(f"/api/articles/{id_}").status_code == 200
    assert len(caller.acknowledged) >= 3
