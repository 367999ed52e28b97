"""A folder of vectors on its way: filled beside the one in use, and taken up again after a kill."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import numpy as np

from index.store.exact import ExactRows
from index.store.ledger import checksums_of
from index.store.probe import can_be_opened
from index.store.vectors import VectorStore
from index.types import Matrix

Vectors: TypeAlias = tuple[Sequence[str], Matrix]
"""Ids with their vectors, shape (ids, dim)."""

Texts: TypeAlias = Sequence[tuple[str, str]]
"""Ids with what is embedded for them."""

_UNIT = 1e-3
"""How far a vector's squared length may be from 1, or it is not what was written."""


class Filling:
    """A new folder, made with its first vectors, or one that a killed run has left.

    Attributes:
        path: Where it is.
        exact: Its vectors, unless it has a graph.
        checksums: Of its vectors, by id.

    Args:
        path: Where it is or is going to be.
        expected: How many vectors it is going to hold, as far as that is known.
        exact_numbers: Above so many numbers it gets a graph.
    """

    def __init__(self, path: Path, expected: int, exact_numbers: int) -> None:
        self.path, self.exact, self.checksums = path, ExactRows(), dict[str, int]()
        self._expected, self._exact_numbers = expected, exact_numbers
        self._store: VectorStore | None = None

    @property
    def store(self) -> VectorStore:
        """The folder, opened; made if nothing was put in."""
        if self._store is None:
            self._store = VectorStore(self.path)
        return self._store

    def take_up(self) -> None:
        """Keep what a killed run has put in, as far as it can be read."""
        if not self.path.is_dir():
            return
        if not can_be_opened(self.path):
            shutil.rmtree(self.path)
            return
        for ids, rows in self.store.everything():
            right = np.flatnonzero(np.abs((rows * rows).sum(axis=1) - 1.0) < _UNIT)
            self._note([ids[place] for place in right], rows[right])

    def add(self, ids: Sequence[str], rows: Matrix) -> None:
        """Put vectors in."""
        if self._store is None:
            numbers = max(self._expected, len(ids)) * rows.shape[1]
            self._store = VectorStore(self.path, graph=numbers > self._exact_numbers)
        self._store.upsert(ids, rows)
        self._note(ids, rows)

    def close(self) -> None:
        """Leave it as it is, to be taken up another time."""
        if self._store is not None:
            self._store.close()

    def discard(self) -> None:
        """Remove it."""
        self.close()
        shutil.rmtree(self.path, ignore_errors=True)

    def _note(self, ids: Sequence[str], rows: Matrix) -> None:
        self.checksums |= checksums_of(ids, rows)
        if not self.store.has_graph:
            self.exact.add(ids, rows)
