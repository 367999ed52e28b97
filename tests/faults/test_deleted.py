"""What was removed or replaced is in no file of the folder any more."""

import sqlite3
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from index.backup import back_up
from index.library import Library
from index.types import Article
from tests.faults.folders import articles, open_library
from tests.faults.killable import Killable

STEMS = {"zyxomor", "quartzi", "wobblet"}
"""Of words that one article has; search terms are cut to such."""


def secret() -> Article:
    text = " ".join(f"The Zyxomorph of {n} Quartzine lanes sleeps." for n in range(300))
    return Article("secret", "About Wobblethorpe", text, source="Zyxomorph Post")


def in_files(folder: Path, words: Iterable[str]) -> set[str]:
    """Which words are in any file of a folder, looked for by another process.

    A process that opens and closes a file of SQLite's takes SQLite's own locks from it.
    """
    found = subprocess.run(
        ["grep", "-raiohF", "-f", "-", str(folder)],
        input="\n".join(words),
        capture_output=True,
        text=True,
        errors="replace",
    )
    return {line.lower() for line in found.stdout.splitlines()}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    opened = open_library(tmp_path / "data")
    opened.ingest([*articles("first"), secret(), *articles("second")])
    assert in_files(tmp_path / "data", STEMS) == STEMS
    return opened


def test_removing_leaves_no_word_behind(tmp_path: Path, library: Library) -> None:
    library.remove("secret")
    assert in_files(tmp_path / "data", STEMS) == set()
    library.close()
    assert in_files(tmp_path / "data", STEMS) == set()


def test_removing_leaves_no_vector_behind(tmp_path: Path, library: Library) -> None:
    ledger = library.catalogue.ledger
    before = set(ledger.checksums())
    library.remove("secret")
    gone = before - set(ledger.checksums())
    assert gone
    assert in_files(tmp_path / "data", gone) == set()
    library.close()


def test_removing_leaves_no_word_of_the_version_before_either(
    tmp_path: Path, library: Library
) -> None:
    library.ingest([Article("secret", "About the fog", "The fog came in. It stayed.")])
    assert library.catalogue.earlier.article("secret").text == secret().text
    library.remove("secret")
    assert in_files(tmp_path / "data", STEMS | {"fog came in"}) == set()
    library.close()


@pytest.mark.parametrize("before", ["reindex", "undo", "replaced", "edited"])
def test_removing_leaves_no_word_behind_whatever_was_done_before(
    tmp_path: Path, library: Library, before: str
) -> None:
    if before == "reindex":
        library.reindex()
    elif before == "edited":
        library.edit("secret", title="Another Wobblethorpe", source="Zyxomorph Times")
    else:
        library.ingest([Article("secret", "About the fog", "The fog came in. It stayed.")])
    if before == "undo":
        library.undo("secret")
    library.remove("secret")
    assert in_files(tmp_path / "data", STEMS | {"fog came in"}) == set()
    library.close()
    assert in_files(tmp_path / "data", STEMS | {"fog came in"}) == set()


def test_what_was_removed_is_in_no_backup(tmp_path: Path, library: Library) -> None:
    library.remove("secret")
    back_up(tmp_path / "data", tmp_path / "all.backup")
    library.close()
    assert in_files(tmp_path, STEMS) == set()
    assert (tmp_path / "all.backup").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(("point", "after"), [("purging", False), ("removing", True)])
def test_a_removal_that_was_killed_leaves_no_word_once_the_folder_was_opened(
    tmp_path: Path, library: Library, point: str, after: bool
) -> None:
    library.close()
    folder, killable = tmp_path / "data", Killable()
    try:
        how = {"point": point, "after": after, "turn": 1, "id": "secret"}
        assert killable.run(folder, "remove", **how)["killed"]
    finally:
        killable.close()
    assert in_files(folder, STEMS)
    with open_library(folder) as opened:
        assert opened.catalogue.published_version("secret") is None
        assert in_files(folder, STEMS) == set()


def test_words_that_a_reader_keeps_in_the_log_go_with_the_next_start(
    tmp_path: Path, library: Library
) -> None:
    folder = tmp_path / "data"
    reading = sqlite3.connect(folder / "catalogue.sqlite3")
    reading.execute("BEGIN")
    reading.execute("SELECT count(*) FROM versions").fetchall()
    library.catalogue._database._connection().execute("PRAGMA busy_timeout = 10")
    library.remove("secret")
    assert library.catalogue.is_unpurged
    reading.close()
    library.close()
    with open_library(folder) as opened:
        assert not opened.catalogue.is_unpurged
        assert in_files(folder, STEMS) == set()


def test_only_the_owner_may_look(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o755)
    with open_library(folder) as library:
        library.ingest(articles("first"))
        assert folder.stat().st_mode & 0o077 == 0
    for path in folder.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path


def test_files_of_others_keep_their_rights(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir(mode=0o755)
    (folder / "letter.txt").write_text("Dear all,")
    (folder / "letter.txt").chmod(0o644)
    with open_library(folder) as library:
        library.ingest(articles("first"))
    assert (folder / "letter.txt").stat().st_mode & 0o777 == 0o644
    assert folder.stat().st_mode & 0o777 == 0o755
    assert (folder / "catalogue.sqlite3").stat().st_mode & 0o077 == 0
