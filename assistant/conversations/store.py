"""The file that conversations are kept in: SQLite in the data folder, written as things happen."""

import secrets
import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from assistant.conversations import schema
from assistant.conversations.records import (
    Asked,
    Conversation,
    ConversationSummary,
    Exchange,
    ExchangeState,
    Rating,
    name_of,
)
from assistant.conversations.rows import columns_of, literal, read_exchange, read_summary
from assistant.conversations.stored_answer import answer_text
from assistant.types import Answer
from index.errors import MismatchError, NotFoundError, StoreError

FILE_NAME = "conversations.sqlite"

UNDO_PERIOD = timedelta(days=1)
"""How long a deleted conversation can be brought back; it is gone with the next start after it."""

MOST_LISTED = 500
"""Conversations of one list; a search finds the others."""

MOST_RESTORED = 20
"""Offered to be brought back."""

ID_BYTES = 9
"""Of randomness in an address: nobody guesses one, and two never meet."""

Clock = Callable[[], datetime]


def now() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)


class ConversationStore:
    """Conversations in one SQLite file, or in memory where nothing can be written. Thread safe.

    Args:
        path: The file, made if it does not exist; None keeps nothing beyond this process.
        clock: Tells the time.

    Raises:
        MismatchError: The file was written by a newer Citeline; it is left as it is.
        StoreError: It cannot be opened or written to.
    """

    def __init__(self, path: Path | None, clock: Clock = now) -> None:
        self.path = path
        self._clock = clock
        self._lock = threading.RLock()
        with self._explained():
            self._connection = sqlite3.connect(path or ":memory:", check_same_thread=False)
            self._connection.row_factory = sqlite3.Row
            weakref.finalize(self, self._connection.close)
            try:
                self._prepare()
            except BaseException:
                self._connection.close()
                raise

    @property
    def is_kept(self) -> bool:
        """Whether conversations outlive this process."""
        return self.path is not None

    def close(self) -> None:
        """Give the file back. Calling it again does nothing."""
        with self._lock:
            self._connection.close()

    def _prepare(self) -> None:
        found = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if found > schema.SCHEMA_VERSION:
            raise MismatchError(
                f"The conversations in {self.path} have form {found}; this Citeline reads forms up "
                f"to {schema.SCHEMA_VERSION}. Update Citeline, or move the file away to start anew."
            )
        if self.path is not None:
            self.path.chmod(0o600)
            self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA foreign_keys = ON")
        self._connection.execute("PRAGMA secure_delete = ON")
        if not found:
            schema.create(self._connection)
        forgotten = (self._clock() - UNDO_PERIOD).isoformat()
        with self._connection as transaction:
            transaction.execute("DELETE FROM conversations WHERE deleted < ?", (forgotten,))

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise StoreError(
                f"The conversations in {self.path} cannot be kept: {error}. Make room on the disk, "
                "or move the file away to start anew."
            ) from error

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._explained(), self._lock, self._connection as transaction:
            yield transaction

    def _rows(self, query: str, *values: object) -> list[sqlite3.Row]:
        with self._explained(), self._lock:
            return self._connection.execute(query, values).fetchall()

    # Writing

    def begin(self, asked: Asked, conversation_id: str = "") -> Exchange:
        """Keep a question at the end of a conversation; of a new one where there is none of the id.

        An exchange is written before it is answered, so that a question outlives a crash.
        """
        moment = self._clock().isoformat()
        with self._transaction() as transaction:
            query = "SELECT 1 FROM conversations WHERE id = ? AND deleted IS NULL"
            if not self._rows(query, conversation_id):
                conversation_id = secrets.token_urlsafe(ID_BYTES)
                transaction.execute(
                    "INSERT INTO conversations VALUES (?, ?, ?, ?, NULL)",
                    (conversation_id, name_of(asked.question), moment, moment),
                )
            exchange = Exchange(secrets.token_urlsafe(ID_BYTES), conversation_id, asked)
            columns = {"id": exchange.id, "conversation_id": conversation_id, **columns_of(asked)}
            names, marks = ", ".join(columns), ", ".join("?" * len(columns))
            transaction.execute(
                f"INSERT INTO exchanges ({names}) VALUES ({marks})",  # noqa: S608 - our own names
                tuple(columns.values()),
            )
            self._touch(transaction, conversation_id)
        return exchange

    def ask_anew(self, exchange_id: str, asked: Asked) -> Exchange:
        """Take an exchange back to its beginning, perhaps with another question.

        Raises:
            NotFoundError: There is no such exchange.
        """
        exchange = self.exchange(exchange_id)
        columns = {**columns_of(asked), "answer": None, "problem": "", "rating": None}
        self._update(exchange, columns)
        return Exchange(exchange.id, exchange.conversation_id, asked)

    def finish(
        self, exchange: Exchange, state: ExchangeState, answer: Answer | None, problem: str = ""
    ) -> None:
        """Keep what became of a question. One whose conversation is gone meanwhile is let go."""
        self._update(
            exchange,
            {
                "state": state.value,
                "answer": None if answer is None else answer_text(answer),
                "problem": problem,
            },
        )

    def rate(self, exchange_id: str, rating: Rating | None) -> Exchange:
        """Keep what the reader thinks of an answer; return the exchange with it.

        Raises:
            NotFoundError: There is no such exchange.
        """
        exchange = self.exchange(exchange_id)
        self._update(exchange, {"rating": rating and rating.value}, is_news=False)
        return self.exchange(exchange_id)

    def rename(self, conversation_id: str, name: str) -> None:
        """Give a conversation another name; an empty one leaves it as it is."""
        self._change(conversation_id, "name = coalesce(nullif(?, ''), name)", name_of(name))

    def delete(self, conversation_id: str) -> None:
        """Take a conversation out of the list; `restore` brings it back for a day."""
        self._change(conversation_id, "deleted = ?", self._clock().isoformat())

    def restore(self, conversation_id: str) -> None:
        """Bring a deleted conversation back."""
        self._change(conversation_id, "deleted = NULL")

    def _update(self, exchange: Exchange, columns: dict[str, Any], *, is_news: bool = True) -> None:
        settings = ", ".join(f"{name} = ?" for name in columns)
        with self._transaction() as transaction:
            transaction.execute(
                f"UPDATE exchanges SET {settings} WHERE id = ?",  # noqa: S608 - our own names
                (*columns.values(), exchange.id),
            )
            if is_news:
                self._touch(transaction, exchange.conversation_id)

    def _touch(self, transaction: sqlite3.Connection, conversation_id: str) -> None:
        moment = self._clock().isoformat()
        transaction.execute(
            "UPDATE conversations SET updated = ? WHERE id = ?", (moment, conversation_id)
        )

    def _change(self, conversation_id: str, setting: str, *values: object) -> None:
        with self._transaction() as transaction:
            changed = transaction.execute(
                f"UPDATE conversations SET {setting} WHERE id = ?",  # noqa: S608 - our own text
                (*values, conversation_id),
            )
        if not changed.rowcount:
            raise _no_conversation()

    # Reading

    def conversations(self, search: str = "") -> list[ConversationSummary]:
        """Return conversations, last used first; with `search` those with it in name or text."""
        pattern = f"%{literal(search)}%"
        rows = self._rows(
            "SELECT id, name, updated,"
            " (SELECT count(*) FROM exchanges WHERE conversation_id = c.id) AS count,"
            " (SELECT question FROM exchanges WHERE conversation_id = c.id"
            r"   AND (question LIKE ?1 ESCAPE '\' OR answer LIKE ?1 ESCAPE '\') LIMIT 1) AS found"
            " FROM conversations AS c WHERE deleted IS NULL"
            r" AND (name LIKE ?1 ESCAPE '\' OR found IS NOT NULL)"
            " ORDER BY updated DESC LIMIT ?2",
            pattern,
            MOST_LISTED,
        )
        return [read_summary(row, is_search=bool(search)) for row in rows]

    def deleted(self) -> list[ConversationSummary]:
        """Return the conversations that `restore` brings back, the last deleted first."""
        rows = self._rows(
            "SELECT id, name, deleted AS updated, '' AS found,"
            " (SELECT count(*) FROM exchanges WHERE conversation_id = c.id) AS count"
            " FROM conversations AS c WHERE deleted >= ? ORDER BY deleted DESC LIMIT ?",
            (self._clock() - UNDO_PERIOD).isoformat(),
            MOST_RESTORED,
        )
        return [read_summary(row, is_search=False) for row in rows]

    def conversation(self, conversation_id: str) -> Conversation:
        """Return one conversation.

        Raises:
            NotFoundError: There is none of this id, or it was deleted.
        """
        rows = self._rows(
            "SELECT * FROM conversations WHERE id = ? AND deleted IS NULL", conversation_id
        )
        if not rows:
            raise _no_conversation()
        exchanges = self._rows(
            "SELECT * FROM exchanges WHERE conversation_id = ? ORDER BY key", conversation_id
        )
        return Conversation(
            conversation_id,
            rows[0]["name"],
            datetime.fromisoformat(rows[0]["created"]),
            datetime.fromisoformat(rows[0]["updated"]),
            tuple(map(read_exchange, exchanges)),
        )

    def exchange(self, exchange_id: str) -> Exchange:
        """Return one exchange.

        Raises:
            NotFoundError: There is none of this id.
        """
        rows = self._rows("SELECT * FROM exchanges WHERE id = ?", exchange_id)
        if not rows:
            raise NotFoundError("This question is no longer here. Ask it again.")
        return read_exchange(rows[0])


def open_conversations(folder: Path, clock: Clock = now) -> ConversationStore:
    """Open the conversations of a data folder; where it can only be read they are not kept.

    Raises:
        MismatchError: They were written by a newer Citeline.
        StoreError: They cannot be read.
    """
    path = folder / FILE_NAME
    try:
        with path.open("ab"):
            pass
    except OSError:
        return ConversationStore(None, clock)
    return ConversationStore(path, clock)


def _no_conversation() -> NotFoundError:
    return NotFoundError("This conversation is not here. It may have been deleted.")
