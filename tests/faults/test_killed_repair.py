"""A kill at any step of a repair or a restore: the same command ends it, and no draft stays."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from index.backup import back_up, restore
from index.doctor import repair
from index.errors import DamagedError
from index.store.drafts import DAMAGED_NAME, RESTORED_NAME
from tests.faults.folders import articles, check_whole, contents, open_library
from tests.faults.killable import Killable

STEPS = range(1, 9) if os.environ.get("EVERY_FAULT") else (4, 5, 6, 8)
"""Behind which move of a file: the new vectors, the damaged catalogue, its log, the new catalogue;
the first three are of notes and seals."""


@pytest.fixture(scope="module")
def damaged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that cannot be opened, with its last article still in the write-ahead log."""
    folder = tmp_path_factory.mktemp("damaged") / "data"
    copy = folder.with_name("copy")
    with open_library(folder) as library:
        library.ingest(articles("first")[:-1])
        library.catalogue.purge()
        library.ingest(articles("first")[-1:])
        shutil.copytree(folder, copy)
    assert (copy / "catalogue.sqlite3-wal").stat().st_size
    path = copy / "catalogue.sqlite3"
    path.write_bytes(path.read_bytes().replace(b"pier 4 moved 3", b"pier 4 moved 9"))
    with pytest.raises(DamagedError, match="article-04"):
        open_library(shutil.copytree(copy, folder.with_name("tried")))
    return copy


@pytest.mark.parametrize("step", STEPS)
def test_a_killed_repair_is_done_again(
    tmp_path: Path, damaged: Path, killable: Killable, step: int
) -> None:
    folder = shutil.copytree(damaged, tmp_path / "data")
    if killable.run(folder, "repair", point="file moved", after=True, turn=step)["killed"]:
        done = False
        try:
            open_library(folder).close()
            done = True  # killed behind the last move
        except DamagedError as error:
            assert "doctor --repair" in str(error)  # noqa: PT017 - one or the other
        if not done:
            assert repair(folder, open_library).lost == ("article-04",)
    with open_library(folder) as library:
        check_whole(library, folder)
        assert contents(library)["versions"].keys() == {
            one.id for one in articles("first") if one.id != "article-04"
        }
    assert [one.name for one in folder.glob("repair-*")] == []
    assert (folder / DAMAGED_NAME).exists()


@pytest.mark.parametrize("step", [2, 3])
def test_a_killed_restore_is_done_again(tmp_path: Path, killable: Killable, step: int) -> None:
    backup, folder = tmp_path / "all.backup", tmp_path / "again"
    with open_library(tmp_path / "data") as library:
        library.ingest(articles("second"))
        expected = contents(library)
    back_up(tmp_path / "data", backup)
    how = {"point": "file moved", "after": step == 3, "turn": 2, "files": str(backup)}
    assert killable.run(folder, "restore", **how)["killed"]
    if step == 2:
        assert (folder / RESTORED_NAME).exists()
        restore(backup, folder)
    with open_library(folder) as library:
        assert contents(library) == expected
    assert not (folder / RESTORED_NAME).exists()


def test_the_log_of_another_draft_is_not_taken_for_its_own(tmp_path: Path) -> None:
    """Where a restore of another backup was killed before its log was in the file."""
    backup, other = tmp_path / "all.backup", tmp_path / "again"
    with open_library(tmp_path / "data") as library:
        library.ingest(articles("second"))
        expected = contents(library)
    back_up(tmp_path / "data", backup)
    other.mkdir()
    shutil.copy(backup, other / RESTORED_NAME)
    connection = sqlite3.connect(other / RESTORED_NAME)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("DELETE FROM versions")
    connection.commit()
    shutil.copy(other / f"{RESTORED_NAME}-wal", tmp_path / "log")
    connection.close()
    shutil.move(tmp_path / "log", other / f"{RESTORED_NAME}-wal")
    restore(backup, other)
    with open_library(other) as library:
        assert contents(library) == expected


def test_drafts_go_when_the_folder_is_opened_and_what_is_no_draft_stays(tmp_path: Path) -> None:
    (tmp_path / "repair-0a1b2c3d").mkdir(parents=True)
    (tmp_path / "repair-notes").mkdir()
    for name in (RESTORED_NAME, f"{RESTORED_NAME}-wal"):
        (tmp_path / name).write_text("words of an article")
    open_library(tmp_path).close()
    left = {one.name for one in tmp_path.iterdir()}
    assert "repair-notes" in left
    assert not left & {"repair-0a1b2c3d", RESTORED_NAME, f"{RESTORED_NAME}-wal"}
