"""Which rows hold a stem, how often, and how long they are, as PostgreSQL keeps it.

A row of `postings` has all rows of one version that hold a stem, packed; thousands of them are read
as one text of bytes. What was read is kept until something is written.
"""

import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.store.bm25 import Shares, shares
from index.store.lengths import Counts, Keys
from index.store.protocols import Database
from index.store.server.database import ServerDatabase
from index.store.server.sequences import sequence_of
from index.store.server.tokenizer import Occurrences, Tokenizer
from index.store.table_state import TableState
from index.store.term_tables import LEVELS, Level, terms_of
from index.store.transaction import Transaction

KEPT_ROWS = 2**21
"""So many rows of stems are kept, those asked for last: 24 MiB."""

_ROWS_OF_ENTRY = 32
"""What is kept takes as much memory as so many rows, and more by its rows."""

_PACKED = np.dtype("<i4")
_FIELDS = 3  # key, how often, length
_DIGITS = 2 * _FIELDS * _PACKED.itemsize

_COUNT = """
UPDATE term_counts SET rows = term_counts.rows + sign * counted.rows,
tokens = term_counts.tokens + sign * counted.tokens, writes = writes + 1
FROM version_tokens AS own, (VALUES (?::int)) AS signs (sign), LATERAL (VALUES
('article', 1, own.article),
('passage', (SELECT count(*) FROM passages WHERE version_key = own.version_key), own.passage),
('sentence', (SELECT count(*) FROM sentences WHERE version_key = own.version_key), own.sentence)
) AS counted (level, rows, tokens)
WHERE own.version_key = ? AND term_counts.level = counted.level"""

