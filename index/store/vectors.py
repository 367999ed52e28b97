"""Vectors in a Chroma folder. The only module that imports chromadb.

Chroma holds ids and vectors, and no word of any article; the catalogue knows what they stand for.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, cast

import chromadb
import chromadb.errors
import numpy as np
from chromadb.config import Settings

from index.errors import StoreError
from index.store.blank_memory import blank_memory
from index.store.room import check_room
from index.types import Matrix, Vector

# Vectors have unit length, so that the inner product is the cosine. Chroma's own cosine would
# change their last bits, and with them their checksums.
_SPACE = "ip"

# Chroma's defaults find under half of the true neighbours on hard vectors; these found 96 % of them
# (random vectors, the worst case). Only ef_search can be changed later.
_SEARCHED: Mapping[str, Any] = {
    "space": _SPACE,
    "ef_construction": 200,
    "ef_search": 200,
    "max_neighbors": 32,
}

# Where every vector is compared, no search walks Chroma's graph: the smallest one costs a fifth.
_UNSEARCHED: Mapping[str, Any] = {
    "space": _SPACE,
    "ef_construction": 2,
    "ef_search": 2,
    "max_neighbors": 2,
}

_LOOKED_AT = 1000
"""Neighbours asked of the graph, of which the best are kept. The graph is built anew in part when a
store is opened, so that what a search misses differs between runs. Of 41,474 news passages it
missed some of the best 50 for 7 % of questions with `ef_search` alone, and none like this."""

_COLLECTION = "passages"
_GRAPH = "graph"


class VectorStore:
    """Unit vectors by id in one local Chroma folder. Thread safe.

    Args:
        folder: Made if it does not exist.
        graph: Whether a new folder gets a graph that is fit to be searched.

    Attributes:
        has_graph: Whether its graph is fit to be searched.
        has_failed: Whether Chroma failed at something, so that its files are in doubt.

    Raises:
        StoreError: It cannot be opened or written to.
    """

    def __init__(self, folder: Path, *, graph: bool = False) -> None:
        # Explicit settings: chromadb would otherwise read a .env file in the working directory.
        settings = Settings(
            _env_file=None,
            is_persistent=True,
            persist_directory=str(folder),
            anonymized_telemetry=False,
            allow_reset=False,
        )
        self._folder, self.has_failed = folder, False
        with self._explained(), blank_memory():
            self._client = chromadb.PersistentClient(path=str(folder), settings=settings)
            self._batch_size = int(self._client.get_max_batch_size())
            self._collection = self._client.get_or_create_collection(
                _COLLECTION,
                configuration=cast(Any, {"hnsw": dict(_SEARCHED if graph else _UNSEARCHED)}),
                metadata={_GRAPH: graph},
                embedding_function=None,
            )
        self.has_graph = bool((self._collection.metadata or {}).get(_GRAPH))

    def close(self) -> None:
        """Close the store. Calling it again does nothing."""
        cast(Any, self._client).close()

    def count(self) -> int:
        """Return how many vectors are stored."""
        with self._explained():
            return self._collection.count()

    def dimension(self) -> int:
        """Return how many numbers a vector has; 0 while there is none."""
        with self._explained():
            found = self._collection.get(limit=1, include=["embeddings"])
        return len(found["embeddings"][0]) if found["ids"] else 0  # type: ignore[index]

    def upsert(self, ids: Sequence[str], rows: Matrix) -> None:
        """Write vectors; those of the same id are replaced. Durable on return.

        Args:
            ids: No two are equal.
            rows: Shape (len(ids), dim), unit length.
        """
        with self._explained(), blank_memory():
            check_room(self._folder, rows.nbytes)
            for start in range(0, len(ids), self._batch_size):
                chunk = slice(start, start + self._batch_size)
                self._collection.upsert(ids=list(ids[chunk]), embeddings=rows[chunk])

    def delete(self, ids: Sequence[str]) -> None:
        """Remove vectors; ids that are not there are passed over."""
        with self._explained():
            check_room(self._folder, 0)
            for chunk in _chunks(ids, self._batch_size):
                self._collection.delete(ids=chunk)

    def everything(self) -> Iterator[tuple[list[str], Matrix]]:
        """Yield all vectors in batches: ids, and rows of shape (len(ids), dim)."""
        for start in range(0, self.count(), self._batch_size):
            with self._explained():
                found = self._collection.get(
                    limit=self._batch_size, offset=start, include=["embeddings"]
                )
            if found["ids"]:
                yield found["ids"], np.asarray(found["embeddings"], dtype=np.float32)

    def rows(self, ids: Iterable[str]) -> tuple[list[str], Matrix]:
        """Return the vectors of the given ids; those that are not there are left out."""
        found_ids, found_rows = list[str](), list[Matrix]()
        with self._explained():
            for chunk in _chunks(ids, self._batch_size):
                found = self._collection.get(ids=chunk, include=["embeddings"])
                if found["ids"]:
                    found_ids += found["ids"]
                    found_rows.append(np.asarray(found["embeddings"], dtype=np.float32))
        return found_ids, np.concatenate(found_rows) if found_rows else np.empty((0, 0), np.float32)

    def nearest(self, vector: Vector, limit: int) -> dict[str, float]:
        """Return the ids that the graph finds nearest, with their cosines, best first."""
        with self._explained():
            found = self._collection.query(
                query_embeddings=cast(Any, vector[np.newaxis, :]),
                n_results=max(limit, _LOOKED_AT),
                include=["distances"],
            )
        distances = found["distances"] or [[]]
        pairs = zip(found["ids"][0], distances[0], strict=True)
        return {id_: 1.0 - float(distance) for id_, distance in islice(pairs, limit)}

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (chromadb.errors.ChromaError, OSError) as error:
            self.has_failed = True
            raise StoreError(
                f"The vectors in {self._folder} cannot be used ({error}). Look at the room on the "
                "disk and at the number of files that a process may open. The articles are safe; "
                "`citeline doctor --repair` makes vectors anew."
            ) from error


def _chunks(ids: Iterable[str], size: int) -> Iterator[list[str]]:
    iterator = iter(ids)
    while chunk := list(islice(iterator, size)):
        yield chunk
