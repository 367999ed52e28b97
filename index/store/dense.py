"""Search by vectors, over passages: copies of one text share a vector and are found together."""

from collections.abc import Mapping, Sequence

from index.store.exact import ExactRows
from index.store.ledger import Ledger
from index.store.protocols import Vectors
from index.types import SearchFilter, Vector

_WIDER = 8
"""Where a filter leaves too few of the nearest, so many times more are looked at."""

_NARROW = 5000
"""A filter that leaves too few of so many is searched exactly among what passes it."""


class DenseIndex:
    """The published passages of a data folder, searched by their vectors. Thread safe."""

    def __init__(self, ledger: Ledger, folder: Vectors) -> None:
        self._ledger, self._folder = ledger, folder

    def search(self, vector: Vector, limit: int, filter_: SearchFilter) -> dict[str, float]:
        """Return the ids of the passages nearest to a vector with their cosines, best first."""
        wanted = limit
        while True:
            near = self._folder.nearest(vector, wanted)
            found = self._passages(near, limit, filter_)
            if len(found) >= limit or len(near) < wanted:
                return found
            if self._folder.has_graph and wanted >= _NARROW:
                return self._among(vector, limit, filter_)
            wanted *= _WIDER

    def similarities(self, vector: Vector, passage_ids: Sequence[str]) -> dict[str, float]:
        """Return the cosines of a vector with given passages; missing ones are left out."""
        of_passage = self._ledger.vector_ids(passage_ids)
        ids, rows = self._folder.rows(dict.fromkeys(of_passage.values()))
        if not ids:
            return {}
        cosines = dict(zip(ids, (rows @ vector).tolist(), strict=True))
        return {
            passage: cosines[of_passage[passage]]
            for passage in passage_ids
            if of_passage.get(passage) in cosines
        }

    def _passages(
        self, near: Mapping[str, float], limit: int, filter_: SearchFilter
    ) -> dict[str, float]:
        found = [(near[vector], id_) for vector, id_ in self._ledger.passages_of(near, filter_)]
        found.sort(key=lambda pair: -pair[0])
        return {id_: cosine for cosine, id_ in found[:limit]}

    def _among(self, vector: Vector, limit: int, filter_: SearchFilter) -> dict[str, float]:
        """Compare every vector that passes a filter."""
        ids, rows = self._folder.rows(self._ledger.vectors_passing(filter_))
        if not ids:
            return {}
        near = ExactRows()
        near.add(ids, rows)
        return self._passages(near.nearest(vector, limit), limit, filter_)
