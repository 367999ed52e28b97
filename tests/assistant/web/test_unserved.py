"""What of our own paths no route takes is never answered by the page behind them."""

import pytest
from starlette.testclient import TestClient

READ = (
    "/health",
    "/healthz",
    "/readyz",
    "/metrics",
    "/api/articles",
    "/v1/models",
    "/openapi.json",
)
ALLOWED = {
    "/healthz": "GET, HEAD, OPTIONS",
    "/api/ask": "OPTIONS, POST",
    "/v1/chat/completions": "OPTIONS, POST",
    "/v1/models/citeline": "GET, HEAD, OPTIONS",
    "/api/articles": "DELETE, GET, HEAD, OPTIONS, PATCH, POST",
    "/mcp": "OPTIONS, POST",
}


@pytest.mark.parametrize("path", READ)
def test_the_head_of_what_can_be_read_is_that_of_what_is_read(
    client: TestClient, path: str
) -> None:
    read, head = client.get(path), client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == read.headers["content-type"]


def test_the_head_of_what_is_not_there_says_so(client: TestClient) -> None:
    assert client.head("/api/articles/nothing").status_code == 404


@pytest.mark.parametrize("path", ALLOWED)
def test_another_method_is_told_which_there_are(client: TestClient, path: str) -> None:
    refused = client.put(path)
    assert (refused.status_code, refused.headers["allow"]) == (405, ALLOWED[path])
    assert ALLOWED[path] in str(refused.json()["error"])
    asked = client.options(path)
    assert (asked.status_code, asked.headers["allow"]) == (204, ALLOWED[path])


def test_a_stream_that_nothing_would_come_on_is_not_opened(client: TestClient) -> None:
    """Nothing is remembered of a client of the tools, so that nothing is ever sent unasked."""
    assert client.get("/mcp", headers={"accept": "text/event-stream"}).status_code == 405


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("path", ["/api/nothing", "/v1/embeddings", "/citeline/nothing"])
def test_what_is_not_there_is_told_in_the_form_of_its_path(
    client: TestClient, method: str, path: str
) -> None:
    reply = client.request(method, path)
    assert reply.status_code == 404
    if method == "HEAD":
        assert not reply.content
    elif path.startswith("/v1/"):
        error = reply.json()["error"]
        assert (error["type"], error["code"]) == ("invalid_request_error", "unknown_url")
    else:
        assert reply.json() == {"error": "There is nothing here."}
