"""Passage vectors in Chroma. The only module that imports chromadb.

Chroma holds vectors and the few facts that filters need; the catalogue decides what is published.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar, cast

import chromadb
import numpy as np
from chromadb.config import Settings

from index.errors import DamagedError
from index.types import Article, Matrix, Passage, SearchFilter, Vector

Read = TypeVar("Read")

# Chroma's defaults find under half of the true neighbours on hard vectors; these found 96 % of them
# at 5 ms a query (random vectors, the worst case). Only ef_search can be changed later.
_HNSW: Mapping[str, Any] = {
    "space": "cosine",
    "ef_construction": 200,
    "ef_search": 200,
    "max_neighbors": 32,
}

_LOOKED_AT = 1000
"""Neighbours asked for, of which the best are kept. The graph is built anew in part when a store is
opened, so that what a search misses differs between runs. Of 41,474 news passages it missed some of
the best 50 for 7 % of questions with `ef_search` alone (2 ms), and none like this (7 ms)."""

_TRIES = 20
_TRY_AGAIN_SECONDS = 0.1
"""The first articles of a folder make the files of the graph; a search in this moment fails."""

_NO_DAY = 0
"""Stands for an unknown date: before every real one, so that "after" leaves it out."""


class VectorStore:
    """One Chroma collection of unit vectors, one for a passage, in a local folder.

    Thread safe. All similarities are cosines in [-1, 1].
    """

    def __init__(self, folder: Path, collection_name: str) -> None:
        # Explicit settings: chromadb would otherwise read a .env file in the working directory.
        settings = Settings(
            _env_file=None,
            is_persistent=True,
            persist_directory=str(folder),
            anonymized_telemetry=False,
            allow_reset=False,
        )
        self._client = chromadb.PersistentClient(path=str(folder), settings=settings)
        self._batch_size = int(self._client.get_max_batch_size())
        self._collection = self._open(collection_name)

    def _open(self, name: str) -> chromadb.Collection:
        return self._client.get_or_create_collection(
            name,
            configuration=cast(Any, {"hnsw": dict(_HNSW)}),
            embedding_function=None,
        )

    def close(self) -> None:
        """Close the store. Calling it again does nothing."""
        cast(Any, self._client).close()

    def recreate(self, collection_name: str) -> None:
        """Start an empty collection under this name and use it from now on."""
        if collection_name in {one.name for one in self._client.list_collections()}:
            self._client.delete_collection(collection_name)
        self._collection = self._open(collection_name)

    def drop_others(self) -> None:
        """Delete every collection but the one in use."""
        for other in self._client.list_collections():
            if other.name != self._collection.name:
                self._client.delete_collection(other.name)

    def count(self) -> int:
        """Return how many vectors are stored."""
        return self._collection.count()

    def upsert(
        self, articles: Sequence[Article], passages: Sequence[Passage], rows: Matrix
    ) -> None:
        """Write vectors; those of the same id are replaced. Durable on return.

        Args:
            articles: The article of each passage.
            passages: As many as rows.
            rows: Shape (len(passages), dim), unit length.
        """
        facts = [_facts(article) for article in articles]
        for start in range(0, len(passages), self._batch_size):
            chunk = slice(start, start + self._batch_size)
            self._collection.upsert(
                ids=[passage.id for passage in passages[chunk]],
                embeddings=rows[chunk],
                metadatas=cast(Any, facts[chunk]),
            )

    def delete(self, passage_ids: Sequence[str]) -> None:
        """Remove vectors; ids that are not there are passed over."""
        for chunk in _chunks(passage_ids, self._batch_size):
            self._collection.delete(ids=chunk)

    def search(self, vector: Vector, limit: int, filter_: SearchFilter) -> dict[str, float]:
        """Return the passage ids nearest to a vector with their cosines, best first."""
        if filter_.article_ids is not None and not filter_.article_ids:
            return {}  # Chroma refuses a condition that names no value
        found = _patiently(
            lambda: self._collection.query(
                query_embeddings=cast(Any, vector[np.newaxis, :]),
                n_results=max(limit, _LOOKED_AT),
                where=_where(filter_),
                include=["distances"],
            )
        )
        distances = found["distances"] or [[]]
        nearest = zip(found["ids"][0], distances[0], strict=True)
        return {id_: 1.0 - float(distance) for id_, distance in islice(nearest, limit)}

    def similarities(self, vector: Vector, passage_ids: Sequence[str]) -> dict[str, float]:
        """Return the cosines of a vector with given passages; missing ones are left out."""
        if not passage_ids:
            return {}
        found = _patiently(
            lambda: self._collection.get(ids=list(passage_ids), include=["embeddings"])
        )
        rows = np.asarray(found["embeddings"], dtype=np.float32)
        if not len(rows):
            return {}
        return dict(zip(found["ids"], (rows @ vector).tolist(), strict=True))

    def missing(self, passage_ids: Iterable[str]) -> list[str]:
        """Return those of the given ids that have no vector."""
        absent: list[str] = []
        for chunk in _chunks(passage_ids, self._batch_size):
            there = set(self._collection.get(ids=chunk, include=[])["ids"])
            absent += [id_ for id_ in chunk if id_ not in there]
        return absent

    def self_recall(self, passage_ids: Sequence[str], neighbours: int = 10) -> float:
        """Return the share of passages that a search for their own vector finds.

        A graph index can hold vectors that no search reaches; this measures it. What is not among
        the nearest `neighbours`, be it for its copies, is looked for as far as a search looks.

        Raises:
            DamagedError: Chroma cannot give back the vectors it holds.
        """
        if not passage_ids:
            return 1.0
        try:
            stored = self._collection.get(ids=list(passage_ids), include=["embeddings"])
        except chromadb.errors.InternalError as error:
            raise DamagedError(
                "The vector store cannot give back its vectors. Run `citeline reindex`: the "
                "articles are safe in the catalogue."
            ) from error
        own = list(zip(stored["ids"], cast(Any, stored["embeddings"]), strict=True))
        lost = self._not_among_nearest(own, neighbours)
        still_lost = self._not_among_nearest(lost, _LOOKED_AT)
        return (len(own) - len(still_lost)) / len(passage_ids)

    def _not_among_nearest(
        self, own: Sequence[tuple[str, Vector]], neighbours: int
    ) -> list[tuple[str, Vector]]:
        if not own:
            return []
        found = self._collection.query(
            query_embeddings=cast(Any, [vector for _, vector in own]),
            n_results=neighbours,
            include=[],
        )
        return [one for one, ids in zip(own, found["ids"], strict=True) if one[0] not in ids]


def _patiently(read: Callable[[], Read]) -> Read:
    """Return what a reading of the collection gives; again, if it fails for a moment.

    Raises:
        DamagedError: It goes on failing.
    """
    for _ in range(_TRIES):
        try:
            return read()
        except chromadb.errors.InternalError as error:
            failure = error
            time.sleep(_TRY_AGAIN_SECONDS)
    raise DamagedError(
        "The vector store cannot be searched. Run `citeline reindex`: the articles are safe in the "
        "catalogue."
    ) from failure


def _facts(article: Article) -> dict[str, str | int]:
    day = article.date.toordinal() if article.date else _NO_DAY
    return {"article_id": article.id, "source": article.source, "day": day}


def _where(filter_: SearchFilter) -> chromadb.Where | None:
    conditions: list[dict[str, Any]] = []
    if filter_.sources:
        conditions.append({"source": {"$in": sorted(filter_.sources)}})
    if filter_.article_ids is not None:
        conditions.append({"article_id": {"$in": sorted(filter_.article_ids)}})
    if filter_.after is not None:
        conditions.append({"day": {"$gte": filter_.after.toordinal()}})
    if filter_.before is not None:
        conditions.append({"day": {"$lte": filter_.before.toordinal()}})
        conditions.append({"day": {"$gt": _NO_DAY}})
    if not conditions:
        return None
    return cast(chromadb.Where, conditions[0] if len(conditions) == 1 else {"$and": conditions})


def _chunks(ids: Iterable[str], size: int) -> Iterator[list[str]]:
    iterator = iter(ids)
    while chunk := list(islice(iterator, size)):
        yield chunk
