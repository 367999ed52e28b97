"""The SQLite file behind the catalogue: its connections, its transactions and its errors."""

import json
import shutil
import sqlite3
import tempfile
import threading
import weakref
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any

from index.errors import DamagedError, MismatchError, ReadOnlyError, StoreError
from index.store import schema
from index.store.term_tables import create_vocabularies
from index.store.transaction import Transaction
from index.temporary import prefix

_FULL = {"SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE", "SQLITE_IOERR_FSYNC"}
_DAMAGED = {"SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_IOERR_SHORT_READ", "SQLITE_FORMAT"}


class _Connection:
    """Holds one thread's connection, and closes it when the thread is gone."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.sqlite = connection
        self.close = weakref.finalize(self, connection.close)


class Database:
    """One SQLite file: a connection per reading thread, and one writer at a time.

    Readers never wait for the writer (write-ahead log) and see only what is committed. What is
    deleted is overwritten with zeros.

    Args:
        path: Made if it does not exist.
        read_only: Read a file in a folder that cannot be written to.

    Raises:
        MismatchError: The file was written by a newer Citeline; it is left as it is.
        DamagedError: The file is not a catalogue, or is damaged.
        StoreError: It cannot be opened or written to.
    """

    among = "IN (SELECT value FROM json_each(?))"
    own = "main."

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self._path = path
        self._read_only = read_only
        self._copy: tempfile.TemporaryDirectory[str] | None = None
        self._local = threading.local()
        self._open: weakref.WeakSet[_Connection] = weakref.WeakSet()
        self._guard = threading.Lock()
        self._write_lock = threading.RLock()
        self._closed = False
        try:
            with self._explained():
                self._prepare()
        except BaseException:
            self.close()
            raise

    def _prepare(self) -> None:
        connection = self._connection()
        found = connection.execute("PRAGMA user_version").fetchone()[0]
        if found > schema.SCHEMA_VERSION:
            raise MismatchError(
                f"The catalogue {self._path} has form {found}; this Citeline reads forms up to "
                f"{schema.SCHEMA_VERSION}. Update Citeline, or choose another folder with "
                "--data-dir."
            )
        if self._read_only:
            if found != schema.SCHEMA_VERSION:
                raise MismatchError(
                    f"The catalogue {self._path} has the older form {found}. Open it once where it "
                    "can be written to."
                )
            return
        if found == schema.KEEPS_DELETED:
            connection.execute("VACUUM")
        connection.execute("PRAGMA journal_mode = WAL")
        if found != schema.SCHEMA_VERSION:
            with self.transaction() as transaction:
                schema.migrate(transaction, found) if found else schema.create(transaction)

    def _connection(self) -> sqlite3.Connection:
        holder: _Connection | None = getattr(self._local, "connection", None)
        if holder is None:
            if self._closed:
                raise StoreError(f"The catalogue {self._path} is closed.")
            holder = self._local.connection = _Connection(self._connect())
            with self._guard:
                self._open.add(holder)
        return holder.sqlite

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._readable() if self._read_only else self._path.absolute().as_uri(),
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=30.0,
        )
        # Of cache 8 MiB a thread: searches were no quicker with 64, and no slower with 2.
        for pragma in (
            "foreign_keys = ON",
            "synchronous = FULL",
            "cache_size = -8192",
            "secure_delete = ON",
        ):
            connection.execute(f"PRAGMA {pragma}")
        create_vocabularies(connection)
        connection.execute(f"PRAGMA query_only = {'ON' if self._read_only else 'OFF'}")
        return connection

    def _readable(self) -> str:
        """Return the address of a file that is read where nothing can be written.

        What a killed owner left in the write-ahead log is read from a copy: SQLite writes to do so.
        """
        log = self._path.with_name(f"{self._path.name}-wal")
        if not log.exists() or not log.stat().st_size:
            return f"{self._path.absolute().as_uri()}?mode=ro&immutable=1"
        if self._copy is None:
            self._copy = tempfile.TemporaryDirectory(prefix=prefix("copy"))
            for file in (self._path, log):
                shutil.copy(file, self._copy.name)
        return (Path(self._copy.name) / self._path.name).as_uri()

    def rows(self, query: str, *values: object) -> list[Any]:
        """Return what a query finds."""
        with self._explained():
            return self._connection().execute(query, values).fetchall()

    def row(self, query: str, *values: object) -> Any:  # noqa: ANN401 - whatever was asked for
        """Return the first row that a query finds, or None."""
        with self._explained():
            return self._connection().execute(query, values).fetchone()

    @staticmethod
    def many(values: Iterable[str | int]) -> str:
        """Return values for `among`."""
        return json.dumps(list(values))

    @staticmethod
    def using_index(name: str) -> str:
        """Return what makes a query over a table use an index."""
        return f"INDEXED BY {name}"

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the only thread that writes; the folder's lock keeps other processes away."""
        with self._write_lock:
            yield

    def adding(self, _names: Iterable[str]) -> AbstractContextManager[None]:
        """Be the only thread that writes: there is no more than one of SQLite's at a time."""
        return self.writing()

    @staticmethod
    def one_by_one(_transaction: Transaction, _step: str) -> None:
        """Do nothing: transactions are one by one."""

    def problems(self) -> Iterator[str]:
        """Yield what is wrong with the structure of the file."""
        found = [row[0] for row in self.rows("PRAGMA quick_check(10)")]
        if found != ["ok"]:
            yield f"The file is damaged: {'; '.join(found)}"

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Write all or nothing: committed on leaving, rolled back on any error."""
        with self._write_lock, self._explained():
            connection = self._connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # some errors have rolled back already
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """Read everything as it was at one instant; not within a transaction of the same thread."""
        with self._explained():
            connection = self._connection()
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.execute("COMMIT")

    def settle(self) -> bool:
        """Move what is in the write-ahead log into the file, and empty the log.

        A reader in the middle of a long query puts this off to the next time: False then.
        """
        return not self.row("PRAGMA wal_checkpoint(TRUNCATE)")[0]

    def copy_to(self, path: Path) -> None:
        """Write a consistent copy of the whole file, while it is in use."""
        with self._explained():
            target = sqlite3.connect(path)
            try:
                self._connection().backup(target)
                target.execute("PRAGMA journal_mode = DELETE")
            finally:
                target.close()

    def close(self) -> None:
        """Close every thread's connection. Calling it again does nothing."""
        if not (self._closed or self._read_only):
            # SQLite closes a connection that something still reads from later, and would only then
            # move the log into the file, which is sealed by that time.
            with suppress(StoreError):
                self.settle()
        with self._guard:
            self._closed = True
            for holder in list(self._open):
                holder.close()
            self._local = threading.local()
            if self._copy is not None:
                self._copy.cleanup()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise self._explanation(error) from error
        except OSError as error:
            raise StoreError(f"The catalogue {self._path} cannot be used: {error}.") from error

    def _explanation(self, error: sqlite3.Error) -> StoreError:
        name = getattr(error, "sqlite_errorname", "")
        if name in _FULL:
            return StoreError(
                f"The catalogue {self._path} could not be written: the disk is full or a limit on "
                "file sizes is reached. Make room and run the same command again; what was "
                "reported as done is safe."
            )
        if name.startswith(tuple(_DAMAGED)):
            return DamagedError(
                f"The catalogue {self._path} is damaged ({error}). `citeline doctor --repair` "
                "saves every article that can be read; `citeline restore` puts back a backup."
            )
        if name.startswith("SQLITE_READONLY"):
            return ReadOnlyError(
                f"The catalogue {self._path} can only be read: it is not in a folder that you may "
                "write to, or the disk is full. Nothing was changed."
            )
        return StoreError(
            f"The catalogue {self._path} cannot be used ({error}). Look at the folder's rights, at "
            "the room on the disk, and at the number of files that a process may open."
        )
