"""Questions over HTTP beyond what can be answered: turned away at once, and given up when unheard.

A real server on a real socket, over an assistant that answers when it is told to.
"""

import asyncio
import http.client
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any
from urllib.parse import quote

import pytest
from fastapi import FastAPI

from assistant.types import Answer
from assistant.web.admission import AT_ONCE, OF_ONE_CLIENT, WAITING, Admission
from assistant.web.api import create_router
from assistant.web.apis.article_routes import create_article_router
from index.types import SearchResult
from tests.assistant.web.serving import serving


class Slow:
    """Answers, and finds, when `may_answer` is set; counts what it is working on and gave up."""

    def __init__(self) -> None:
        self._counting = threading.Lock()
        self.may_answer = threading.Event()
        self.working = 0
        self.most = 0
        self.given_up = 0
        self.answered = 0

    async def aask(self, question: str, **_: Any) -> Answer:
        self.working += 1
        self.most = max(self.most, self.working)
        try:
            while not self.may_answer.is_set():  # noqa: ASYNC110 - set by another thread
                await asyncio.sleep(0.01)
            self.answered += 1
            return Answer(question)
        except asyncio.CancelledError:
            self.given_up += 1
            raise
        finally:
            self.working -= 1

    def search(self, question: str, **_: Any) -> SearchResult:
        with self._counting:
            self.working += 1
            self.most = max(self.most, self.working)
        self.may_answer.wait(60)
        with self._counting:
            self.working -= 1
        return SearchResult()

    def article(self, article_id: str) -> Any:
        raise AssertionError("nothing was found")


@pytest.fixture
def slow() -> Slow:
    return Slow()


@pytest.fixture
def port(slow: Slow) -> Iterator[int]:
    app, admission = FastAPI(), Admission()
    app.include_router(create_router(slow, admission))  # type: ignore[arg-type]
    app.include_router(create_article_router(slow, 0, admission))  # type: ignore[arg-type]
    with serving(app) as port:
        yield port
        slow.may_answer.set()


def ask(port: int, client: str = "127.0.0.1", path: str = "/api/ask") -> tuple[int, str | None]:
    with closing(
        http.client.HTTPConnection("127.0.0.1", port, timeout=120, source_address=(client, 0))
    ) as connection:
        if path == "/api/ask":
            headers = {"content-type": "application/json"}
            connection.request("POST", path, json.dumps({"question": "Why?"}), headers)
        else:
            connection.request("GET", f"{path}?question={quote('Why?')}")
        reply = connection.getresponse()
        reply.read()
        return reply.status, reply.getheader("Retry-After")


def wait_for(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.01)


WAYS = {
    "questions": ["/api/ask"],
    "searches": ["/api/search"],
    "both": ["/api/ask", "/api/search"],
}


@pytest.mark.parametrize("paths", WAYS.values(), ids=WAYS)
def test_beyond_the_places_all_are_turned_away_at_once(
    port: int, slow: Slow, paths: list[str]
) -> None:
    places = AT_ONCE + WAITING
    with ThreadPoolExecutor(places + 30) as pool:
        asked = [
            pool.submit(ask, port, f"127.0.1.{one % 9}", paths[one % len(paths)])
            for one in range(places + 30)
        ]
        wait_for(lambda: sum(one.done() for one in asked) == 30)
        refused = [one.result() for one in asked if one.done()]
        assert all(status == 503 and int(after or "") > 0 for status, after in refused)
        slow.may_answer.set()
        assert sorted(one.result()[0] for one in asked) == [200] * places + [503] * 30
    assert slow.most == AT_ONCE


def test_one_client_does_not_get_all_places(port: int, slow: Slow) -> None:
    with ThreadPoolExecutor(OF_ONE_CLIENT + 6) as pool:
        asked = [pool.submit(ask, port) for _ in range(OF_ONE_CLIENT + 5)]
        wait_for(lambda: sum(one.done() for one in asked) == 5)
        refused = [one.result() for one in asked if one.done()]
        assert all(status == 429 and int(after or "") > 0 for status, after in refused)
        another = pool.submit(ask, port, "127.0.0.2")
        slow.may_answer.set()
        assert another.result()[0] == 200
        assert sorted(one.result()[0] for one in asked) == [200] * OF_ONE_CLIENT + [429] * 5
    assert ask(port)[0] == 200
    assert ask(port)[0] == 200


def test_nobody_is_worked_for_who_has_hung_up(port: int, slow: Slow) -> None:
    body = b'{"question": "Why?"}'
    head = b"POST /api/ask HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    request = head + b"Content-Length: %d\r\n\r\n" % len(body) + body
    clients = [socket.create_connection(("127.0.0.1", port)) for _ in range(AT_ONCE + 5)]
    for client in clients:
        client.sendall(request)
    wait_for(lambda: slow.working == AT_ONCE)
    for client in clients:
        client.close()
    wait_for(lambda: slow.given_up >= AT_ONCE)
    time.sleep(1)  # those who waited may begin, until it is noticed that they have gone, too
    wait_for(lambda: slow.working == 0)
    slow.may_answer.set()
    assert ask(port)[0] == 200
    assert slow.given_up >= AT_ONCE
    assert slow.answered == 1


def test_a_search_that_nobody_waits_for_keeps_its_place_until_it_is_done(
    port: int, slow: Slow
) -> None:
    """It cannot be given up: whoever hangs up and comes again gets no more done at a time."""
    request = b"GET /api/search?question=Why HTTP/1.1\r\nHost: x\r\n\r\n"
    for _ in range(3):
        clients = [socket.create_connection(("127.0.0.1", port)) for _ in range(AT_ONCE)]
        for client in clients:
            client.sendall(request)
        wait_for(lambda: slow.working >= AT_ONCE)
        time.sleep(0.2)
        for client in clients:
            client.close()
        time.sleep(0.2)
    assert slow.most == AT_ONCE
    slow.may_answer.set()
    assert ask(port, path="/api/search")[0] == 200
