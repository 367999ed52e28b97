"""A server that is away: over HTTP honest 503s that say when to come again, and then it goes on."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import SecretStr

from assistant import Assistant
from assistant.settings import Settings, StoreSettings
from assistant.web.api import create_router
from assistant.web.apis.article_routes import create_article_router
from assistant.web.problems import explain
from index.errors import CitelineError
from tests.stores import Chroma, Postgres, binaries

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
def client(postgres: Postgres, chroma: Chroma, folder: Path) -> Iterator[TestClient]:
    """The routes of a program over both servers, with an article."""
    with pytest.MonkeyPatch.context() as patch, ExitStack() as opened:
        patch.setattr("index.store.server.database.WAIT_SECONDS", 1.0)
        store = StoreSettings(
            store="server",
            data_dir=folder / "data",
            postgres_url=SecretStr(f"{postgres.address}/postgres"),
            chroma_url=chroma.url,
        )
        assistant = opened.enter_context(Assistant.open(settings=Settings(store=store)))
        app = FastAPI()
        app.include_router(create_router(assistant))
        app.include_router(create_article_router(assistant, 1_000_000))
        app.add_exception_handler(CitelineError, explain)
        with TestClient(app, raise_server_exceptions=False) as calling:
            calling.post("/api/texts", json={"title": "Ferry", "text": TEXT}).raise_for_status()
            yield calling


REQUESTS = {
    "ask": ("POST", "/api/ask", {"question": "When does the Sandholm ferry sail?"}),
    "search": ("GET", "/api/search?question=Sandholm+ferry", None),
    "list": ("GET", "/api/articles", None),
    "add": ("POST", "/api/texts", {"text": "The Averil tram runs late."}),
}
OF_BOTH, OF_POSTGRES = {"ask", "search", "add"}, set(REQUESTS)


def replies(client: TestClient, names: set[str]) -> dict[str, tuple[int, bool, str]]:
    """Return status, whether it says when to come again, and what it says."""
    got = {
        one: client.request(REQUESTS[one][0], REQUESTS[one][1], json=REQUESTS[one][2])
        for one in sorted(names)
    }
    return {
        name: (one.status_code, "retry-after" in one.headers, one.text) for name, one in got.items()
    }


def test_each_server_may_go_and_come_back(
    client: TestClient, postgres: Postgres, chroma: Chroma
) -> None:
    before = client.get("/api/articles").json()["total"]
    for server, name, needing in (
        (postgres, "PostgreSQL", OF_POSTGRES),
        (chroma, "Chroma", OF_BOTH),
        (postgres, "PostgreSQL", OF_POSTGRES),
    ):
        server.kill()
        for status, again, text in replies(client, needing).values():
            assert (status, again) == (503, True), text
            assert name in text
            assert "citeline@" not in text
        server.start()
        came_back = replies(client, set(REQUESTS))
        assert {status for status, _, _ in came_back.values()} == {200}, came_back
        assert "nine" in came_back["ask"][2]
    assert client.get("/api/articles").json()["total"] == before + 1
