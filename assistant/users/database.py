"""The SQLite file of users in the data folder. Commands and the server use it side by side."""

import sqlite3
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import StoreError

FILE_NAME = "users.sqlite"

_CREATE = """
CREATE TABLE IF NOT EXISTS users (
    id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, role TEXT NOT NULL, password TEXT
);
CREATE TABLE IF NOT EXISTS sessions (
    hash TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    ends TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS keys (
    id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    label TEXT NOT NULL, scopes TEXT NOT NULL, created TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS sights (
    user_id TEXT PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE, collections TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS groups (name TEXT PRIMARY KEY, collections TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS members (
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    group_name TEXT NOT NULL REFERENCES groups (name) ON DELETE CASCADE,
    PRIMARY KEY (user_id, group_name)
);
"""


class UserDatabase:
    """The file, made if it is not there, readable by its owner only. Thread safe.

    Args:
        folder: The data folder.

    Raises:
        StoreError: It cannot be read or written to.
    """

    def __init__(self, folder: Path) -> None:
        self._lock = threading.RLock()
        self._path = folder / FILE_NAME
        with self._explained():
            self._path.touch(mode=0o600)
            self._connection = sqlite3.connect(self._path, check_same_thread=False, timeout=30.0)
            weakref.finalize(self, self._connection.close)
            for pragma in ("journal_mode = WAL", "foreign_keys = ON", "secure_delete = ON"):
                self._connection.execute(f"PRAGMA {pragma}")
            self._connection.executescript(_CREATE)

    def close(self) -> None:
        """Give the file back. Calling it again does nothing."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Change what is in it, wholly or not at all."""
        with self._explained(), self._lock, self._connection as transaction:
            yield transaction

    def rows(self, query: str, *values: object) -> list[tuple[str, ...]]:
        """Return what a query finds."""
        with self._explained(), self._lock:
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise StoreError(
                f"The users in {self._path} cannot be read or kept: {error}. Make room on the "
                "disk, put a copy of the file back, or move it away to begin with no users."
            ) from error
