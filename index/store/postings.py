"""Which rows hold a stem, and how often: the full-text tables as arrays.

SQLite hands over a stem's rows several times as quickly as it works out their scores, so that
scores are added up over arrays (`bm25`). What was read is kept until something is written.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field

import numpy as np

from index.store.database import Database
from index.store.lengths import Counts, Keys
from index.store.table_state import TableState
from index.store.term_tables import Level

KEPT_POSTINGS = 2**20
"""So many pairs of a row and a count are kept of each table, those asked for last: 8 MiB."""


@dataclass(frozen=True, slots=True)
class Postings:
    """The rows that hold a stem, ascending, and how often each of them holds it."""

    keys: Keys
    counts: Counts

    def among(self, keys: Keys) -> "Postings":
        """Return those of the rows that are among some."""
        chosen = np.isin(self.keys, keys)
        return Postings(self.keys[chosen], self.counts[chosen])


@dataclass(slots=True)
class _Kept:
    """What was read of a table in one state."""

    state: TableState
    postings: OrderedDict[str, Postings] = field(default_factory=OrderedDict)
    size: int = 0


class PostingsReader:
    """Reads postings, and keeps them while nothing is written. Thread safe."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._guard = threading.Lock()
        self._kept: dict[Level, _Kept] = {}

    def of(self, level: Level, stem: str, state: TableState) -> Postings:
        """Return the postings of a stem.

        Ask within the `Database.snapshot` in which the state was read.
        """
        with self._guard:
            kept = self._kept.get(level)
            if kept is None or kept.state != state:
                kept = self._kept[level] = _Kept(state)
            found = kept.postings.get(stem)
            if found is not None:
                kept.postings.move_to_end(stem)
                return found
        read = self._read(level, stem)
        with self._guard:
            if kept.postings.setdefault(stem, read) is read:
                kept.size += len(read.keys)
            while kept.size > KEPT_POSTINGS:
                _, dropped = kept.postings.popitem(last=False)
                kept.size -= len(dropped.keys)
        return read

    def _read(self, level: Level, stem: str) -> Postings:
        # A row stands there as often as it holds the stem. One text of many numbers is read in an
        # eighth of the time that as many rows take.
        query = f"SELECT group_concat(doc, ' ') FROM {level}_stems WHERE term = ?"
        text = self._database.row(query, stem)[0]
        instances = np.fromstring(text or "", dtype=np.int32, sep=" ")
        starts = np.flatnonzero(np.diff(instances, prepend=np.int32(-1)))
        counts = np.diff(starts, append=len(instances)).astype(np.int32)
        return Postings(instances[starts], counts)
