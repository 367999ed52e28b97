"""The SQLite file behind the catalogue: its schema, its connections and its transactions."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import MismatchError, StoreError

SCHEMA_VERSION = 1

_TERMS = "fts5(terms, content='', tokenize='porter unicode61 remove_diacritics 2')"
_SCHEMA = f"""
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE versions (
    key INTEGER PRIMARY KEY,
    article_id TEXT NOT NULL,
    version TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('staged', 'published')),
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    source TEXT NOT NULL,
    url TEXT NOT NULL,
    day TEXT,
    author TEXT NOT NULL,
    UNIQUE (article_id, version)
);
CREATE UNIQUE INDEX one_published_version ON versions (article_id) WHERE state = 'published';

CREATE TABLE sentences (
    key INTEGER PRIMARY KEY,
    version_key INTEGER NOT NULL REFERENCES versions (key) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    is_heading INTEGER NOT NULL,
    starts_paragraph INTEGER NOT NULL,
    UNIQUE (version_key, number)
);

CREATE TABLE passages (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version_key INTEGER NOT NULL REFERENCES versions (key) ON DELETE CASCADE,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    tokens INTEGER NOT NULL
);
CREATE INDEX passages_of_version ON passages (version_key, first);

CREATE TABLE stale_vectors (passage_id TEXT PRIMARY KEY) WITHOUT ROWID;

CREATE VIRTUAL TABLE article_terms USING {_TERMS};
CREATE VIRTUAL TABLE passage_terms USING {_TERMS};
CREATE VIRTUAL TABLE sentence_terms USING {_TERMS};
"""


class Database:
    """One SQLite file: a connection per reading thread, and one writer at a time.

    Readers never wait for the writer (write-ahead log) and see only what is committed.

    Raises:
        MismatchError: The file was written by a newer Citeline.
        StoreError: The file is not a catalogue, or is damaged.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        self._write_lock = threading.RLock()
        try:
            self._prepare()
        except sqlite3.DatabaseError as error:
            self.close()
            raise StoreError(
                f"The catalogue {path} cannot be read ({error}). Restore it from a copy, or remove "
                "the data folder and ingest the articles again."
            ) from error

    def _prepare(self) -> None:
        connection = self.connection()
        connection.execute("PRAGMA journal_mode = WAL")
        found = connection.execute("PRAGMA user_version").fetchone()[0]
        if found == 0:
            with self.transaction() as transaction:
                for statement in filter(str.strip, _SCHEMA.split(";")):
                    transaction.execute(statement)
                transaction.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        elif found != SCHEMA_VERSION:
            self.close()
            raise MismatchError(
                f"The catalogue {self._path} has form {found}; this Citeline reads form "
                f"{SCHEMA_VERSION}. Update Citeline, or choose another folder with --data-dir."
            )

    def connection(self) -> sqlite3.Connection:
        """Return this thread's connection. Use it to read; write through `transaction`."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(
                self._path, isolation_level=None, check_same_thread=False, timeout=30.0
            )
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA cache_size = -65536")
            self._local.connection = connection
            with self._guard:
                self._connections.append(connection)
        return connection

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Write all or nothing: committed on leaving, rolled back on any error."""
        with self._write_lock:
            connection = self.connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def close(self) -> None:
        """Close every thread's connection. Calling it again does nothing."""
        with self._guard:
            for connection in self._connections:
                connection.close()
            self._connections.clear()
            self._local = threading.local()
