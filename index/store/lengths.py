"""How many tokens each row of a full-text table has, as arrays that are read once.

Rows are read in blocks, and a block again once something in it has been written. What was read
before and after a write is told apart by the table's own count of its writes (`TableState`).
"""

import threading
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from index.store.database import Database
from index.store.table_state import TableState, integers
from index.store.term_tables import LEVELS, Level

_BLOCK = 2**13  # rows

Keys = npt.NDArray[np.int32]
"""int32, row keys of one level."""

Counts = npt.NDArray[np.int32]
"""int32, how many tokens."""


@dataclass(slots=True)
class _Table:
    """What is known of a level.

    Attributes:
        tokens: By row key.
        read: For each block the table's writes when it was read; -1 for never.
        written: For each block the least writes with which what was read of it is right.
    """

    tokens: Counts = field(default_factory=lambda: np.zeros(0, np.int32))
    read: npt.NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    written: npt.NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))

    def reach(self, key: int) -> None:
        """Make room for a row and all before it."""
        more = key // _BLOCK + 1 - len(self.read)
        if more > 0:
            more += len(self.read) // 4  # so that copies stay rare
            self.tokens = np.concatenate([self.tokens, np.zeros(more * _BLOCK, np.int32)])
            self.read = np.concatenate([self.read, np.full(more, -1, np.int64)])
            self.written = np.concatenate([self.written, np.zeros(more, np.int64)])


class RowLengths:
    """The lengths of all rows, by level and row key. Thread safe."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._guard = threading.Lock()
        self._tables: dict[Level, _Table] = {level: _Table() for level in LEVELS}

    def of(self, level: Level, keys: Keys, state: TableState) -> Counts:
        """Return the lengths of some rows, of which there is one.

        Ask within the `Database.snapshot` in which the state was read.
        """
        last = int(keys.max())
        with self._guard:
            table = self._tables[level]
            table.reach(last)
            stop = last // _BLOCK + 1
            for block in np.flatnonzero(table.read[:stop] < table.written[:stop]):
                self._read(level, table, int(block), state.writes)
            return table.tokens[keys]

    def expect_change(self, level: Level, first: int, last: int, state: TableState) -> None:
        """Tell, within a transaction, that it is going to write rows between two keys."""
        with self._guard:
            table = self._tables[level]
            table.reach(last)
            blocks = slice(first // _BLOCK, last // _BLOCK + 1)
            table.written[blocks] = state.writes + 1

    def forget(self) -> None:
        """Read everything anew."""
        with self._guard:
            self._tables = {level: _Table() for level in LEVELS}

    def _read(self, level: Level, table: _Table, block: int, writes: int) -> None:
        first = block * _BLOCK
        tokens = np.zeros(_BLOCK, np.int32)
        query = f"SELECT id, sz FROM {level}_terms_docsize WHERE id >= ? AND id < ?"
        for key, size in self._database.rows(query, first, first + _BLOCK):
            tokens[key - first] = size[0] if len(size) == 1 else integers(size)[0]
        table.tokens[first : first + _BLOCK] = tokens
        table.read[block] = writes
