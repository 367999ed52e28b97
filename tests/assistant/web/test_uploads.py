"""An uploaded file goes in, and what became of it is told with its reason."""

from collections.abc import Iterable
from typing import Any

import pytest

from assistant import Assistant
from assistant.web.uploads import UNEXPECTED, add_files
from index.errors import LockedError
from index.formats import ReadFailure
from index.store import ArticleSummary
from index.store.report import REASONS, Fate, IngestReport
from index.types import Article


class Shelf:
    """Takes in what the readers give, as an assistant would."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.read: list[Article] = []

    def ingest_articles(self, items: Iterable[Article | ReadFailure]) -> IngestReport:
        read = list(items)
        if self.error:
            raise self.error
        articles = [one for one in read if isinstance(one, Article)]
        self.read += articles
        failures = tuple(one for one in read if isinstance(one, ReadFailure))
        counts = {"added": len(articles), "failed": len(failures)}
        fates = tuple(Fate("added", one.id) for one in articles)
        return IngestReport(failures=failures[:REASONS], fates=fates, **counts)

    def articles(self) -> list[ArticleSummary]:
        return [
            ArticleSummary(one.id, one.version, one.title, one.source, one.url, one.date, 1)
            for one in self.read
        ]


def added(shelf: Any, name: str = "a.txt", content: bytes = b"One sentence here.") -> Any:
    (outcome,) = add_files(shelf, [(name, content)])
    return outcome


def test_one_file_is_added() -> None:
    shelf = Shelf()
    outcome = added(shelf)
    assert (outcome["added"], outcome["failed"], outcome["failures"]) == (1, 0, [])
    assert [one.text for one in shelf.read] == ["One sentence here."]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\me\\notes.txt", "notes.txt"),
        ("a\0.txt", "a .txt"),
        ("<img src=x onerror=alert(1)>.txt", "<img src=x onerror=alert(1)>.txt"),
    ],
    ids=["folders", "Windows", "NUL", "markup"],
)
def test_of_a_name_its_last_part_counts(name: str, kept: str) -> None:
    shelf = Shelf()
    assert added(shelf, name)["added"] == 1
    assert shelf.read[0].source == kept


def test_a_file_of_any_name_is_read() -> None:
    for name in ("x" * 5000 + ".txt", "", "..", "/"):
        assert added(Shelf(), name)["added"] == 1


def test_a_file_that_cannot_be_read_says_why() -> None:
    outcome = added(Shelf(), "noise.bin", b"\0\1\2\xff")
    assert outcome["failed"] == 1
    assert outcome["failures"][0]


def test_of_many_bad_rows_the_first_are_told_and_the_others_counted() -> None:
    outcome = added(Shelf(), "rows.jsonl", b'{"text": "Good."}\n' + b"{}\n" * 5_000)
    assert (outcome["added"], outcome["failed"]) == (1, 5_000)
    assert len(outcome["failures"]) == REASONS


def test_another_file_of_the_same_name_is_kept_beside_the_first_and_said_so() -> None:
    shelf = Shelf()
    assert added(shelf, "notes.txt", b"It was old.")["beside"] == []
    outcome = added(shelf, "notes.txt", b"It is new.")
    assert outcome["beside"] == [{"article": shelf.read[1].id, "title": shelf.read[1].title}]


def test_what_was_replaced_and_what_was_read_otherwise_is_said(assistant: Assistant) -> None:
    rows = [b'{"id": "tide", "title": "Tide", "text": "%s"}' % text for text in (b"Old.", b"New.")]
    assert added(assistant, "tide.jsonl", rows[0])["added"] == 1
    outcome = added(assistant, "tide.jsonl", rows[1])
    assert outcome["replaced"] == [{"article": "tide", "title": "Tide"}]
    assistant.remove("tide")
    odd = added(Shelf(), "a.md", b"---\ndate: 2026-13-45\n---\nThe crane moves in May.")
    assert odd["added"] == 1


def test_our_errors_are_told() -> None:
    error = LockedError("Another process owns the folder.")
    assert added(Shelf(error))["failures"] == [str(error)]


def test_other_errors_show_nothing_of_the_inside(caplog: pytest.LogCaptureFixture) -> None:
    assert added(Shelf(RuntimeError("key=secret")))["failures"] == [UNEXPECTED]
    assert "key=secret" in caplog.text


def test_files_that_come_together_are_each_told_apart(assistant: Assistant) -> None:
    rows = b'{"text": "A."}\n{}\n{"text": "B."}\n'
    files = [
        ("rows.jsonl", rows),
        ("noise.bin", b"\0\1\2\xff"),
        ("notes.txt", b"The kites were counted."),
        ("notes.txt", b"The storks were counted."),
        ("again.jsonl", b'{"id": "kite", "title": "Kite", "text": "Blue."}'),
        ("again.jsonl", b'{"id": "kite", "title": "Kite", "text": "Red."}'),
        ("kites.txt", b"  "),
    ]
    outcomes = add_files(assistant, files)
    counts = [[one[name] for name in ("added", "updated", "failed")] for one in outcomes]
    assert counts == [[2, 0, 1], [0, 0, 1], [1, 0, 0], [1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]]
    assert [bool(one["failures"]) for one in outcomes] == [bool(one["failed"]) for one in outcomes]
    assert [bool(one["beside"]) for one in outcomes] == [False] * 3 + [True] + [False] * 3
    assert outcomes[5]["replaced"] == [{"article": "kite", "title": "Kite"}]
    assert assistant.article("kite").text == "Red."
    again = add_files(assistant, files[2:4])
    assert [one["unchanged"] for one in again] == [1, 1]
    assistant.remove(*(one.id for one in assistant.articles() if one.source in dict(files)))


def test_a_reader_that_breaks_over_a_file_leaves_the_others_alone(
    assistant: Assistant, caplog: pytest.LogCaptureFixture
) -> None:
    no_bytes: Any = 5
    bad, good = add_files(assistant, [("a.txt", no_bytes), ("b.txt", b"The otter swam.")])
    assert (bad["failures"], good["added"]) == ([UNEXPECTED], 1)
    assert "An uploaded file could not be read" in caplog.text
    assistant.remove(*(one.id for one in assistant.articles() if one.source == "b.txt"))
