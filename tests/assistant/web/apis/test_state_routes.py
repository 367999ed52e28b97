"""What watches over a server is told: whether it lives, can answer, and what it has done."""

import httpx
import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError
from openapi_spec_validator import validate
from prometheus_client.parser import text_string_to_metric_families

from assistant import Assistant

QUESTION = "Why was the Marram Bridge closed?"


def test_it_lives_and_is_ready(address: str) -> None:
    assert httpx.get(f"{address}/healthz").json() == {"status": "ok"}
    assert httpx.get(f"{address}/readyz").json() == {"status": "ready"}


def samples(address: str) -> dict[tuple[str, ...], float]:
    reply = httpx.get(f"{address}/metrics")
    assert reply.headers["content-type"].startswith("text/plain")
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(reply.text)
        for sample in family.samples
    }


def test_answers_and_replies_are_counted(address: str, assistant: Assistant) -> None:
    before = samples(address)
    httpx.post(f"{address}/api/ask", json={"question": QUESTION}, timeout=60)
    httpx.post(f"{address}/api/ask", json={"question": "How tall is the Eiffel Tower?"})
    httpx.get(f"{address}/api/articles/secret-name")
    after = samples(address)

    def grown(*key: str) -> float:
        return after[key] - before.get(key, 0)

    assert grown("citeline_answers_total", "answered") == 1
    assert grown("citeline_answers_total", "refused") == 1
    assert grown("citeline_answer_seconds_count") == 2
    assert grown("citeline_http_replies_total", "POST", "/api/ask", "200") == 2
    assert after["citeline_articles",] == len(assistant.articles())
    assert not any("secret-name" in part for key in after for part in key)


def test_the_description_is_valid_and_has_every_route(address: str) -> None:
    described = httpx.get(f"{address}/openapi.json").json()
    validate(described)
    assert {
        *("/api/ask", "/api/articles", "/api/articles/{article_id}", "/api/search"),
        *("/v1/chat/completions", "/v1/models", "/healthz", "/readyz", "/metrics"),
        *("/api/conversations", "/api/texts"),
    } <= described["paths"].keys()
    problem = described["paths"]["/api/search"]["get"]["responses"]["4XX"]
    assert problem["content"]["application/json"]["schema"]["$ref"].endswith("/Problem")


def test_gradio_s_own_client_asks(address: str, assistant: Assistant) -> None:
    client = Client(address, verbose=False, analytics_enabled=False)
    try:
        assert list(client.view_api(return_format="dict")["named_endpoints"]) == ["/ask"]
        answer = client.predict(QUESTION, api_name="/ask")
        assert answer["answer"] == assistant.ask(QUESTION).text
        for wrong in (5, None, [QUESTION], {"question": QUESTION}):
            with pytest.raises(AppError, match="should be a text"):
                client.predict(wrong, api_name="/ask")
    finally:
        client.close()
