"""Exact search: every vector in memory, compared with the question's.

Readers take a snapshot, so that they never wait for a writer and never see half of a change.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from index.types import Matrix, Vector

_BLOCK = 4096
"""Vectors that room is made for at once: what is there is never copied, and little lies idle."""


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """Vectors in blocks of shape (`_BLOCK`, dim). Rows beyond the count are room for more."""

    ids: list[str] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    blocks: list[Matrix] = field(default_factory=list)
    count: int = 0

    def filled(self) -> Iterator[Matrix]:
        """Yield the rows that are vectors, block by block."""
        for number in range(0, self.count, _BLOCK):
            yield self.blocks[number // _BLOCK][: self.count - number]


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
        for place, number in enumerate(new, start=now.count):
            if place % _BLOCK == 0:
                now.blocks.append(np.empty((_BLOCK, rows.shape[1]), np.float32))
            now.blocks[place // _BLOCK][place % _BLOCK] = rows[number]
            now.ids.append(ids[number])
            now.places[ids[number]] = place
        self._now = replace(now, count=now.count + len(new))

    def remove(self, ids: Iterable[str]) -> None:
        """Forget vectors; ids that are not there are passed over."""
        now, gone, kept = self._now, set(ids), ExactRows()
        for start, block in zip(range(0, now.count, _BLOCK), now.filled(), strict=True):
            own = now.ids[start : start + len(block)]
            left = [number for number, id_ in enumerate(own) if id_ not in gone]
            kept.add([own[number] for number in left], block[left])
        self._now = kept._now

    def nearest(self, vector: Vector, limit: int) -> dict[str, float]:
        """Return the nearest ids with their cosines, best first; equal ones in order of id."""
        now = self._now
        if not now.count:
            return {}
        # Not `block @ vector`: BLAS would split each block among threads, which wait for each other
        # and, where other work goes on, for long; one thread reads as fast as the memory gives.
        cosines = np.concatenate([np.einsum("ij,j->i", block, vector) for block in now.filled()])
        best = np.arange(now.count)
        if limit < now.count:
            best = np.argpartition(-cosines, limit)[:limit]
        pairs = sorted((-float(cosines[place]), now.ids[place]) for place in best)
        return {id_: -cosine for cosine, id_ in pairs}

    def rows(self, ids: Iterable[str]) -> tuple[list[str], Matrix]:
        """Return the vectors of the given ids; those that are not there are left out."""
        now = self._now
        found = [id_ for id_ in ids if now.places.get(id_, now.count) < now.count]
        places = [now.places[id_] for id_ in found]
        rows = [now.blocks[place // _BLOCK][place % _BLOCK] for place in places]
        return found, np.array(rows, np.float32)
