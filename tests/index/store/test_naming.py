"""Which article a file is, over several ingests of a real data folder, and who writes when."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.embedding import load_embedding
from index.errors import NotFoundError
from index.formats import read_paths
from index.library import Library
from index.store.places import encoded_path
from index.store.recall import misses
from index.store.report import REASONS, IngestReport
from index.types import Article


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "data", load_embedding(), lambda text: len(text.split())) as opened:
        yield opened


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def texts(library: Library) -> set[str]:
    ids = [one.id for one in library.catalogue.summaries()]
    return {library.catalogue.article(one).text for one in ids}


def counts(report: IngestReport) -> tuple[int, int, int]:
    return report.added, report.updated, report.unchanged


def test_another_file_of_the_same_name_is_kept_beside_the_first(
    library: Library, tmp_path: Path
) -> None:
    write(tmp_path / "a/lift.md", "The lift stands.")
    write(tmp_path / "b/lift.md", "The other lift runs.")
    together = library.ingest(read_paths([tmp_path / "a", tmp_path / "b"]))
    assert counts(together) == (2, 0, 0)
    assert together.beside == together.article_ids[1:]
    write(tmp_path / "c/lift.md", "A third lift.")
    assert len(library.ingest(read_paths([tmp_path / "c"])).beside) == 1
    again = library.ingest(read_paths([tmp_path / "b", tmp_path / "a", tmp_path / "c"]))
    assert counts(again) == (0, 0, 3)
    assert again.beside == ()
    write(tmp_path / "b/lift.md", "The other lift stands now.")
    assert counts(library.ingest(read_paths([tmp_path / "b"]))) == (0, 1, 0)
    assert texts(library) == {"The lift stands.", "The other lift stands now.", "A third lift."}


def test_a_moved_folder_holds_the_same_articles(library: Library, tmp_path: Path) -> None:
    write(tmp_path / "a/lift.md", "The lift stands.")
    library.ingest(read_paths([tmp_path / "a"]))
    (tmp_path / "a").rename(tmp_path / "b")
    assert counts(library.ingest(read_paths([tmp_path / "b"]))) == (0, 0, 1)
    # Known at its new place: another file at the old one is another article now.
    write(tmp_path / "a/lift.md", "Another lift.")
    assert counts(library.ingest(read_paths([tmp_path / "a"]))) == (1, 0, 0)


def test_a_file_is_one_article_however_it_is_named(library: Library, tmp_path: Path) -> None:
    file = write(tmp_path / "news/2026/lift.md", "The lift stands.")
    library.ingest(read_paths([file]))
    for path in (tmp_path / "news", tmp_path / "news/2026", tmp_path):
        assert counts(library.ingest(read_paths([path / "."]))) == (0, 0, 1), path


def test_what_an_older_citeline_called_by_its_place_stays_one_article(
    library: Library, tmp_path: Path
) -> None:
    write(tmp_path / "a/lift.md", "---\nurl: https://example.org/lift\n---\nThe lift stands.")
    [article] = read_paths([tmp_path / "a"])
    assert isinstance(article, Article)
    assert article.place is not None
    library.ingest([Article(article.place.id, article.title, "As it was.", "lift.md")])
    assert counts(library.ingest(read_paths([tmp_path / "a"]))) == (0, 1, 0)


def test_files_of_one_address_are_one_article(library: Library, tmp_path: Path) -> None:
    head = "---\nurl: https://example.org/lift\n---\n"
    write(tmp_path / "a/lift.md", f"{head}The lift stands.")
    write(tmp_path / "b/lift-v2.md", f"{head}The lift runs.")
    library.ingest(read_paths([tmp_path / "a"]))
    assert counts(library.ingest(read_paths([tmp_path / "b"]))) == (0, 1, 0)
    assert texts(library) == {"The lift runs."}


def test_what_was_replaced_comes_back_and_goes_again(library: Library) -> None:
    old, new = Article("a", "T", "The toll is four."), Article("a", "T", "The toll is nine.")
    with pytest.raises(NotFoundError, match="no earlier version"):
        library.undo("a")
    library.ingest([old])
    library.ingest([new])
    for expected in (old, new, old):
        library.undo("a")
        assert library.catalogue.article("a") == expected
    found = library.retriever().search("How much is the toll?").sentences
    assert [hit.sentence.text for hit in found] == ["The toll is four."]
    library.remove("a")
    with pytest.raises(NotFoundError):
        library.undo("a")


def test_places_are_known_below_a_folder_and_forgotten_with_the_article(
    library: Library, tmp_path: Path
) -> None:
    write(tmp_path / "in/a.txt", "One.")
    write(tmp_path / "in2/b.txt", "Two.")
    report = library.ingest(read_paths([tmp_path / "in", tmp_path / "in2"]))
    places = library.catalogue.places
    assert [one for one, _ in places.below(encoded_path(tmp_path / "in"))] == [
        report.article_ids[0]
    ]
    library.remove(report.article_ids[0])
    assert list(places.below(encoded_path(tmp_path / "in"))) == []


def test_threads_that_ingest_one_article_at_once_lose_nothing(library: Library) -> None:
    articles = [Article(str(n), "T", f"Kite {n} flew over the town.") for n in range(20)]
    barrier = threading.Barrier(4)

    def ingest(_: int) -> IngestReport:
        barrier.wait()
        return library.ingest(articles)

    with ThreadPoolExecutor(4) as pool:
        reports = list(pool.map(ingest, range(4)))
    assert sum(one.added for one in reports) == 20
    assert sum(one.unchanged for one in reports) == 60
    assert len(texts(library)) == 20
    ids = list(library.catalogue.ledger.checksums())
    assert len(ids) == 20
    assert misses(library._vectors, ids) == []


def test_threads_that_bring_files_of_one_name_keep_them_all(
    library: Library, tmp_path: Path
) -> None:
    folders = [tmp_path / str(number) for number in range(8)]
    for folder in folders:
        write(folder / "lift.md", f"Lift {folder.name} stands.")
    with ThreadPoolExecutor(4) as pool:
        reports = list(pool.map(lambda folder: library.ingest(read_paths([folder])), folders))
    assert sum(one.added for one in reports) == 8
    assert sum(len(one.beside) for one in reports) == 7
    assert texts(library) == {f"Lift {folder.name} stands." for folder in folders}


def test_questions_during_the_first_ingest_are_answered(library: Library) -> None:
    retriever = library.retriever()
    done = threading.Event()

    def ask() -> int:
        asked = 0
        while not done.is_set():
            retriever.search("Which kite flew over the town?")
            asked += 1
        return asked

    articles = [Article(str(n), "T", f"Kite {n} flew over the town.") for n in range(600)]
    with ThreadPoolExecutor(3) as pool:
        askers = [pool.submit(ask) for _ in range(3)]
        try:
            library.ingest(articles)
        finally:
            done.set()
        assert sum(one.result() for one in askers) > 0


def test_reasons_are_bounded_and_failures_counted(library: Library) -> None:
    from index.formats import ReadFailure

    failures = (ReadFailure("rows.jsonl", f"line {n}: bad") for n in range(5_000))
    report = library.ingest(failures)
    assert len(report.failures) == REASONS
    assert report.failed == 5_000
