"""Whether the vectors that are stored are also found."""

import random
from collections.abc import Iterable, Sequence

from index.store.protocols import Vectors

_SAME = 1e-4
"""Cosines that differ by less stand for vectors that are as near."""


VERIFIED = 500
"""So many vectors of a folder are looked up by themselves after an ingest."""


def sample_of(ids: Iterable[str]) -> list[str]:
    """Return some of all ids by chance, always the same ones of the same."""
    known = sorted(ids)
    return random.Random(len(known)).sample(known, min(VERIFIED, len(known)))  # noqa: S311


def misses(vectors: Vectors, sample: Sequence[str]) -> list[str]:
    """Return the vectors of a sample that are not there or that a search does not find.

    A graph can hold vectors that no search reaches. A copy that is found instead, or another
    vector as near, is as good.
    """
    ids, rows = vectors.rows(sample)
    there = set(ids)
    lost = [id_ for id_ in sample if id_ not in there]
    if not vectors.has_graph:
        return lost
    for id_, row in zip(ids, rows, strict=True):
        best = max(vectors.nearest(row, 1).values(), default=-1.0)
        if best < float(row @ row) - _SAME:
            lost.append(id_)
    return lost
