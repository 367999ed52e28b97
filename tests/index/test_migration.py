"""Everything from one store into another and back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from index.holdings import Holdings, LibraryOptions
from index.library import Library
from index.migration import migrate
from index.served_library import ServedLibrary, Servers
from index.types import Article, Place
from tests.hashing import HashingEmbedding
from tests.stores import RunningServers

OPTIONS = LibraryOptions(passage_tokens=60, reading=None)
ARTICLES = [
    Article(f"a{n}", f"Title {n}", f"Text number {n} of many. It ends here.", "Gazette")
    for n in range(9)
]
CHANGED = replace(ARTICLES[3], text="Another text. It is newer.")

OpenFolder = Callable[[str], Library]


@pytest.fixture
def open_folder(tmp_path: Path) -> OpenFolder:
    def open_(name: str) -> Library:
        return Library(tmp_path / name, HashingEmbedding(seed=1), _words, OPTIONS)

    return open_


@pytest.fixture
def served(servers: RunningServers) -> ServedLibrary:
    places = Servers(servers.new_database(), servers.chroma_url)
    return ServedLibrary(places, HashingEmbedding(seed=1), _words, OPTIONS)


def _words(text: str) -> int:
    return len(text.split())


def contents(holdings: Holdings) -> object:
    catalogue = holdings.catalogue
    return (
        list(catalogue.articles()),
        catalogue.edits("a5"),
        list(catalogue.earlier.articles()),
        catalogue.places.every(),
        catalogue.ledger.checksums(),
        list(catalogue.passage_ids()),
        catalogue.fact("started"),
        [hit.passage.id for hit in holdings.retriever().search("Text number 5").passages],
    )


def fill(holdings: Holdings) -> None:
    holdings.ingest(ARTICLES)
    holdings.edit("a5", title="By hand")
    holdings.ingest([CHANGED])
    holdings.catalogue.places.keep_moved(
        [replace(ARTICLES[1], place=Place("/x/y.txt", "y", 0, "id"))]
    )
    holdings.catalogue.set_facts({"started": "yes"})


def test_a_folder_goes_into_the_servers_and_comes_back(
    open_folder: OpenFolder, served: ServedLibrary
) -> None:
    with open_folder("first") as first, served, open_folder("second") as second:
        fill(first)
        assert migrate(first, served) == len(ARTICLES)
        assert contents(served) == contents(first)
        assert migrate(served, second) == len(ARTICLES)
        assert contents(second) == contents(first)
        second.undo("a3")
        assert second.catalogue.article("a3").text == ARTICLES[3].text


def test_a_move_that_was_broken_off_goes_on(open_folder: OpenFolder, served: ServedLibrary) -> None:
    with open_folder("first") as first, served:
        fill(first)
        served.ingest(ARTICLES[:5])
        assert migrate(first, served) == len(ARTICLES)
        assert migrate(first, served) == len(ARTICLES)
        assert {one.id: one.version for one in served.catalogue.summaries()} == {
            one.id: one.version for one in first.catalogue.summaries()
        }
        assert served.catalogue.earlier.article("a3").text == ARTICLES[3].text
