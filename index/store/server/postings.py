"""Which rows hold a stem, how often, and how long they are, as PostgreSQL keeps it.

A row of `postings` has all rows of one version that hold a stem, packed; thousands of them are read
as one text of bytes. What was read is kept until something is written.
"""

import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.store.bm25 import Shares, shares
from index.store.lengths import Counts, Keys
from index.store.protocols import Database
from index.store.server.database import ServerDatabase
from index.store.server.tokenizer import Tokenizer
from index.store.table_state import TableState
from index.store.term_tables import LEVELS, Level, terms_of
from index.store.transaction import Transaction

KEPT_ROWS = 2**21
"""So many rows of stems are kept, those asked for last: 24 MiB."""

_PACKED = np.dtype("<i4")
_FIELDS = 3  # key, how often, length

_COUNT = """
UPDATE term_counts SET rows = rows + ?, tokens = tokens + ?, writes = writes + 1 WHERE level = ?"""


@dataclass(frozen=True, slots=True)
class Held:
    """The rows that hold a stem, ascending, how often each does, and how many tokens it has."""

    keys: Keys
    counts: Counts
    lengths: Counts

    def among(self, chosen: npt.NDArray[np.bool_]) -> "Held":
        """Return some of them."""
        return Held(self.keys[chosen], self.counts[chosen], self.lengths[chosen])

    def shares(self, state: TableState) -> Shares:
        """Return what the stem adds to their scores."""
        return shares(self.keys, self.counts, self.lengths, state)


class Postings:
    """Writes and reads postings. Thread safe."""

    def __init__(self, database: ServerDatabase, tokenizer: Tokenizer) -> None:
        self._database, self._tokenizer = database, tokenizer
        self._guard = threading.Lock()
        self._kept: OrderedDict[tuple[Level, int, str], Held] = OrderedDict()
        self._size = 0

    def add(self, transaction: Transaction, version_key: int) -> None:
        """Write those of a version."""
        packed: dict[str, dict[Level, bytes]] = {}
        tokens: list[int] = []
        for level, rows in terms_of(transaction, version_key):
            found = self._tokenizer.occurrences([text for _, text in rows])
            lengths = np.zeros(len(rows), _PACKED)
            for numbers in found.values():
                for number, count in numbers.items():
                    lengths[number] += count
            for stem, numbers in found.items():
                triples = [
                    (rows[number][0], count, lengths[number])
                    for number, count in sorted(numbers.items())
                ]
                packed.setdefault(stem, {})[level] = np.array(triples, _PACKED).tobytes()
            tokens.append(int(lengths.sum()))
            transaction.execute(_COUNT, (len(rows), tokens[-1], level))
        transaction.execute(
            "INSERT INTO version_tokens VALUES (?, ?, ?, ?)", (version_key, *tokens)
        )
        transaction.executemany(
            "INSERT INTO postings (stem, version_key, article, passage, sentence)"
            " VALUES (?, ?, ?, ?, ?)",
            [
                (stem, version_key, *(of_stem.get(level, b"") for level in LEVELS))
                for stem, of_stem in packed.items()
            ],
        )

    def remove(self, transaction: Transaction, version_key: int) -> None:
        """Take those of a version out."""
        rows = transaction.execute(
            "DELETE FROM postings WHERE version_key = ? RETURNING article, passage, sentence",
            (version_key,),
        ).fetchall()
        transaction.execute("DELETE FROM version_tokens WHERE version_key = ?", (version_key,))
        counted = {"article": 1, **_numbers_of_rows(transaction, version_key)}
        for place, level in enumerate(LEVELS):
            tokens = sum(int(_unpacked(row[place])[:, 1].sum()) for row in rows)
            transaction.execute(_COUNT, (-counted[level], -tokens, level))

    def state(self, level: Level) -> TableState:
        """Return how many rows and tokens there are."""
        query = "SELECT rows, tokens, writes FROM term_counts WHERE level = ?"
        row = self._database.row(query, level)
        return TableState(*row)

    def of(self, level: Level, stem: str, state: TableState) -> Held:
        """Return the rows that hold a stem; ask within the snapshot of the state."""
        wanted = (level, state.writes, stem)
        with self._guard:
            if wanted in self._kept:
                self._kept.move_to_end(wanted)
                return self._kept[wanted]
        read = self._read(level, stem)
        with self._guard:
            if self._kept.setdefault(wanted, read) is read:
                self._size += len(read.keys)
            while self._size > KEPT_ROWS:
                self._size -= len(self._kept.popitem(last=False)[1].keys)
        return read

    def forget(self) -> None:
        """Read everything anew."""
        with self._guard:
            self._kept.clear()
            self._size = 0

    def _read(self, level: Level, stem: str) -> Held:
        packed = f"string_agg({level}, ''::bytea ORDER BY version_key)"
        query = f"SELECT {packed} FROM postings WHERE stem = ?"
        table = _unpacked(self._database.row(query, stem)[0] or b"")
        keys, counts, lengths = (np.ascontiguousarray(table[:, place]) for place in range(_FIELDS))
        held = Held(keys, counts, lengths)
        if (np.diff(keys) < 0).any():
            order = np.argsort(keys, kind="stable")
            held = Held(keys[order], counts[order], lengths[order])
        return held


def tokens_of(database: Database, level: Level) -> int:
    """Return how many tokens all rows of a level have that a database lets see."""
    query = (
        f"SELECT coalesce(sum({level}), 0) FROM version_tokens"
        " JOIN versions ON versions.key = version_key WHERE state = 'published'"
    )
    return int(database.row(query)[0])


def _numbers_of_rows(transaction: Transaction, version_key: int) -> Mapping[str, int]:
    return {
        level: int(
            transaction.execute(
                f"SELECT count(*) FROM {level}s WHERE version_key = ?", (version_key,)
            ).fetchone()[0]
        )
        for level in ("passage", "sentence")
    }


def _unpacked(packed: bytes) -> Counts:
    return np.frombuffer(packed, _PACKED).reshape(-1, _FIELDS).astype(np.int32, copy=False)
