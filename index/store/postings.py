"""Which rows hold a word, and how often: the full-text tables as arrays.

SQLite hands over a stem's rows several times as quickly as it works out their scores, so that
scores are added up over arrays (`bm25`). What was read is kept until something is written.

A word that the tokenizer cuts in several stems is a phrase: rows hold it where these stand one
after another.
"""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce

import numpy as np
import numpy.typing as npt

from index.store.database import Database
from index.store.lengths import Counts, Keys
from index.store.table_state import TableState
from index.store.term_tables import Level

KEPT_POSTINGS = 2**20
"""So many pairs of a row and a count are kept of each table, those asked for last: 8 MiB."""

_ROWS_OF_ENTRY = 64
"""What is kept of a word takes as much memory as so many rows, and more by its rows: words that no
article has are kept too, and questions bring ever new ones."""

_PLACE_BITS = 32
"""Of the number of a place: no row has more stems."""


@dataclass(frozen=True, slots=True)
class Postings:
    """The rows that hold a word, ascending, and how often each of them holds it."""

    keys: Keys
    counts: Counts

    @classmethod
    def of(cls, instances: Keys) -> "Postings":
        """Return the postings of rows, ascending, that are there as often as they hold a word."""
        starts = np.flatnonzero(np.diff(instances, prepend=np.int32(-1)))
        counts = np.diff(starts, append=len(instances)).astype(np.int32)
        return cls(instances[starts], counts)

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

    def of(self, level: Level, phrase: Sequence[str], state: TableState) -> Postings:
        """Return the postings of a word of these stems, as a rule one.

        Ask within the `Database.snapshot` in which the state was read.
        """
        name = " ".join(phrase)
        with self._guard:
            kept = self._kept.get(level)
            if kept is None or kept.state != state:
                kept = self._kept[level] = _Kept(state)
            found = kept.postings.get(name)
            if found is not None:
                kept.postings.move_to_end(name)
                return found
        if len(phrase) == 1:
            read = Postings.of(self._instances(level, name))
        else:
            read = Postings.of(self._instances_of_phrase(level, phrase))
        with self._guard:
            if kept.postings.setdefault(name, read) is read:
                kept.size += _ROWS_OF_ENTRY + len(read.keys)
            while kept.size > KEPT_POSTINGS:
                _, dropped = kept.postings.popitem(last=False)
                kept.size -= _ROWS_OF_ENTRY + len(dropped.keys)
        return read

    def _instances(self, level: Level, stem: str) -> Keys:
        # A row stands there as often as it holds the stem. One text of many numbers is read in an
        # eighth of the time that as many rows take.
        query = f"SELECT group_concat(doc, ' ') FROM {level}_stems WHERE term = ?"
        text = self._database.row(query, stem)[0]
        return np.fromstring(text or "", dtype=np.int32, sep=" ")

    def _instances_of_phrase(self, level: Level, phrase: Sequence[str]) -> Keys:
        """Return the rows that hold stems one after another, as often as they do."""
        of_stem = {stem: self._places(level, stem) for stem in dict.fromkeys(phrase)}
        begins = [of_stem[stem] - place for place, stem in enumerate(phrase)]
        common = reduce(np.intersect1d, sorted(begins, key=len))
        return (common >> _PLACE_BITS).astype(np.int32)

    def _places(self, level: Level, stem: str) -> npt.NDArray[np.int64]:
        """Return where a stem stands, ascending: its row and its place in that as one number."""
        query = (
            "SELECT group_concat(doc, ' '), group_concat(offset, ' ')"
            f" FROM {level}_stems WHERE term = ?"
        )
        rows, places = (
            np.fromstring(text or "", dtype=np.int64, sep=" ")
            for text in self._database.row(query, stem)
        )
        return (rows << _PLACE_BITS) + places
