"""Both kinds of store: the contract tests run over each."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.store import Catalogue, LocalCatalogue
from index.store.server.catalogue import ServerCatalogue
from tests.stores import RunningServers, emptied

KINDS = ("local", "server")


@pytest.fixture(scope="session")
def server_catalogue(servers: RunningServers) -> Iterator[ServerCatalogue]:
    """A catalogue in PostgreSQL that many tests share; see `catalogue`."""
    opened = ServerCatalogue(servers.new_database())
    yield opened
    opened.close()


@pytest.fixture(params=KINDS)
def catalogue(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Catalogue]:
    """An empty catalogue, of each kind in turn."""
    if request.param == "server":
        shared: ServerCatalogue = request.getfixturevalue("server_catalogue")
        emptied(shared)
        yield shared
        return
    opened = LocalCatalogue(tmp_path / "catalogue.sqlite3")
    yield opened
    opened.close()


@pytest.fixture
def both(
    server_catalogue: ServerCatalogue, tmp_path: Path
) -> Iterator[tuple[LocalCatalogue, ServerCatalogue]]:
    """An empty catalogue of each kind, to be compared."""
    emptied(server_catalogue)
    opened = LocalCatalogue(tmp_path / "catalogue.sqlite3")
    yield opened, server_catalogue
    opened.close()
