"""What a reader has set by hand outlasts what the file says, wherever articles are kept."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.errors import NotFoundError
from index.formats import read_paths
from index.holdings import Holdings, LibraryOptions
from index.library import Library
from index.served_library import ServedLibrary, Servers
from index.store.server.catalogue import ServerCatalogue
from index.types import Article
from tests.hashing import HashingEmbedding
from tests.stores import RunningServers

OPTIONS = LibraryOptions(passage_tokens=60, reading=None)
ROOF = Article("b", "Roof", "The roof leaks. Nobody mends it.", "Post", date=date(2026, 1, 5))
MENDED = replace(ROOF, title="A roof", text="The roof is mended.", date=date(2026, 1, 9))
DAY = date(2026, 2, 3)


def _words(text: str) -> int:
    return len(text.split())


@pytest.fixture(params=["local", "server"])
def holdings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Holdings]:
    """An empty store, of each kind in turn."""
    embedding = HashingEmbedding(seed=1)
    if request.param == "local":
        one: Holdings = Library(tmp_path / "data", embedding, _words, OPTIONS)
    else:
        running: RunningServers = request.getfixturevalue("servers")
        places = Servers(running.new_database(), running.chroma_url)
        one = ServedLibrary(places, embedding, _words, OPTIONS)
    with one:
        yield one


def counted(holdings: Holdings, article: Article) -> tuple[int, int]:
    report = holdings.ingest([article])
    return report.updated, report.unchanged


def test_an_edited_article_whose_file_is_as_it_was_is_unchanged(holdings: Holdings) -> None:
    holdings.ingest([ROOF])
    holdings.edit("b", title="The roof", source="Desk", date=DAY)
    assert counted(holdings, ROOF) == (0, 1)
    assert holdings.catalogue.article("b") == replace(
        ROOF, title="The roof", source="Desk", date=DAY
    )


def test_of_a_file_that_changed_only_what_was_not_edited_is_taken(holdings: Holdings) -> None:
    holdings.ingest([ROOF])
    holdings.edit("b", title="The roof", source="Post", date=ROOF.date)
    assert counted(holdings, MENDED) == (1, 0)
    assert holdings.catalogue.article("b") == replace(MENDED, title="The roof")
    assert counted(holdings, MENDED) == (0, 1)


def test_a_day_taken_away_stays_away_and_what_is_edited_again_replaces_it(
    holdings: Holdings,
) -> None:
    holdings.ingest([ROOF])
    holdings.edit("b", title="Roof", source="Post")
    holdings.edit("b", title="The roof", source="Post")
    assert counted(holdings, ROOF) == (0, 1)
    holdings.edit("b", title="Roof", source="Post", date=DAY)
    assert counted(holdings, MENDED) == (1, 0)
    assert holdings.catalogue.article("b") == replace(MENDED, title="Roof", date=DAY)


def test_an_edit_that_is_taken_back_is_none_any_more(holdings: Holdings) -> None:
    holdings.ingest([ROOF])
    holdings.edit("b", title="The roof", source="Desk", date=DAY)
    holdings.undo("b")
    assert counted(holdings, MENDED) == (1, 0)
    assert holdings.catalogue.article("b") == MENDED


def test_an_edit_that_is_brought_back_is_one_again(holdings: Holdings) -> None:
    holdings.ingest([ROOF])
    holdings.edit("b", title="The roof", source="Post", date=ROOF.date)
    holdings.undo("b")
    holdings.undo("b")
    assert counted(holdings, ROOF) == (0, 1)
    assert holdings.catalogue.title("b") == "The roof"


def test_of_a_removed_article_no_edit_is_left_unless_it_is_put_back(holdings: Holdings) -> None:
    holdings.ingest([ROOF])
    holdings.edit("b", title="The roof", source="Post", date=ROOF.date)
    removed = holdings.catalogue.article("b")
    holdings.remove("b")
    holdings.put_back([removed])
    assert counted(holdings, ROOF) == (0, 1)
    holdings.remove("b")
    holdings.ingest([ROOF])
    assert holdings.catalogue.article("b") == ROOF


def test_an_edit_while_the_new_file_is_on_its_way_in_is_kept(holdings: Holdings) -> None:
    holdings.ingest([ROOF])
    ahead = holdings._ingestor._preparation.batches([MENDED], set())
    (batch,) = list(ahead)
    holdings.edit("b", title="The roof", source="Post", date=ROOF.date)
    holdings._ingestor._settle(batch)
    holdings._ingestor._take_in(batch)
    assert holdings.catalogue.article("b") == replace(MENDED, title="The roof")
    assert not list(holdings.catalogue.problems())
    assert not holdings.missed_vectors()


def test_the_same_folder_read_again_changes_nothing(holdings: Holdings, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    for name in ("gull", "tern"):
        (folder / f"{name}.txt").write_text(f"The {name} is loud. It flies.")
    holdings.ingest(read_paths(folder))
    (gull,) = [one for one in holdings.catalogue.summaries() if "gull" in one.title]
    holdings.edit(gull.id, title="Gulls", source="Desk", date=DAY)
    report = holdings.ingest(read_paths(folder))
    assert (report.updated, report.unchanged) == (0, 2)
    assert holdings.catalogue.title(gull.id) == "Gulls"


def test_what_is_not_there_is_not_edited(holdings: Holdings) -> None:
    with pytest.raises(NotFoundError, match="nobody"):
        holdings.edit("nobody", title="x")


def test_a_file_of_before_has_no_edits(tmp_path: Path) -> None:
    embedding, folder = HashingEmbedding(seed=1), tmp_path / "data"
    with Library(folder, embedding, _words, OPTIONS) as library:
        library.ingest([ROOF])
    connection = sqlite3.connect(folder / "catalogue.sqlite3")
    for table in ("versions", "earlier"):
        connection.execute(f"ALTER TABLE {table} DROP COLUMN edited")
    connection.execute("PRAGMA user_version = 6")
    connection.commit()
    connection.close()
    with Library(folder, embedding, _words, OPTIONS) as library:
        assert counted(library, MENDED) == (1, 0)
        library.edit("b", title="The roof")
        assert counted(library, ROOF) == (1, 0)
        assert library.catalogue.article("b") == replace(
            ROOF, title="The roof", source="", date=None
        )


def test_servers_of_before_have_no_edits(servers: RunningServers) -> None:
    url = servers.new_database()
    first = ServerCatalogue(url)
    with first.database.transaction() as transaction:
        for table in ("versions", "earlier"):
            transaction.execute(f"ALTER TABLE {table} DROP COLUMN edited")
        transaction.execute("ALTER TABLE version_tokens DROP COLUMN stems")
        transaction.execute("UPDATE facts SET value = '3' WHERE name = 'form'")
    first.close()
    places = Servers(url, servers.chroma_url)
    with ServedLibrary(places, HashingEmbedding(seed=1), _words, OPTIONS) as library:
        library.ingest([ROOF])
        library.edit("b", title="The roof", source="Post", date=ROOF.date)
        assert counted(library, ROOF) == (0, 1)
