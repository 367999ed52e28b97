"""Uploaded files go in part by part; the outcome names each file that failed, and why."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from assistant.web import render, uploads
from index.errors import LockedError, StoreError
from index.ingest import IngestReport
from index.readers import ReadFailure


class Shelf:
    """Takes files in as an assistant would; .bin is unknown to it."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.parts: list[list[str]] = []

    def ingest(self, paths: Sequence[Path], progress: Any) -> IngestReport:
        self.parts.append([path.name for path in paths])
        if self.error:
            raise self.error
        failures = [
            ReadFailure(str(one), "unknown format") for one in paths if one.suffix == ".bin"
        ]
        return IngestReport(added=len(paths) - len(failures), failures=tuple(failures))


def states(shelf: Any, *names: str) -> list[str]:
    return list(uploads.add_files(shelf, [Path("/uploads/x", name) for name in names]))


def test_each_file_moves_the_bar() -> None:
    assert states(Shelf(), "a.txt", "b.txt")[:2] == [
        render.progress("Adding a.txt", 0, 2),
        render.progress("Adding b.txt", 1, 2),
    ]


def test_many_files_go_in_a_few_parts() -> None:
    shelf = Shelf()
    names = [f"{number}.txt" for number in range(95)]
    states(shelf, *names)
    assert [name for part in shelf.parts for name in part] == names
    assert len(shelf.parts) == uploads.STEPS


@pytest.mark.parametrize(
    ("names", "summary"),
    [
        (["a.txt"], "1 article added. You can ask about them now."),
        (["a.txt", "b.txt"], "2 articles added. You can ask about them now."),
        (["a.txt", "b.bin"], "1 article added, 1 file failed. You can ask about them now."),
        (["b.bin"], "1 file failed."),
        ([], "Nothing to add."),
    ],
    ids=["one", "two", "some failed", "all failed", "none"],
)
def test_the_outcome_counts(names: list[str], summary: str) -> None:
    failures = {name: "unknown format" for name in names if name.endswith(".bin")}
    assert states(Shelf(), *names)[-1] == render.added(summary, failures)


def test_our_errors_are_named_per_file() -> None:
    error = LockedError("Another process owns the folder.")
    assert "Another process owns the folder." in states(Shelf(error), "a.txt")[-1]


def test_other_errors_show_nothing_of_the_inside(caplog: pytest.LogCaptureFixture) -> None:
    outcome = states(Shelf(RuntimeError("key=secret")), "a.txt")[-1]
    assert "secret" not in outcome
    assert uploads.UNEXPECTED in outcome
    assert "key=secret" in caplog.text


def test_one_bad_part_does_not_stop_the_next() -> None:
    shelf = Shelf(StoreError("No space left."))
    states(shelf, "a.txt", "b.txt")
    assert shelf.parts == [["a.txt"], ["b.txt"]]
