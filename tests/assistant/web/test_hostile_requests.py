"""Requests that ask for nothing sensible: refused with a sentence, and never with status 500."""

import json

import pytest
from starlette.testclient import TestClient


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ({"question": "   "}, "empty"),
        ({"question": "x" * 100_000}, "100,000 characters"),
        ({}, "question"),
        ({"question": 5}, "question"),
        ({"question": "x", "after": "soon"}, "after"),
        ({"question": "x", "colour": "red"}, "colour"),
        ({"question": "x", "history": [{"role": "system", "text": "y"}]}, "history"),
        ({"question": "x", "history": [{"role": "user", "text": "y" * 20_000}] * 195}, "200,000"),
        ({"question": "x", "sources": [str(number) for number in range(100_000)]}, "sources"),
        ({"question": "why \ud800?"}, "half of a character"),
        ({"question": "x", "sources": ["\udfff"]}, "half of a character"),
        ({"question": "x", "history": [{"role": "user", "text": "\udfff"}]}, "half of a character"),
    ],
    ids=[
        *("spaces", "long", "none", "number", "date", "unknown", "role", "long history"),
        *("many sources", "surrogate", "surrogate source", "surrogate history"),
    ],
)
def test_a_bad_question_gets_a_clear_sentence(
    client: TestClient, body: dict[str, object], problem: str
) -> None:
    headers = {"content-type": "application/json"}
    reply = client.post("/api/ask", content=json.dumps(body), headers=headers)
    assert reply.status_code == 422
    assert problem in reply.json()["error"]


@pytest.mark.parametrize(
    "body",
    [
        {"data": [], "fn_index": 9999, "session_hash": "x"},
        {"data": [], "fn_index": -1, "session_hash": "x"},
        {"data": [], "fn_index": 10**30, "session_hash": "x"},
        {"data": [], "fn_index": "a", "session_hash": "x"},
        {"data": [], "session_hash": "x"},
        {"data": None, "fn_index": 0, "session_hash": "x"},
        [],
        None,
    ],
    ids=["beyond", "negative", "huge", "text", "none", "no data", "list", "null"],
)
@pytest.mark.parametrize("path", ["queue/join", "run/predict", "run/0", "cancel", "reset"])
def test_events_that_the_page_does_not_have_are_refused(
    client: TestClient, path: str, body: object
) -> None:
    reply = client.post(f"/gradio_api/{path}", json=body)
    assert 400 <= reply.status_code < 500


def test_a_body_that_is_not_json_is_refused(client: TestClient) -> None:
    reply = client.post("/api/ask", content=b"{", headers={"content-type": "application/json"})
    assert reply.status_code == 422
