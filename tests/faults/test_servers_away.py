"""A server that is away: the program says so over HTTP, with when to come again, and goes on."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.stores import Chroma, Postgres, binaries, free_port

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
def client(postgres: Postgres, chroma: Chroma, folder: Path) -> Iterator[httpx.Client]:
    """The program itself over both servers, with an article."""
    port = free_port()
    environment = {
        **os.environ,
        "CITELINE_STORE__STORE": "server",
        "CITELINE_STORE__POSTGRES_URL": f"{postgres.address}/postgres",
        "CITELINE_STORE__CHROMA_URL": chroma.url,
        "CITELINE_STORE__DATA_DIR": str(folder / "data"),
    }
    command = [Path(sys.executable).with_name("citeline"), "serve", "--port", str(port)]
    with (folder / "log").open("wb") as log:
        program = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=120) as calling:
            wait_for(calling, program)
            calling.post("/api/texts", json={"title": "Ferry", "text": TEXT}).raise_for_status()
            yield calling
    finally:
        program.kill()
        program.wait()


def wait_for(client: httpx.Client, program: "subprocess.Popen[bytes]") -> None:
    while program.poll() is None:
        with suppress(httpx.HTTPError):
            if client.get("/readyz").is_success:
                return
        time.sleep(0.2)
    raise AssertionError("the program does not start")


REQUESTS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "ask": ("POST", "/api/ask", {"json": {"question": "When does the Sandholm ferry sail?"}}),
    "search": ("GET", "/api/search?question=Sandholm+ferry", {}),
    "list": ("GET", "/api/articles", {}),
    "add": ("POST", "/api/texts", {"json": {"text": "The Averil tram runs {} minutes late."}}),
    "upload": ("POST", "/api/articles", {"files": {"files": ("{}.txt", "Tram {} is late.")}}),
    "ready": ("GET", "/readyz", {}),
}
PAGE_LOOKS = "/citeline/alive"
"""What an open page asks to know whether to show its banner; it replies at once."""

ATTEMPTS, PAUSE_SECONDS = 60, 0.5
"""Connections are tried again at growing intervals."""

OF_BOTH, OF_POSTGRES = set(REQUESTS) - {"list"}, set(REQUESTS)

Reply = tuple[int, bool, str]
"""Status, whether it says when to come again, and what it says."""


class Caller:
    """Calls the routes, with a new article each time, and keeps which ones were acknowledged."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client
        self.acknowledged: set[str] = set()
        self._count = 0

    def replies(self, names: set[str]) -> dict[str, Reply]:
        """Call these routes side by side."""
        self._count += 1
        with ThreadPoolExecutor(len(names)) as threads:
            replies = threads.map(lambda name: self._reply(*REQUESTS[name]), sorted(names))
            return dict(zip(sorted(names), replies, strict=True))

    def _reply(self, method: str, path: str, body: dict[str, Any]) -> Reply:
        got = self.client.request(method, path, **filled(body, self._count))
        if path == "/api/texts" and got.status_code == 200:
            self.acknowledged.add(got.json()["article"])
        return got.status_code, "retry-after" in got.headers, got.text


def filled(value: Any, number: int) -> Any:
    """Return a body with a number wherever one is wanted."""
    if isinstance(value, str):
        return value.replace("{}", str(number))
    if isinstance(value, dict):
        return {name: filled(one, number) for name, one in value.items()}
    return tuple(filled(one, number) for one in value)


def back(caller: Caller) -> dict[str, Reply]:
    """Return the replies when all is answered again; until then they are honest 503s."""
    for _ in range(ATTEMPTS):
        got = caller.replies(set(REQUESTS))
        if all(status == 200 for status, _, _ in got.values()):
            return got
        assert {(status, again) for status, again, _ in got.values()} <= {(200, False), (503, True)}
        time.sleep(PAUSE_SECONDS)
    raise AssertionError(f"It does not come back: {got}")


def page_is_told(client: httpx.Client, status: int) -> httpx.Response:
    """Look as an open page does until it is told this; return the reply."""
    for _ in range(ATTEMPTS):
        reply = client.get(PAGE_LOOKS)
        if reply.status_code == status:
            return reply
        time.sleep(PAUSE_SECONDS)
    raise AssertionError(f"The page is told {reply.status_code}: {reply.text}")


def test_each_server_may_go_and_come_back(
    client: httpx.Client, postgres: Postgres, chroma: Chroma
) -> None:
    caller = Caller(client)
    started = page_is_told(client, 200).json()["started"]
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
        away = page_is_told(client, 503)
        assert away.json()["started"] == started
        assert name in away.json()["error"]
        assert "retry-after" in away.headers
        assert client.get("/healthz").status_code == client.get("/").status_code == 200
        server.start()
        assert "nine" in back(caller)["ask"][2]
        assert page_is_told(client, 200).json() == {"started": started}
    for id_ in caller.acknowledged:
        assert client.get(f"/api/articles/{id_}").status_code == 200
    assert len(caller.acknowledged) >= 3
