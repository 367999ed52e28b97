"""PostgreSQL behind the catalogue: its connections, its transactions and its errors.

The only module that imports psycopg.
"""

import logging
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import Any
from weakref import WeakKeyDictionary
from zlib import crc32

import psycopg
from psycopg_pool import ConnectionPool

from index.errors import AwayError, StoreError
from index.store.server import schema
from index.store.transaction import Cursor, Transaction

MOST_CONNECTIONS = 8
"""Of one process: as many as can be used at once on a few cores. PostgreSQL takes 100 in all."""

WAIT_SECONDS = 5.0
"""How long a free connection is waited for."""

WRITER_SECONDS = 120
"""How long another writer is waited for: the batches of an ingest take seconds."""

CHECKED_SECONDS = 1.0
"""How long a connection that replied is used without being asked again: a question takes hundreds
of statements. Where PostgreSQL has gone meanwhile, one of them fails."""

_WRITERS = 0x6369_7465
"""The lock that whoever writes holds, alone or with others who add. It dies with its connection,
and that with its process."""

_STEPS = 0x6369_7466
"""The first half of the locks of what is done by one transaction at a time, from a step on to its
end; the other half is the checksum of the step's name."""

_NAMES = 0x6369_7467
"""The first half of the locks of names that are added; the other half is a name's checksum."""

MOST_NAMES = 64
"""Of more at once, whoever adds them is alone: PostgreSQL has room for some thousand locks."""

logging.getLogger("psycopg.pool").setLevel(logging.ERROR)  # each failure is told by us, once


class _Statements:
    """A connection as the tables' code sees it: `?` stands for a value."""

    def __init__(self, connection: "psycopg.Connection[Any]") -> None:
        self._connection = connection

    def execute(self, query: str, values: Sequence[object] = (), /) -> Cursor:
        return self._connection.execute(_written(query), values or None)

    def executemany(self, query: str, rows: Iterable[Sequence[object]], /) -> object:
        with self._connection.cursor() as cursor:
            cursor.executemany(_written(query), rows)
        return None


class _Held(threading.local):
    """What a thread holds: a connection, as long as it writes or reads several rows at one time."""

    def __init__(self) -> None:
        self.connection: psycopg.Connection[Any] | None = None
        self.writes = self.is_alone = False


