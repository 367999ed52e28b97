"""Exact search: every vector in memory, compared with the question's.

Readers take a snapshot, so that they never wait for a writer and never see half of a change.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from index.types import Matrix, Vector

_GROWTH = 1.25
"""How much room is made at once, times what is needed: copies stay rare, little lies idle."""


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """Rows of `matrix` beyond the ids are room for more."""

    ids: list[str] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    matrix: Matrix = field(default_factory=lambda: np.empty((0, 0), np.float32))
    count: int = 0


class ExactRows:
    """Unit vectors by id. Any number of readers, one writer at a time."""

    def __init__(self) -> None:
        self._now = _Snapshot()

    def __len__(self) -> int:
        return self._now.count

    def add(self, ids: Sequence[str], rows: Matrix) -> None:
        """Take in vectors; an id that is there already keeps its vector."""
        now = self._now
        new = [number for number, id_ in enumerate(ids) if id_ not in now.places]
        if not new:
            return
        end = now.count + len(new)
        matrix = now.matrix
        if end > len(matrix):
            matrix = np.empty((int(end * _GROWTH), rows.shape[1]), np.float32)
            matrix[: now.count] = now.matrix[: now.count].reshape(now.count, rows.shape[1])
        matrix[now.count : end] = rows[new]
        for place, number in enumerate(new, start=now.count):
            now.ids.append(ids[number])
            now.places[ids[number]] = place
        self._now = _Snapshot(now.ids, now.places, matrix, end)

    def remove(self, ids: Iterable[str]) -> None:
        """Forget vectors; ids that are not there are passed over."""
        now, gone = self._now, set(ids)
        kept = [place for place, id_ in enumerate(now.ids) if id_ not in gone]
        left = [now.ids[place] for place in kept]
        places = {id_: place for place, id_ in enumerate(left)}
        self._now = _Snapshot(left, places, now.matrix[kept], len(left))

    def nearest(self, vector: Vector, limit: int) -> dict[str, float]:
        """Return the nearest ids with their cosines, best first; equal ones in order of id."""
        now = self._now
        if not now.count:
            return {}
        cosines = now.matrix[: now.count] @ vector
        best = np.arange(now.count)
        if limit < now.count:
            best = np.argpartition(-cosines, limit)[:limit]
        pairs = sorted((-float(cosines[place]), now.ids[place]) for place in best)
        return {id_: -cosine for cosine, id_ in pairs}

    def rows(self, ids: Iterable[str]) -> tuple[list[str], Matrix]:
        """Return the vectors of the given ids; those that are not there are left out."""
        now = self._now
        found = [id_ for id_ in ids if now.places.get(id_, now.count) < now.count]
        return found, now.matrix[[now.places[id_] for id_ in found]]
