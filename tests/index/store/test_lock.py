"""One owner per data folder, across processes and within one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from index.errors import LockedError, StoreError
from index.store.lock import FolderLock

HOLD = """
import sys
from pathlib import Path
from index.store.lock import FolderLock
lock = FolderLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def hold_elsewhere(folder: Path) -> subprocess.Popen[str]:
    """Start a process that owns the folder, and wait until it does."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_process_is_refused_and_told_who_owns_the_folder(tmp_path: Path) -> None:
    with hold_elsewhere(tmp_path / "data") as owner:
        try:
            with pytest.raises(LockedError, match=f"process {owner.pid}"):
                FolderLock(tmp_path / "data")
        finally:
            owner.kill()


def test_the_lock_of_a_killed_process_frees_itself(tmp_path: Path) -> None:
    with hold_elsewhere(tmp_path / "data") as owner:
        owner.kill()
    FolderLock(tmp_path / "data").release()


def test_the_same_process_cannot_own_a_folder_twice(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path)
    with pytest.raises(LockedError, match=f"process {os.getpid()}"):
        FolderLock(tmp_path)
    lock.release()


def test_release_gives_the_folder_back_and_may_be_repeated(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path)
    lock.release()
    lock.release()
    FolderLock(tmp_path).release()


def test_a_folder_that_cannot_be_made_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="cannot be used"):
        FolderLock(tmp_path / "file" / "data")


def test_a_damaged_owner_note_still_gives_a_clear_message(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path)
    (tmp_path / "owner.json").write_text("{not json")
    with pytest.raises(LockedError, match="another process"):
        FolderLock(tmp_path)
    lock.release()
