"""One owner per data folder, across processes and within one."""

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from index.errors import LockedError, StoreError
from index.store.lock import OWNER_NAME, FolderLock, read_owner

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


def test_an_owner_is_named_with_his_door(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path)
    lock.announce(1234, "known to both")
    owner = read_owner(tmp_path)
    assert owner is not None
    assert (owner.pid, owner.port, owner.secret) == (os.getpid(), 1234, "known to both")
    assert stat.S_IMODE((tmp_path / OWNER_NAME).stat().st_mode) == 0o600
    lock.release()
    assert read_owner(tmp_path) is None


def test_a_note_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / OWNER_NAME / "in the way").mkdir(parents=True)
    lock = FolderLock(tmp_path)
    with pytest.raises(LockedError, match="another process"):
        FolderLock(tmp_path)
    lock.release()
    FolderLock(tmp_path).release()


@pytest.mark.parametrize("note", ["[]", "null", '{"pid": "x"}', '{"pid": 1}', "\ud800"])
def test_a_note_that_says_nothing_names_nobody(tmp_path: Path, note: str) -> None:
    (tmp_path / OWNER_NAME).write_bytes(note.encode("utf-8", "surrogatepass"))
    assert read_owner(tmp_path) is None


def test_a_folder_may_be_given_back_by_another_thread_than_took_it(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path)
    giving = threading.Thread(target=lock.release)
    giving.start()
    giving.join()
    FolderLock(tmp_path).release()
