"""A database as somebody sees it who sees only some collections.

Whatever is asked of it, the tables that hold articles are those rows that may be seen: the names of
the tables stand for them. No query has to think of it, and none can forget it.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

import numpy as np

from index.errors import ReadOnlyError
from index.sight import checked_name
from index.store.lengths import Keys
from index.store.protocols import Database
from index.store.table_state import TableState
from index.store.term_tables import Level
from index.store.transaction import Transaction

_BEFORE = """
WITH versions AS NOT MATERIALIZED (SELECT * FROM {0}versions WHERE collection IN ({1})),
earlier AS NOT MATERIALIZED (SELECT * FROM {0}earlier WHERE collection IN ({1})),
places AS NOT MATERIALIZED (SELECT * FROM {0}places WHERE article_id IN
(SELECT article_id FROM {0}versions WHERE collection IN ({1})))
"""

_ROWS = {
    "article": "SELECT key FROM versions WHERE state = 'published' ORDER BY 1",
    "passage": "SELECT passages.key FROM passages JOIN versions ON versions.key = version_key"
    " WHERE state = 'published' ORDER BY 1",
    "sentence": "SELECT sentences.key FROM sentences JOIN versions ON versions.key = version_key"
    " WHERE state = 'published' ORDER BY 1",
}


class SeenDatabase:
    """Reads of a database what is in some collections or in none. Thread safe.

    Args:
        database: The whole.
        collections: The names of those that are seen.
    """

    def __init__(self, database: Database, collections: Iterable[str]) -> None:
        self._database = database
        self.among, self.own = database.among, database.own
        # Names are of letters and digits, which makes them fit to stand in a query.
        names = ["", *sorted(map(checked_name, collections))]
        among = ", ".join(f"'{name}'" for name in names)
        self._before = _BEFORE.format(database.own, among)

    def many(self, values: Iterable[str | int]) -> object:
        """Return values for `among`."""
        return self._database.many(values)

    def using_index(self, name: str) -> str:
        """Return nothing: what is read is no table of its own."""
        return ""

    def rows(self, query: str, *values: object) -> list[Any]:
        """Return everything that a query finds of what is seen."""
        return self._database.rows(self._before + query, *values)

    def row(self, query: str, *values: object) -> Any:  # noqa: ANN401 - whatever was asked for
        """Return the first row that a query finds of what is seen, or None."""
        return self._database.row(self._before + query, *values)

    def transaction(self) -> AbstractContextManager[Transaction]:
        """Refuse to write.

        Raises:
            ReadOnlyError: Always.
        """
        raise ReadOnlyError("What somebody sees of the articles can only be read.")

    def writing(self) -> AbstractContextManager[None]:
        """Refuse to write; see `transaction`."""
        raise ReadOnlyError("What somebody sees of the articles can only be read.")

    def adding(self, names: Iterable[str]) -> AbstractContextManager[None]:
        """Refuse to write; see `transaction`."""
        raise ReadOnlyError("What somebody sees of the articles can only be read.")

    def one_by_one(self, transaction: Transaction, step: str) -> None:
        """Do nothing: there is no transaction."""

    def problems(self) -> Iterator[str]:
        """Yield nothing: the whole is looked through."""
        return iter(())

    def settle(self) -> bool:
        """Do nothing: nothing is deleted here."""
        return True

    def close(self) -> None:
        """Do nothing: the whole is closed."""


@dataclass(frozen=True, slots=True)
class _Read:
    """The rows of a level that are seen, ascending, and of how many tokens in a state."""

    keys: Keys
    state: TableState


class SeenRows:
    """The row keys that are seen, and what is counted of them. Thread safe.

    Args:
        database: What is seen.
        tokens: Returns how many tokens these rows have, in the state that the whole is in.
    """

    def __init__(
        self, database: Database, tokens: Callable[[Level, Keys, TableState], int]
    ) -> None:
        self._database, self._tokens = database, tokens
        self._guard = threading.Lock()
        self._read: dict[Level, _Read] = {}

    def of(self, level: Level, whole: TableState) -> Keys:
        """Return the keys of a level, ascending, of the state that the whole is in."""
        return self._of(level, whole).keys

    def state(self, level: Level, whole: TableState) -> TableState:
        """Return the state that a table of nothing else would have."""
        return self._of(level, whole).state

    def _of(self, level: Level, whole: TableState) -> _Read:
        with self._guard:
            read = self._read.get(level)
            if read is None or read.state.writes != whole.writes:
                rows = self._database.rows(_ROWS[level])
                keys = np.fromiter((key for (key,) in rows), np.int32, len(rows))
                tokens = self._tokens(level, keys, whole) if len(keys) else 0
                read = _Read(keys, TableState(len(keys), tokens, whole.writes))
                self._read[level] = read
            return read
