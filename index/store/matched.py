"""Rows that match, kept for the last questions while nothing is written.

A question is searched for in several ways, and each looks up which of its words the articles write
otherwise.
"""

import threading
from collections import OrderedDict
from collections.abc import Sequence

from index.store.database import Database
from index.store.table_state import TableState, table_state
from index.store.term_tables import Level

KEPT_MATCHES = 512
"""Expressions whose rows are kept, the last ones."""


class MatchedRows:
    """Reads which rows match, and keeps it. Thread safe."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._guard = threading.Lock()
        self._kept: OrderedDict[tuple[Level, str, int], tuple[TableState, Sequence[int]]]
        self._kept = OrderedDict()

    def of(self, level: Level, expression: str, limit: int) -> list[int]:
        """Return the first rows that match, by their keys, at most so many."""
        name = (level, expression, limit)
        with self._database.snapshot() as connection:
            state = table_state(connection, level)
            with self._guard:
                known, keys = self._kept.get(name, (None, ()))
            if known == state:
                return list(keys)
            query = f"SELECT rowid FROM {level}_terms WHERE {level}_terms MATCH ?"
            rows = self._database.rows(f"{query} ORDER BY rowid LIMIT ?", expression, limit)
        found = [key for (key,) in rows]
        with self._guard:
            self._kept[name] = (state, tuple(found))
            self._kept.move_to_end(name)
            while len(self._kept) > KEPT_MATCHES:
                self._kept.popitem(last=False)
        return found
