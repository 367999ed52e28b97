"""BM25 over arrays, with the very numbers that SQLite's `bm25()` gives.

k1 = 1.2, b = 0.75, and a stem in more than half of the rows counts a millionth
(https://www.sqlite.org/fts5.html, "The bm25() function"). Every sum runs in the order of the stems
asked for, as there, so that scores are equal to the last bit.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from index.store.lengths import Counts, Keys
from index.store.table_state import TableState

_K1, _B = 1.2, 0.75
_LEAST_IDF = 1e-6

_WIDER = 8
"""Where a filter is given, so many times more of the best rows are looked at first."""

Scores: TypeAlias = npt.NDArray[np.float64]
"""float64, one a row; higher is better."""


@dataclass(frozen=True, slots=True)
class Shares:
    """What one stem adds to the scores of the rows that hold it. `keys` ascend."""

    keys: Keys
    scores: Scores

    def among(self, keys: Keys) -> "Shares":
        """Return the shares of those rows that are among some."""
        chosen = np.isin(self.keys, keys)
        return Shares(self.keys[chosen], self.scores[chosen])


def shares(keys: Keys, counts: Counts, lengths: Counts, state: TableState) -> Shares:
    """Return what a stem adds.

    Args:
        keys: Of the rows that hold it, of which there is one.
        counts: How often each holds it.
        lengths: How many tokens each has.
        state: Of the table.
    """
    idf = math.log((state.rows - len(keys) + 0.5) / (len(keys) + 0.5))
    idf = idf if idf > 0 else _LEAST_IDF
    norms = _K1 * (1 - _B + _B * lengths / (state.tokens / state.rows))
    return Shares(keys, idf * ((counts * (_K1 + 1.0)) / (counts + norms)))


def scores_of(parts: Iterable[Shares], keys: Keys) -> Scores:
    """Return the scores of given rows: the sum of all stems' shares."""
    total = np.zeros(len(keys))
    for part in parts:
        places = np.searchsorted(part.keys, keys)
        inside = places < len(part.keys)
        held = np.zeros(len(keys), bool)
        held[inside] = part.keys[places[inside]] == keys[inside]
        total[held] += part.scores[places[held]]
    return total


def best(parts: Sequence[Shares], limit: int) -> tuple[Keys, Scores]:
    """Return the best rows with their scores, best first; equal ones in order of key."""
    keys = np.concatenate([np.zeros(0, np.int32), *(part.keys for part in parts)])
    if not len(keys):
        return keys, np.zeros(0)
    sums = np.zeros(int(keys.max()) + 1)
    for part in parts:
        sums[part.keys] += part.scores
    values = sums[keys]
    # A row stands there once for each stem that it holds: among so many are `limit` different ones.
    among = limit * len(parts)
    if among < len(keys):
        least = np.partition(values, -among)[-among]
        keys = keys[values >= least]
    found = np.unique(keys)
    order = np.lexsort((found, -sums[found]))[:limit]
    return found[order], sums[found[order]]


def best_passing(
    parts: Sequence[Shares], limit: int, passing: Callable[[Keys | None], Keys]
) -> tuple[Keys, Scores]:
    """Return the best of the rows that pass a filter, as `best` does.

    Args:
        parts: What each stem adds.
        limit: At most so many rows.
        passing: Returns those of some rows that pass; given None, all that do.
    """
    keys, scores = best(parts, _WIDER * limit)
    among = np.isin(keys, passing(keys))
    if among.sum() >= limit or len(keys) < _WIDER * limit:
        return keys[among][:limit], scores[among][:limit]
    allowed = passing(None)
    return best([part.among(allowed) for part in parts], limit)


def scored(keys: Keys, scores: Scores) -> dict[int, float]:
    """Return rows with their scores, in the same order."""
    return dict(zip(keys.tolist(), scores.tolist(), strict=True))
