"""Vectors that follow: articles are found at once, and end as if they had had them at once."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.errors import ModelError
from index.holdings import LibraryOptions
from index.library import Library
from index.store import following
from tests.faults.folders import articles, check_whole, contents, found, open_library
from tests.hashing import HashingEmbedding


class Doors:
    """Texts are embedded one batch for each time that a door is opened; or not at all."""

    def __init__(self) -> None:
        self.open = threading.Semaphore(0)
        self.is_broken = False


class SlowEmbedding(HashingEmbedding):
    """Waits at its doors; questions and what a model is known by pass."""

    doors: object = None

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        doors = self.doors
        assert isinstance(doors, Doors)
        is_passage = any("edition" in text for text in texts)
        if is_passage:
            doors.open.acquire()
        if is_passage and doors.is_broken:
            raise ModelError("The server of the model is down.")
        return [self._vector(text) for text in texts]


@pytest.fixture
def doors() -> Iterator[Doors]:
    made = Doors()
    yield made
    made.open.release(1000)


def slow_library(folder: Path, doors: Doors) -> Library:
    return Library(
        folder,
        SlowEmbedding(doors=doors),
        lambda text: len(text.split()),
        LibraryOptions(passage_tokens=40, reading=None, vectors_follow=True),
    )


@pytest.fixture
def expected(tmp_path: Path) -> dict[str, object]:
    """What a library that waits for its vectors holds in the end."""
    with open_library(tmp_path / "unbroken") as library:
        library.ingest(articles("second"))
        return contents(library)


def test_articles_are_found_before_their_vectors_are_made(
    tmp_path: Path, doors: Doors, expected: dict[str, object]
) -> None:
    with slow_library(tmp_path / "data", doors) as library:
        assert library.ingest(articles("second")).added == len(articles("second"))
        assert library.vector_progress().missing > 0
        assert "article-04" in found(library, "pier 4 moved")
        doors.open.release(1000)
        seen = []
        library.wait_for_vectors(seen.append)
        assert seen[-1].missing == library.vector_progress().missing == 0
        assert contents(library) == expected
        check_whole(library, tmp_path / "data")


def test_what_was_stopped_goes_on_when_the_folder_is_opened_again(
    tmp_path: Path, doors: Doors, expected: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "AT_ONCE", 4)
    library = slow_library(tmp_path / "data", doors)
    library.ingest(articles("second"))
    total = library.vector_progress().missing
    doors.open.release(2)
    while library.vector_progress().made < 8:
        threading.Event().wait(0.01)
    closing = threading.Thread(target=library.close)
    closing.start()
    while not library._ingestor.following._has_ended:
        threading.Event().wait(0.01)
    doors.open.release(1)
    closing.join()
    with slow_library(tmp_path / "data", doors) as again:
        assert again.vector_progress().missing < total
        assert again.vector_progress().missing > 0
        doors.open.release(1000)
        again.wait_for_vectors()
        assert contents(again) == expected


def test_a_model_that_is_down_costs_no_article_and_is_tried_again(
    tmp_path: Path, doors: Doors, expected: dict[str, object]
) -> None:
    doors.is_broken = True
    doors.open.release(1000)
    with slow_library(tmp_path / "data", doors) as library:
        library.ingest(articles("second"))
        with pytest.raises(ModelError, match="down"):
            library.wait_for_vectors()
        assert "article-04" in found(library, "pier 4 moved")
        doors.is_broken = False
        library.ingest([])
        library._ingestor.following.wake()
        library.wait_for_vectors()
        assert contents(library) == expected


def test_what_is_removed_meanwhile_gets_no_vector(tmp_path: Path, doors: Doors) -> None:
    with slow_library(tmp_path / "data", doors) as library:
        library.ingest(articles("second"))
        for article in articles("second"):
            library.remove(article.id)
        doors.open.release(1000)
        library.wait_for_vectors()
        assert library.catalogue.ledger.checksums() == {}
        check_whole(library, tmp_path / "data")
