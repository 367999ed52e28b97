"""Connections that do not get on are closed; slow and lively ones are not."""

import socket
import time
from collections.abc import Iterator
from contextlib import closing

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from assistant.web import connections
from tests.assistant.web.serving import serving

HALF = b"POST / HTTP/1.1\r\nHost: x\r\nX-Slow"
WHOLE = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n"


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    body = await Request(scope, receive).body()
    await PlainTextResponse(body)(scope, receive, send)


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.setattr(connections, "HEADER_SECONDS", 0.5)
    monkeypatch.setattr(connections, "BODY_SECONDS", 0.5)
    with serving(echo) as port:
        yield port


def visitor(port: int) -> socket.socket:
    connected = socket.create_connection(("127.0.0.1", port))
    connected.settimeout(60)
    return connected


def is_closed(connection: socket.socket) -> bool:
    try:
        return connection.recv(1000) == b""
    except ConnectionError:
        return True


def dribble(connection: socket.socket) -> None:
    """Send a letter of a header every tenth of a second, for a minute."""
    connection.sendall(HALF)
    for _ in range(600):
        connection.sendall(b"X")
        time.sleep(0.1)


@pytest.mark.parametrize("begun", [b"", HALF, WHOLE, WHOLE + b"te"])
def test_who_stops_in_the_middle_is_closed(port: int, begun: bytes) -> None:
    with closing(visitor(port)) as connection:
        connection.sendall(begun)
        assert is_closed(connection)


def test_four_hundred_half_sent_headers_are_all_closed(port: int) -> None:
    visitors = [visitor(port) for _ in range(400)]
    for one in visitors:
        one.sendall(HALF)
    assert all(is_closed(one) for one in visitors)
    for one in visitors:
        one.close()


def test_who_dribbles_headers_is_closed_too(port: int) -> None:
    closed = pytest.raises((BrokenPipeError, ConnectionResetError))
    with closing(visitor(port)) as connection, closed:
        dribble(connection)


def test_a_second_request_that_stops_in_the_middle_is_closed(port: int) -> None:
    with closing(visitor(port)) as connection:
        connection.sendall(WHOLE + b"text")
        assert b"200 OK" in connection.recv(1000)
        connection.sendall(HALF)
        while not is_closed(connection):
            pass


def test_a_slow_body_that_goes_on_is_read(port: int) -> None:
    with closing(visitor(port)) as connection:
        connection.sendall(WHOLE)
        for letter in b"text":
            time.sleep(0.2)
            connection.sendall(bytes([letter]))
        received = b""
        while not received.endswith(b"text"):
            received += connection.recv(1000)
        assert b"200 OK" in received
