"""Which names a server answers to, and what it says under any other."""

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.settings import WebSettings
from assistant.web.hosts import KnownHosts

NAMES = ("127.0.0.1", "::1", "citeline.example.org", "*.news.example")


def status(host: str, *names: str) -> int:
    app = FastAPI()
    app.add_api_route("/", lambda: {})
    app.add_middleware(KnownHosts, hosts=names or NAMES)
    return TestClient(app).get("/", headers={"host": host}).status_code


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "127.0.0.1:7860", "[::1]", "[::1]:7860"),
        *("citeline.example.org", "CITELINE.example.org:443", "desk.news.example"),
    ],
)
def test_its_names_are_known_with_any_port(host: str) -> None:
    assert status(host) == 200


@pytest.mark.parametrize(
    "host",
    [
        *("", "evil.example", "127.0.0.1.evil.example", "evil.example:127.0.0.1", "[::2]"),
        *("127.0.0.1:80@evil.example", "evil@127.0.0.1", "127.0.0.1/", "::1", "news.example"),
        *("evilnews.example", "127.0.0.1:x", "[::1]evil.example", "[::1"),
    ],
)
def test_others_are_not(host: str) -> None:
    assert status(host) == 400


def test_any_name_may_be_let_in() -> None:
    assert status("evil.example", "*") == 200


def test_this_machine_is_known_by_both_of_its_addresses() -> None:
    assert {"127.0.0.1", "::1"} <= set(WebSettings().allowed_hosts)


@pytest.mark.parametrize("path", ["/api/articles", "/v1/models"])
def test_the_refusal_says_where_names_are_set(client: TestClient, path: str) -> None:
    reply = client.get(path, headers={"host": "evil.example"})
    assert reply.status_code == 400
    error = reply.json()["error"]
    sentence = error["message"] if path.startswith("/v1/") else error
    assert "web.allowed_hosts" in sentence
