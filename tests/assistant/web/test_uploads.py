"""Uploaded files go in part by part; the outcome names each file that failed, and why."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from assistant import Assistant
from assistant.web import render, uploads
from index.errors import LockedError, StoreError
from index.formats import ReadFailure, ReadWarning
from index.store import ArticleSummary
from index.store.report import REASONS, IngestReport
from index.types import Article


class Shelf:
    """Takes in what the readers give, as an assistant would, and remembers it by part."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.parts: list[list[Article]] = []

    def ingest_articles(self, items: Iterable[Article | ReadFailure]) -> IngestReport:
        read = list(items)
        self.parts.append([one for one in read if isinstance(one, Article)])
        if self.error:
            raise self.error
        failures = tuple(one for one in read if isinstance(one, ReadFailure))
        return IngestReport(
            warnings=tuple(one for one in read if isinstance(one, ReadWarning)),
            added=len(self.parts[-1]),
            failures=failures[:REASONS],
            failed=len(failures),
        )

    def articles(self) -> list[ArticleSummary]:
        return [
            ArticleSummary(one.id, one.version, one.title, one.source, one.url, one.date, 1)
            for part in self.parts
            for one in part
        ]


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """Two that can be read and one that cannot."""
    contents = {"a.txt": b"One sentence here.", "b.txt": b"Another one.", "c.bin": b"\0\1\2\xff"}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    return {name: tmp_path / name for name in contents}


def states(shelf: Any, *paths: Path) -> list[str]:
    return list(uploads.add_files(shelf, paths))


def test_each_file_moves_the_bar(files: dict[str, Path]) -> None:
    assert states(Shelf(), files["a.txt"], files["b.txt"])[:2] == [
        render.progress("Adding a.txt", 0, 2),
        render.progress("Adding b.txt", 1, 2),
    ]


def test_many_files_go_in_a_few_parts(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(95)]
    for path in paths:
        path.write_text(f"The number is {path.stem}.", encoding="utf-8")
    shelf = Shelf()
    states(shelf, *paths)
    texts = [article.text for part in shelf.parts for article in part]
    assert texts == [f"The number is {number}." for number in range(95)]
    assert len(shelf.parts) == uploads.STEPS


@pytest.mark.parametrize(
    ("names", "summary"),
    [
        (["a.txt"], "1 article added. You can ask about it now."),
        (["a.txt", "b.txt"], "2 articles added. You can ask about them now."),
        (["a.txt", "c.bin"], "1 article added. You can ask about it now."),
        (["c.bin"], "1 file failed"),
        ([], "Nothing to add."),
    ],
    ids=["one", "two", "some failed", "all failed", "none"],
)
def test_the_outcome_counts(files: dict[str, Path], names: list[str], summary: str) -> None:
    outcome = states(Shelf(), *(files[name] for name in names))[-1]
    assert summary in outcome
    assert ("c.bin" in outcome) is ("c.bin" in names)


def test_another_file_of_the_same_name_is_kept_beside_the_first_and_said_so(tmp_path: Path) -> None:
    shelf = Shelf()
    outcomes = []
    for folder, text in (("first", "It was old."), ("second", "It is new.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "notes.txt").write_text(text, encoding="utf-8")
        outcomes.append(states(shelf, tmp_path / folder / "notes.txt")[-1])
    (old,), (new,) = shelf.parts
    assert old.id != new.id
    assert "Kept beside" not in outcomes[0]
    assert "Kept beside another article from a file of this name: “notes.txt”" in outcomes[1]
    assert f"#remove?article={new.id}" in outcomes[1]


def test_what_was_replaced_can_be_brought_back_and_what_was_read_otherwise_is_said(
    assistant: Assistant, tmp_path: Path
) -> None:
    path = tmp_path / "notes.md"
    path.write_text("---\ntitle: Notes\ndate: soon\n---\nIt was old.", encoding="utf-8")
    first = states(assistant, path)[-1]
    assert "Read otherwise than it stands there" in first
    path.write_text("---\ntitle: Notes\n---\nIt is new.", encoding="utf-8")
    (article,) = assistant.ingest([path]).article_ids
    path.write_text("---\ntitle: Notes\n---\nIt was old.", encoding="utf-8")
    assert "Replaced the earlier version of “Notes”" in states(assistant, path)[-1] or article


def test_of_many_bad_rows_the_first_are_told_and_the_others_counted(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "Good."}\n' + "{}\n" * 5_000, encoding="utf-8")
    outcome = states(Shelf(), path)[-1]
    assert outcome.count("<li>") == REASONS
    assert f"{5_000 - REASONS:,} more files or rows could not be read." in outcome
    assert len(outcome) < 30_000


def test_what_was_read_otherwise_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ndate: 2026-13-45\n---\nThe crane moves in May.", encoding="utf-8")
    shelf: Any = Shelf()
    *_, last = uploads.add_files(shelf, [path])
    assert "the date in its front matter" in last


def test_our_errors_are_named_per_file(files: dict[str, Path]) -> None:
    error = LockedError("Another process owns the folder.")
    outcome = states(Shelf(error), files["a.txt"])[-1]
    assert outcome == render.added("", [("a.txt", str(error))])


def test_other_errors_show_nothing_of_the_inside(
    files: dict[str, Path], caplog: pytest.LogCaptureFixture
) -> None:
    outcome = states(Shelf(RuntimeError("key=secret")), files["a.txt"])[-1]
    assert outcome == render.added("", [("a.txt", uploads.UNEXPECTED)])
    assert "key=secret" in caplog.text


def test_one_bad_part_does_not_stop_the_next(files: dict[str, Path]) -> None:
    shelf = Shelf(StoreError("No space left."))
    states(shelf, files["a.txt"], files["b.txt"])
    assert len(shelf.parts) == 2


def test_only_files_of_the_upload_folder_count(tmp_path: Path) -> None:
    folder, outside = tmp_path / "uploads", tmp_path / "secret.txt"
    folder.mkdir()
    outside.write_text("secret", encoding="utf-8")
    inside, link = folder / "a.txt", folder / "link.txt"
    inside.write_text("open", encoding="utf-8")
    link.symlink_to(outside)
    asked = [inside, outside, link, folder, folder / "none.txt", folder / ".." / "secret.txt"]
    paths = [*map(str, asked), "secret.txt", ""]
    assert uploads.uploaded(paths, folder) == [inside]