_BYTES = ", ".join(f"coalesce(decode({level}, 'hex'), '')" for level in LEVELS)
_LINES = ", ".join(["string_to_array(?, chr(10))"] * (1 + len(LEVELS)))
_INSERT = f"""
INSERT INTO postings (version_key, stem, {", ".join(LEVELS)})
SELECT ?, stem, {_BYTES} FROM unnest({_LINES}) AS packed (stem, {", ".join(LEVELS)})"""
"""Stems and bytes come as lines: psycopg takes 17 ms for the lists of an article, and 1 for these.
Of nothing but an empty line PostgreSQL makes no line at all."""


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
        packed: dict[str, dict[Level, str]] = {}
        tokens: list[int] = []
        sequence = ""
        for level, rows in terms_of(transaction, version_key):
            texts = [text for _, text in rows]
            if level == "article":
                (stems,) = self._tokenizer.in_order(texts)
                found, sequence = Occurrences.of(stems), sequence_of(stems)
            else:
                found = self._tokenizer.occurrences(texts)
            tokens.append(int(found.counts.sum()))
            for stem, of_stem in _packed(found, np.array([key for key, _ in rows], np.int32)):
                packed.setdefault(stem, {})[level] = of_stem
        transaction.execute(
            "INSERT INTO version_tokens VALUES (?, ?, ?, ?, ?)", (version_key, *tokens, sequence)
        )
        lines = [[one.get(level, "") for one in packed.values()] for level in LEVELS]
        transaction.execute(_INSERT, (version_key, *map("\n".join, (packed, *lines))))

    @staticmethod
    def count(transaction: Transaction, version_key: int) -> None:
        """Count those of a version; for a row of counts, transactions wait for each other."""
        transaction.execute(_COUNT, (1, version_key))

    @staticmethod
    def remove(transaction: Transaction, version_key: int) -> None:
        """Take those of a version out."""
        transaction.execute(_COUNT, (-1, version_key))
        transaction.execute("DELETE FROM postings WHERE version_key = ?", (version_key,))
        transaction.execute("DELETE FROM version_tokens WHERE version_key = ?", (version_key,))

    def state(self, level: Level) -> TableState:
        """Return how many rows and tokens there are."""
        query = "SELECT rows, tokens, writes FROM term_counts WHERE level = ?"
        row = self._database.row(query, level)
        return TableState(*row)

    def of(self, level: Level, stem: str, state: TableState) -> Held:
        """Return the rows that hold a stem; ask within the snapshot of the state."""
        return self.kept(level, stem, state, lambda: self._read(level, [stem])[stem])

    def read_ahead(self, level: Level, stems: Iterable[str], state: TableState) -> None:
        """Read the rows of several stems at one time, to be asked for one by one."""
        with self._guard:
            new = [one for one in stems if (level, state.writes, one) not in self._kept]
        if len(new) > 1:
            for stem, held in self._read(level, new).items():
                self._keep((level, state.writes, stem), held)

    def kept(self, level: Level, name: str, state: TableState, read: Callable[[], Held]) -> Held:
        """Return some rows that were read before in a state, or read them.

        Args:
            level: Of the rows.
            name: A stem, or what stands for other rows: it has a space in it.
            state: In which they are wanted; ask within its snapshot.
            read: Reads them.
        """
        wanted = (level, state.writes, name)
        with self._guard:
            if wanted in self._kept:
                self._kept.move_to_end(wanted)
                return self._kept[wanted]
        held = read()
        self._keep(wanted, held)
        return held

    def _keep(self, wanted: tuple[Level, int, str], held: Held) -> None:
        with self._guard:
            if wanted not in self._kept:
                self._kept[wanted] = held
                self._size += _ROWS_OF_ENTRY + len(held.keys)
            while self._size > KEPT_ROWS:
                self._size -= _ROWS_OF_ENTRY + len(self._kept.popitem(last=False)[1].keys)

    def sequences(self, phrase: Sequence[str], keys: Keys) -> dict[int, str | None]:
        """Return the stems in their order of those of some articles that hold a phrase.

        None for an article that another Citeline took in, which notes none.
        """
        query = (
            "SELECT version_key, stems FROM version_tokens"
            f" WHERE version_key {self._database.among} AND (stems IS NULL OR strpos(stems, ?) > 0)"
        )
        values = self._database.many(keys.tolist()), sequence_of(phrase)
        return dict(self._database.rows(query, *values))

    def forget(self) -> None:
        """Read everything anew."""
        with self._guard:
            self._kept.clear()
            self._size = 0

    def _read(self, level: Level, stems: Sequence[str]) -> dict[str, Held]:
        packed = f"string_agg({level}, ''::bytea ORDER BY version_key)"
        among = self._database.among
        query = f"SELECT stem, {packed} FROM postings WHERE stem {among} GROUP BY stem"
        found = dict(self._database.rows(query, self._database.many(stems)))
        return {stem: _held(found.get(stem, b"")) for stem in stems}


def _held(packed: bytes) -> Held:
    table = np.frombuffer(packed, _PACKED).reshape(-1, _FIELDS).astype(np.int32, copy=False)
    keys, counts, lengths = (np.ascontiguousarray(table[:, place]) for place in range(_FIELDS))
    if (np.diff(keys) < 0).any():
        order = np.argsort(keys, kind="stable")
        keys, counts, lengths = keys[order], counts[order], lengths[order]
    return Held(keys, counts, lengths)


def tokens_of(database: Database, level: Level) -> int:
    """Return how many tokens all rows of a level have that a database lets see."""
    query = (
        f"SELECT coalesce(sum({level}), 0) FROM version_tokens"
        " JOIN versions ON versions.key = version_key WHERE state = 'published'"
    )
    return int(database.row(query)[0])


def _packed(found: Occurrences, keys: Keys) -> Iterator[tuple[str, str]]:
    """Yield each stem with its rows packed, in hexadecimal digits.

    Args:
        found: In which texts it stands.
        keys: The row keys of the texts.
    """
    lengths = np.bincount(found.texts, found.counts, len(keys))
    table = np.stack([keys[found.texts], found.counts, lengths[found.texts]], axis=1)
    digits, start = table.astype(_PACKED).tobytes().hex(), 0
    for stem, rows in Counter(found.stems).items():
        end = start + rows * _DIGITS
        yield stem, digits[start:end]
        start = end