class ServerDatabase:
    """A database in PostgreSQL that any number of processes share. Thread safe.

    Readers never wait for writers and see only what is committed. Among all processes there is one
    writer at a time, or some who add different things: they hold locks of PostgreSQL's, on the
    connection that they write with, so that nothing is written once that is lost.

    Args:
        url: As in `postgresql://user:password@host/name`; it is never shown.

    Raises:
        AwayError: PostgreSQL does not reply.
        MismatchError: The tables are those of another Citeline.
    """

    among = "= ANY(?)"
    own = ""

    def __init__(self, url: str) -> None:
        self._held = _Held()
        self._checked: WeakKeyDictionary[object, float] = WeakKeyDictionary()
        with _explained():
            self._pool: ConnectionPool[Any] = ConnectionPool(
                url,
                min_size=1,
                max_size=MOST_CONNECTIONS,
                timeout=WAIT_SECONDS,
                kwargs={"autocommit": True, "connect_timeout": 5},
                configure=_wait_no_longer,
                check=self._check,
                open=False,
            )
            try:
                self._pool.open(wait=True, timeout=WAIT_SECONDS)
                # A process that starts beside others who write waits for none of them.
                if not schema.is_prepared(self.row):
                    schema.prepare(self.transaction)
            except BaseException:
                self._pool.close()
                raise

    def _check(self, connection: "psycopg.Connection[Any]") -> None:
        now = monotonic()
        if now - self._checked.get(connection, -CHECKED_SECONDS) >= CHECKED_SECONDS:
            ConnectionPool.check_connection(connection)
            self._checked[connection] = now

    @staticmethod
    def many(values: Iterable[str | int]) -> list[str | int]:
        """Return values for `among`."""
        return list(values)

    @staticmethod
    def using_index(name: str) -> str:
        """Return nothing: PostgreSQL finds its indexes."""
        return ""

    def rows(self, query: str, *values: object) -> list[Any]:
        """Return everything that a query finds."""
        with _explained(), self._connection() as connection:
            return connection.execute(_written(query), values or None).fetchall()

    def row(self, query: str, *values: object) -> Any:  # noqa: ANN401 - whatever was asked for
        """Return the first row that a query finds, or None."""
        with _explained(), self._connection() as connection:
            return connection.execute(_written(query), values or None).fetchone()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the only one who writes, in this and in every other process, until it is left.

        Not within `adding`: two who wait for the other one to be done would wait for ever.
        """
        if self._held.writes and not self._held.is_alone:
            raise RuntimeError("Whoever adds beside others cannot be the only one who writes.")
        with self._writer():
            yield

    @contextmanager
    def adding(self, names: Iterable[str]) -> Iterator[None]:
        """Write beside others who add under other names, until it is left; see `Database`."""
        numbers = sorted({_number(name) for name in names})
        if self._held.writes or len(numbers) > MOST_NAMES:
            with self._writer():
                yield
            return
        with self._locked(is_alone=False) as connection:
            connection.execute(
                "SELECT pg_advisory_lock(%s, name) FROM unnest(%s::int[]) AS name",
                (_NAMES, numbers),
            )
            yield

    @contextmanager
    def _writer(self) -> "Iterator[psycopg.Connection[Any]]":
        held = self._held
        if held.writes and held.connection is not None:
            yield held.connection
            return
        with self._locked(is_alone=True) as connection:
            yield connection

    @contextmanager
    def _locked(self, *, is_alone: bool) -> "Iterator[psycopg.Connection[Any]]":
        held, how = self._held, "" if is_alone else "_shared"
        with _explained(), self._pool.connection() as connection:
            connection.execute(f"SELECT pg_advisory_lock{how}(%s)", (_WRITERS,))
            held.connection, held.writes, held.is_alone = connection, True, is_alone
            try:
                yield connection
            finally:
                held.connection, held.writes = None, False
                if not connection.broken:
                    connection.execute("SELECT pg_advisory_unlock_all()")

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Write all or nothing: committed on leaving, rolled back on any error."""
        with self._writer() as connection, _explained(), connection.transaction():
            yield _Statements(connection)

    @staticmethod
    def one_by_one(transaction: Transaction, step: str) -> None:
        """Wait until no other transaction is between this step and its end; see `Database`."""
        transaction.execute("SELECT pg_advisory_xact_lock(?, ?)", (_STEPS, _number(step)))

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let this thread read everything as it was at one instant."""
        held = self._held
        if held.connection is not None:
            yield
            return
        with _explained(), self._pool.connection() as connection:
            connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            held.connection = connection
            try:
                yield
            finally:
                held.connection = None
                if not connection.broken:
                    connection.execute("COMMIT")

    def problems(self) -> Iterator[str]:
        """Yield nothing: PostgreSQL looks after its own files."""
        return iter(())

    def settle(self) -> bool:
        """Do nothing: PostgreSQL uses the room of what was deleted again in its own time."""
        return True

    def close(self) -> None:
        """Close every connection. Calling it again does nothing."""
        self._pool.close()

    @contextmanager
    def taking(self) -> Iterator[Transaction]:
        """Write without being the only writer: for rows that are locked one by one."""
        with _explained(), self._pool.connection() as connection, connection.transaction():
            yield _Statements(connection)

    @contextmanager
    def listening(self, channel: str) -> Iterator[Callable[[float], None]]:
        """Yield what waits for a notice in a channel, for so many seconds at most."""
        with _explained(), self._pool.connection() as connection:
            connection.execute(f"LISTEN {channel}")

            def wait(seconds: float) -> None:
                for _ in connection.notifies(timeout=seconds, stop_after=1):
                    pass

            try:
                yield wait
            finally:
                if not connection.broken:
                    connection.execute("UNLISTEN *")

    @contextmanager
    def _connection(self) -> "Iterator[psycopg.Connection[Any]]":
        if self._held.connection is not None:
            yield self._held.connection
            return
        with self._pool.connection() as connection:
            yield connection


def _wait_no_longer(connection: "psycopg.Connection[Any]") -> None:
    connection.execute(f"SET lock_timeout = '{WRITER_SECONDS}s'")


def _number(name: str) -> int:
    """Return what stands for a name among locks: 32 bits with a sign."""
    return crc32(name.encode(errors="surrogatepass")) - 2**31


def _written(query: str) -> str:
    return query.replace("?", "%s")


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except (psycopg.OperationalError, psycopg.InterfaceError) as error:
        raise AwayError(
            f"The PostgreSQL server with the articles does not reply ({_first_line(error)}). "
            "Nothing is lost. Try again in a moment, and see that it runs and that "
            "store.postgres_url names it."
        ) from error
    except psycopg.Error as error:
        raise StoreError(
            f"PostgreSQL could not do what was asked ({_first_line(error)}). What was reported as "
            "done is safe."
        ) from error


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
