"""A data folder in use: ingest, replace, remove, reindex, and what it refuses."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.embedding import load_embedding
from index.errors import LockedError, NotFoundError
from index.formats import ReadFailure
from index.library import Library
from index.store.report import IngestProgress
from index.types import Article

FIRST = Article("a", "Toll", "The toll is four crowns. It rose in May.")
SECOND = Article("b", "Roof", "The roof leaks. Nobody mends it.")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "data", load_embedding(), lambda text: len(text.split())) as opened:
        yield opened


def test_a_report_counts_what_happened(library: Library) -> None:
    failure = ReadFailure("x.pdf", "No reader knows this format.")
    report = library.ingest([FIRST, failure, SECOND])
    assert (report.added, report.updated, report.unchanged) == (2, 0, 0)
    assert report.failures == (failure,)
    assert report.article_ids == ("a", "b")
    assert report.passages == 2
    again = library.ingest([FIRST, Article("b", "Roof", "The roof is mended.")])
    assert (again.added, again.updated, again.unchanged) == (0, 1, 1)


def test_an_article_without_text_is_a_failure_and_the_rest_goes_on(library: Library) -> None:
    report = library.ingest([Article("empty", "Empty", " \n "), FIRST])
    assert report.added == 1
    assert [failure.path for failure in report.failures] == ["empty"]


def test_progress_is_told_after_every_batch(library: Library) -> None:
    told: list[IngestProgress] = []
    library.ingest([FIRST, SECOND], told.append)
    assert told[-1].articles == 2
    assert told[-1].title == "Roof"


def test_progress_is_told_while_slow_documents_are_read(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.store.preparing.BATCH_SECONDS", 0.0)
    told: list[IngestProgress] = []
    failure = ReadFailure("c.pdf", "it is damaged")
    report = library.ingest([FIRST, failure, SECOND], told.append)
    assert [(one.articles, one.failures) for one in told] == [(0, 0), (1, 0), (1, 1), (2, 1)]
    assert (report.added, report.failed) == (2, 1)


def test_every_passage_has_a_vector_and_no_other_is_left(library: Library) -> None:
    library.ingest([FIRST, SECOND])
    library.ingest([Article("a", "Toll", "The toll is nine crowns.")])
    library.remove("b")
    ledger = library.catalogue.ledger
    assert ledger.count() == len(list(library.catalogue.passage_ids())) == 1
    assert library._vectors.rows(ledger.checksums())[0] == list(ledger.checksums())
    with pytest.raises(NotFoundError):
        library.remove("b")


def test_reindexing_keeps_what_is_found(library: Library) -> None:
    library.ingest([FIRST, SECOND])
    before = [hit.passage.id for hit in library.retriever().search("What leaks?").passages]
    assert library.reindex() == 2
    after = [hit.passage.id for hit in library.retriever().search("What leaks?").passages]
    assert before == after


def test_a_folder_has_one_owner(library: Library, tmp_path: Path) -> None:
    with pytest.raises(LockedError):
        Library(tmp_path / "data", load_embedding(), len)


def test_a_closed_library_frees_its_folder(tmp_path: Path) -> None:
    first = Library(tmp_path, load_embedding(), len)
    first.close()
    first.close()
    Library(tmp_path, load_embedding(), len).close()
