"""Terms of texts by SQLite's own tokenizer, so that both stores index and find the same."""

import sqlite3
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from index.store.lengths import Counts
from index.store.term_tables import create_terms

_REMEMBERED = 4096
"""Words and phrases of questions, whose stems are known: those of a question come up again."""


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Which stems stand in which texts, in the order of the stems and then of the texts.

    Attributes:
        stems: One for each text that holds it.
        texts: The number of that text.
        counts: How often it does.
    """

    stems: Sequence[str]
    texts: Counts
    counts: Counts

    @classmethod
    def of(cls, stems: Sequence[str]) -> "Occurrences":
        """Return those of one text, of its stems."""
        found = sorted(Counter(stems).items())
        counts = np.array([count for _, count in found], np.int32)
        return cls([stem for stem, _ in found], np.zeros(len(found), np.int32), counts)


class Tokenizer:
    """An empty full-text table in memory, that texts are put through. Thread safe."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._known: dict[str, Sequence[str]] = {}
        self._memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        create_terms(self._memory, "texts")
        self._memory.execute("CREATE VIRTUAL TABLE vocabulary USING fts5vocab (texts, instance)")

    def occurrences(self, texts: Sequence[str]) -> Occurrences:
        """Return how often each text holds each stem."""
        query = "SELECT term, doc, count(*) FROM vocabulary GROUP BY term, doc ORDER BY term, doc"
        found = self._ask(texts, query)
        stems = [stem for stem, _, _ in found]
        numbers = np.array([one[1:] for one in found], np.int32).reshape(-1, 2)
        return Occurrences(stems, numbers[:, 0], numbers[:, 1])

    def matching(self, texts: Sequence[str], expression: str) -> set[int]:
        """Return the numbers of the texts that match an expression of SQLite's."""
        query = "SELECT rowid FROM texts WHERE texts MATCH ?"
        return {number for (number,) in self._ask(texts, query, expression)}

    def stems(self, texts: Sequence[str]) -> list[Sequence[str]]:
        """Return the stems of short texts, in order; those that came up lately are remembered."""
        found = {one: known for one in texts if (known := self._known.get(one)) is not None}
        new = [one for one in dict.fromkeys(texts) if one not in found]
        if new:
            found |= zip(new, self.in_order(new), strict=True)
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            self._known |= {one: found[one] for one in new}
        return [found[one] for one in texts]

    def in_order(self, texts: Sequence[str]) -> list[list[str]]:
        """Return the stems of each text in their order."""
        stems: list[list[str]] = [[] for _ in texts]
        for number, stem in self._ask(
            texts, "SELECT doc, term FROM vocabulary ORDER BY doc, offset"
        ):
            stems[number].append(stem)
        return stems

    def close(self) -> None:
        """Give the memory back."""
        self._memory.close()

    def _ask(self, texts: Sequence[str], query: str, *values: object) -> list[Any]:
        with self._guard:
            self._memory.execute("BEGIN")
            try:
                self._memory.executemany(
                    "INSERT INTO texts (rowid, terms) VALUES (?, ?)", enumerate(texts)
                )
                return self._memory.execute(query, values).fetchall()
            finally:
                self._memory.execute("ROLLBACK")
