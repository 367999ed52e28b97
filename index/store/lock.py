"""One owner per data folder.

Two processes on one Chroma folder lose vectors without an error, so whoever opens a data folder
holds an operating-system lock on it until it closes. The lock dies with its process.
"""

import json
import os
import sys
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import LockedError, StoreError

LOCK_NAME = "owner.lock"
OWNER_NAME = "owner.json"


class FolderLock:
    """Exclusive ownership of a data folder, taken on construction and given back by `release`.

    Raises:
        LockedError: Another process owns the folder; its process id is named.
        StoreError: The folder cannot be made or written to.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._lock = FileLock(folder / LOCK_NAME, timeout=0)
            self._lock.acquire()
        except Timeout as error:
            raise LockedError(
                f"The data folder {folder} is in use by {_owner(folder)}. Ask through it, "
                "stop it, or choose another folder with --data-dir."
            ) from error
        except OSError as error:
            raise StoreError(
                f"The data folder {folder} cannot be used: {error.strerror}. "
                "Choose one that you may write to with --data-dir."
            ) from error
        owner = {"pid": os.getpid(), "command": Path(sys.argv[0]).name}
        (folder / OWNER_NAME).write_text(json.dumps(owner), encoding="utf-8")

    def release(self) -> None:
        """Give the folder back. Calling it again does nothing."""
        if self._lock.is_locked:
            (self._folder / OWNER_NAME).unlink(missing_ok=True)
            self._lock.release()


def _owner(folder: Path) -> str:
    try:
        owner = json.loads((folder / OWNER_NAME).read_text(encoding="utf-8"))
        return f"process {int(owner['pid'])} ({owner['command']})"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
