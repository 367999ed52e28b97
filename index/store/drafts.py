"""What is made beside a catalogue to take its place, and what is kept of the one before.

A kill leaves a draft behind, whole or half, and what is removed from the catalogue would stay in
it: drafts go when the folder is next opened.
"""

import re
import shutil
from pathlib import Path
from uuid import uuid4

RESTORED_NAME = "catalogue.restored"
"""A backup on its way to being the catalogue."""

DAMAGED_NAME = "catalogue.damaged.sqlite3"
"""The catalogue that a repair has replaced."""

LOG_ENDINGS = ("-wal", "-shm", "-journal")
"""Of files that SQLite keeps beside one in use. One of an earlier file of the same name would be
taken for its own."""

_REPAIR = re.compile(r"repair-[0-9a-f]{8}")


def new_repair_folder(folder: Path) -> Path:
    """Return where a data folder is built anew, within it."""
    return folder / f"repair-{uuid4().hex[:8]}"


def remove_drafts(folder: Path) -> None:
    """Remove what a killed repair or restore has left. For the owner of the folder only."""
    for path in folder.iterdir():
        if _REPAIR.fullmatch(path.name):
            shutil.rmtree(path, ignore_errors=True)
    remove_with_logs(folder / RESTORED_NAME)


def remove(path: Path) -> None:
    """Remove a file of ours, or whatever else is in its place."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def remove_with_logs(path: Path) -> None:
    """Remove a file of SQLite's, and what it keeps beside it."""
    for ending in ("", *LOG_ENDINGS):
        remove(path.with_name(path.name + ending))


def move_with_logs(path: Path, target: Path) -> None:
    """Move a file of SQLite's to where none is, and then what it keeps beside it."""
    for ending in ("", *LOG_ENDINGS):
        source = path.with_name(path.name + ending)
        if source.exists():
            source.replace(target.with_name(target.name + ending))
