"""One owner per data folder, and the note that says who it is.

Two processes on one Chroma folder lose vectors without an error, so whoever opens a data folder
holds an operating-system lock on it until it closes. The lock dies with its process. The note
beside it names the owner and, where there is one, the door that others come in by.
"""

import errno
import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import LockedError, ReadOnlyError, StoreError

LOCK_NAME = "owner.lock"
OWNER_NAME = "owner.json"

_NOT_WRITABLE = (errno.EACCES, errno.EPERM, errno.EROFS)

_NEW_NOTE_NAME = "owner.json.new"


@dataclass(frozen=True, slots=True)
class Owner:
    """Who owns a data folder.

    Attributes:
        pid: Its process.
        command: What that was started as.
        port: Of its door, on this machine; 0 where it has none.
        secret: What lets one in by the door. Only who may read the folder knows it.
    """

    pid: int
    command: str
    port: int = 0
    secret: str = ""

    def __str__(self) -> str:
        return f"process {self.pid} ({self.command})"


class FolderLock:
    """Exclusive ownership of a data folder, taken on construction and given back by `release`.

    Raises:
        LockedError: Another process owns the folder; its process id is named.
        ReadOnlyError: It is there, and nothing can be written to it.
        StoreError: The folder cannot be made or used.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._lock = FileLock(folder / LOCK_NAME, timeout=0, thread_local=False)
            self._lock.acquire()
        except Timeout as error:
            raise LockedError(
                f"The data folder {folder} is in use by {read_owner(folder) or 'another process'}. "
                "Ask through it, stop it, or choose another folder with --data-dir."
            ) from error
        except OSError as error:
            is_closed = error.errno in _NOT_WRITABLE and folder.is_dir()
            raise (ReadOnlyError if is_closed else StoreError)(
                f"The data folder {folder} cannot be used: {error.strerror}. "
                "Choose one that you may write to with --data-dir."
            ) from error
        self.announce()

    def announce(self, port: int = 0, secret: str = "") -> None:
        """Note who owns the folder, and the door that others come in by; see `Owner`.

        The lock holds without the note: where it cannot be written the owner stays unnamed and
        others are refused.
        """
        owner = Owner(os.getpid(), Path(sys.argv[0]).name, port, secret)
        with suppress(OSError):
            (self._folder / OWNER_NAME).unlink(missing_ok=True)
        with suppress(OSError):
            _write_for_owner_only(self._folder / _NEW_NOTE_NAME, json.dumps(asdict(owner)))
            (self._folder / _NEW_NOTE_NAME).replace(self._folder / OWNER_NAME)

    def release(self) -> None:
        """Give the folder back. Calling it again does nothing."""
        if self._lock.is_locked:
            with suppress(OSError):
                (self._folder / OWNER_NAME).unlink(missing_ok=True)
            self._lock.release()


def read_owner(folder: Path) -> Owner | None:
    """Return who owns a data folder, as its note says, or None where there is no such note.

    The note of a killed process stays until the next one takes the folder.
    """
    try:
        note = json.loads((folder / OWNER_NAME).read_text(encoding="utf-8"))
        command, secret = str(note["command"]), str(note.get("secret", ""))
        return Owner(int(note["pid"]), command, int(note.get("port", 0)), secret)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _write_for_owner_only(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(text)
