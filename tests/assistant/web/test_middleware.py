"""The perimeter, each guard around a small application of its own."""

import re
from collections.abc import AsyncIterator, Iterator

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from assistant.web.middleware import (
    HEADERS,
    BodyLimit,
    OpenPaths,
    SameOrigin,
    SecurityHeaders,
    is_foreign,
    is_open,
)

PAGE = "<html><script>one()</script><p>hello</p><script src='two.js'></script></html>"


async def page(request: Request) -> Response:
    return HTMLResponse(PAGE)


async def streamed_page(request: Request) -> Response:
    async def parts() -> AsyncIterator[str]:
        for start in range(0, len(PAGE), 7):
            yield PAGE[start : start + 7]

    return StreamingResponse(parts(), media_type="text/html")


async def text(request: Request) -> Response:
    return PlainTextResponse("<script>not a page</script>")


async def size(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


def inner() -> Starlette:
    routes = [
        Route("/", page),
        Route("/streamed", streamed_page),
        Route("/text", text),
        Route("/size", size, methods=["POST"]),
        Route("/api/articles/file", size, methods=["POST"]),
    ]
    return Starlette(routes=routes)


def client(app: ASGIApp) -> TestClient:
    return TestClient(app, base_url="http://127.0.0.1:7860")


# SecurityHeaders


@pytest.mark.parametrize("path", ["/", "/streamed", "/text", "/missing"])
def test_every_reply_carries_the_headers(path: str) -> None:
    headers = client(SecurityHeaders(inner())).get(path).headers
    assert {name: headers[name] for name in HEADERS} == HEADERS
    policy = headers["content-security-policy"]
    scripts = re.search(r"script-src ([^;]*)", policy)
    assert scripts
    assert "unsafe" not in scripts[1]


@pytest.mark.parametrize("path", ["/", "/streamed"])
def test_scripts_of_a_page_carry_the_nonce_of_its_policy(path: str) -> None:
    reply = client(SecurityHeaders(inner())).get(path)
    nonce = re.search(r"'nonce-([^']+)'", reply.headers["content-security-policy"])
    assert nonce
    assert reply.text == PAGE.replace("<script", f'<script nonce="{nonce[1]}"')


def test_no_two_replies_share_a_nonce() -> None:
    guarded = client(SecurityHeaders(inner()))
    assert guarded.get("/").text != guarded.get("/").text


def test_what_is_not_a_page_stays_as_it_is() -> None:
    assert client(SecurityHeaders(inner())).get("/text").text == "<script>not a page</script>"


# SameOrigin

HOST = "127.0.0.1:7860"


@pytest.mark.parametrize(
    ("headers", "foreign"),
    [
        ({}, False),
        ({"origin": f"http://{HOST}"}, False),
        ({"origin": "http://evil.example"}, True),
        ({"origin": "http://127.0.0.1:9999"}, True),
        ({"origin": "http://127.0.0.1"}, True),
        ({"origin": f"http://{HOST}.evil.example"}, True),
        ({"origin": "null"}, True),
        ({"sec-fetch-site": "same-origin", "sec-fetch-mode": "cors"}, False),
        ({"sec-fetch-site": "none", "sec-fetch-mode": "navigate"}, False),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, False),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}, True),
        ({"sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors"}, True),
    ],
    ids=str,
)
def test_foreign_requests_are_told_apart(headers: dict[str, str], foreign: bool) -> None:
    assert is_foreign(Headers({"host": HOST, **headers})) is foreign


@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS", "DELETE"])
def test_foreign_requests_are_refused_whatever_the_method(method: str) -> None:
    reply = client(SameOrigin(inner())).request(
        method, "/size", headers={"origin": "http://evil.example"}
    )
    assert reply.status_code == 403
    assert "access-control-allow-origin" not in reply.headers


def test_our_own_page_may_post() -> None:
    reply = client(SameOrigin(inner())).post(
        "/size", content=b"abc", headers={"origin": f"http://{HOST}"}
    )
    assert reply.text == "3"


# OpenPaths


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/health", "/api/ask", "/citeline/source", "/assets/index.js", "/theme.css"),
        *("/gradio_api/queue/join", "/api/articles/file", "/gradio_api/heartbeat/abc"),
    ],
)
def test_paths_that_the_page_needs_are_open(path: str) -> None:
    assert is_open(path)


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=http://evil.example/?q=1",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/file/etc/passwd",
        "/gradio_api/proxy=http://evil.example/",
        "/gradio_api//file=http://evil.example/",
        "/gradio_api/runs",
        "/gradio_api/run-history/records",
        "/gradio_api/vibe-edit",
        "/gradio_api/openapi.json",
        "/gradio_api/custom_component/1/client/component/x.js",
        "/file=http://evil.example/",
        "/proxy=http://evil.example/",
        "/x/gradio_api/cancel",
        "/gradio_api/upload",
        "/monitoring",
        "/login",
        "/docs",
        "",
    ],
)
def test_all_other_paths_are_closed(path: str) -> None:
    assert not is_open(path)


def test_an_encoded_path_is_closed_too() -> None:
    guarded = client(OpenPaths(inner()))
    assert guarded.get("/gradio_api/%66ile=http://evil.example/").status_code == 404
    assert guarded.get("/").status_code == 200


# BodyLimit


@pytest.fixture
def limited() -> TestClient:
    return client(BodyLimit(inner(), upload_bytes=100, other_bytes=10))


@pytest.mark.parametrize(("path", "limit"), [("/size", 10), ("/api/articles/file", 100)])
def test_bodies_up_to_the_limit_pass(limited: TestClient, path: str, limit: int) -> None:
    assert limited.post(path, content=b"x" * limit).text == str(limit)
    assert limited.post(path, content=b"x" * (limit + 1)).status_code == 413


def test_an_announced_length_that_is_none_is_refused(limited: TestClient) -> None:
    reply = limited.post("/size", content=b"x", headers={"content-length": "-1"})
    assert reply.status_code == 413


def test_a_body_without_a_length_is_refused(limited: TestClient) -> None:
    def parts() -> Iterator[bytes]:
        for _ in range(20):
            yield b"x"

    reply = limited.post("/size", content=parts())
    assert reply.status_code == 411
