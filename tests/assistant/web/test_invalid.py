"""A request of the wrong form is told what is wrong, in words and not in those of a library."""

from typing import Any

import pytest
from starlette.testclient import TestClient

JSON = {"content-type": "application/json"}


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"content": '{"question": x}', "headers": JSON}, "The body is no JSON: Expecting value"),
        ({"content": "", "headers": JSON}, "The body is missing; send JSON"),
        ({"content": "[]", "headers": JSON}, "The body should be a JSON object"),
        ({"content": '{"question": "x"}'}, "Content-Type: application/json"),
        ({"data": {"question": "x"}}, "Content-Type: application/json"),
        ({"json": {}}, "question: Field required"),
        ({"json": {"question": "x", "history": ["x"]}}, "history.0: Input should be an object"),
    ],
)
def test_what_is_wrong_with_a_body_is_said(
    client: TestClient, sent: dict[str, Any], said: str
) -> None:
    reply = client.post("/api/ask", **sent)
    assert reply.status_code == 422
    assert said in reply.json()["error"]


def test_no_sentence_begins_with_a_colon_or_ends_with_two_points(client: TestClient) -> None:
    for sent in ({"json": []}, {"json": None}, {"files": {"x": b""}}, {"content": b"\xff"}):
        for path in ("/api/ask", "/api/articles", "/v1/chat/completions"):
            error = client.post(path, **sent).json()["error"]  # type: ignore[arg-type]
            sentence = error if isinstance(error, str) else error["message"]
            assert not sentence.startswith(":"), (path, sent)
            assert not sentence.endswith(".."), (path, sent)
            assert "Value error" not in sentence
