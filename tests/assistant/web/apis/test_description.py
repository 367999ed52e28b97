"""The description of the interface is true: every route is in it, and replies are as it says."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from starlette.testclient import TestClient

from tests.assistant.web.access.routes import routes_of

QUESTION = "Why was the Marram Bridge closed?"
COMPLETION = {"model": "citeline", "messages": [{"role": "user", "content": QUESTION}]}
EVENTS = {"accept": "text/event-stream"}

REPLIES: list[tuple[str, str, str, dict[str, Any]]] = [
    ("GET", "/api/articles", "/api/articles?limit=2", {}),
    ("GET", "/api/articles", "/api/articles?limit=x", {}),
    ("GET", "/api/articles/{article_id}", "/api/articles/bridge-closed", {}),
    ("GET", "/api/articles/{article_id}", "/api/articles/nothing", {}),
    ("GET", "/api/search", f"/api/search?question={QUESTION}", {}),
    ("GET", "/api/conversations", "/api/conversations", {}),
    ("GET", "/api/jobs/{job_id}", "/api/jobs/nothing", {}),
    ("POST", "/api/articles/remove", "/api/articles/remove", {"json": {"articles": []}}),
    ("POST", "/api/articles/file", "/api/articles/file?name=x.exe", {"content": b"MZ"}),
    ("POST", "/api/ask", "/api/ask", {"json": {"question": QUESTION}}),
    ("POST", "/api/ask", "/api/ask", {"json": {"question": QUESTION}, "headers": EVENTS}),
    ("POST", "/api/ask", "/api/ask", {"json": {"question": ""}}),
    ("POST", "/api/ask", "/api/ask", {"content": b"x" * 5_000_000}),
    ("GET", "/v1/models", "/v1/models", {}),
    ("GET", "/v1/models/{name}", "/v1/models/citeline", {}),
    ("GET", "/v1/models/{name}", "/v1/models/gpt-4o", {}),
    ("POST", "/v1/chat/completions", "/v1/chat/completions", {"json": COMPLETION}),
    (
        "POST",
        "/v1/chat/completions",
        "/v1/chat/completions",
        {"json": {**COMPLETION, "stream": True}},
    ),
    ("POST", "/v1/chat/completions", "/v1/chat/completions", {"json": {}}),
    ("POST", "/v1/chat/completions", "/v1/chat/completions", {"content": b"x" * 5_000_000}),
    ("GET", "/health", "/health", {}),
    ("GET", "/healthz", "/healthz", {}),
    ("GET", "/readyz", "/readyz", {}),
    ("GET", "/metrics", "/metrics", {}),
    ("GET", "/api/language-models", "/api/language-models", {}),
]


@pytest.fixture(scope="module")
def described(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/openapi.json").json()
    validate(found)
    return found


def test_every_route_for_programs_is_described(
    client: TestClient, described: dict[str, Any]
) -> None:
    served = {
        (method, path.replace(":path}", "}"))
        for method, path in routes_of(client.app)
        if path.startswith(("/api/", "/v1/"))
    }
    told = {
        (method.upper(), path)
        for path, operations in described["paths"].items()
        for method in operations
    }
    assert served <= told
    assert not {path for _, path in told if path.startswith("/citeline/")}


@pytest.mark.parametrize(
    ("method", "path", "address", "sent"), REPLIES, ids=lambda value: str(value)[:60]
)
def test_a_reply_is_as_it_is_described(
    client: TestClient,
    described: dict[str, Any],
    method: str,
    path: str,
    address: str,
    sent: dict[str, Any],
) -> None:
    reply = client.request(method, address, **sent)
    told = described["paths"][path][method.lower()]["responses"]
    status = str(reply.status_code)
    kinds = (told.get(status) or told[f"{status[0]}XX"])["content"]
    kind = reply.headers["content-type"].partition(";")[0]
    assert kind in kinds
    schema = kinds[kind].get("schema")
    if kind == "application/json":
        assert schema
        whole = {"components": described["components"], **schema}
        Draft202012Validator(whole).validate(reply.json())


def test_other_forms_are_described_by_their_kind(described: dict[str, Any]) -> None:
    paths = described["paths"]
    exported = paths["/api/conversations/{conversation_id}/export"]["get"]["responses"]["200"]
    assert {"text/markdown", "application/json"} <= exported["content"].keys()
    copied = paths["/api/exchanges/{exchange_id}"]["get"]["responses"]["200"]
    assert copied["content"].keys() == {"text/plain"}
