"""Vectors in Chroma: in a folder, or on its server. The only module that imports chromadb.

Chroma holds ids and vectors, and no word of any article; the catalogue knows what they stand for.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

import numpy as np

from index.errors import AwayError, StoreError
from index.store.ballast import without_ballast
from index.store.blank_memory import blank_memory
from index.store.left_open import ClosedOnFailure
from index.store.panics import panics_as_errors
from index.store.room import check_room
from index.types import Matrix, Vector

with without_ballast():
    import chromadb.api.rust  # what a folder is opened with
    import chromadb.errors
    import httpx
    from chromadb.config import Settings

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

_REPLY_SECONDS = 30.0
"""How long a reply of the server is waited for."""

_COLLECTION = "passages"
_GRAPH = "graph"


class _Collection(ABC):
    """Unit vectors by id in one collection of Chroma's. Thread safe.

    Attributes:
        has_graph: Whether its graph is fit to be searched.
        has_failed: Whether Chroma failed at something, so that its files are in doubt.
    """

    def __init__(self) -> None:
        self.has_failed = self.has_graph = False

    def _open(self, client: chromadb.api.ClientAPI, name: str, *, graph: bool) -> None:
        self._batch_size = int(client.get_max_batch_size())
        self._collection = client.get_or_create_collection(
            name,
            configuration=cast(Any, {"hnsw": dict(_SEARCHED if graph else _UNSEARCHED)}),
            metadata={_GRAPH: graph},
            embedding_function=None,
        )
        self.has_graph = bool((self._collection.metadata or {}).get(_GRAPH))

    @abstractmethod
    def _explained(self) -> AbstractContextManager[None]:
        """Say what went wrong in Citeline's own errors."""

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
        with self._explained():
            for start in range(0, len(ids), self._batch_size):
                chunk = slice(start, start + self._batch_size)
                self._collection.upsert(ids=list(ids[chunk]), embeddings=rows[chunk])

    def delete(self, ids: Sequence[str]) -> None:
        """Remove vectors; ids that are not there are passed over."""
        with self._explained():
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


class VectorStore(_Collection):
    """Unit vectors by id in one local Chroma folder. Thread safe.

    Args:
        folder: Made if it does not exist.
        graph: Whether a new folder gets a graph that is fit to be searched.

    Raises:
        StoreError: It cannot be opened or written to.
    """

    def __init__(self, folder: Path, *, graph: bool = False) -> None:
        super().__init__()
        self._folder = folder
        settings = _settings(is_persistent=True, persist_directory=str(folder))
        with self._explained(), blank_memory():
            self._client = chromadb.PersistentClient(path=str(folder), settings=settings)
            self._open(self._client, _COLLECTION, graph=graph)

    def close(self) -> None:
        """Close the store. Calling it again does nothing."""
        cast(Any, self._client).close()

    def upsert(self, ids: Sequence[str], rows: Matrix) -> None:
        """Write vectors, if there is room for them; durable on return."""
        with self._explained(), blank_memory():
            check_room(self._folder, rows.nbytes)
            super().upsert(ids, rows)

    def delete(self, ids: Sequence[str]) -> None:
        """Remove vectors; ids that are not there are passed over."""
        with self._explained():
            check_room(self._folder, 0)
        super().delete(ids)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            with panics_as_errors():
                yield
        except (chromadb.errors.ChromaError, OSError) as error:
            self.has_failed = True
            raise StoreError(
                f"The vectors in {self._folder} cannot be used ({error}). Look at the room on the "
                "disk and at the number of files that a process may open. The articles are safe; "
                "`citeline doctor --repair` makes vectors anew."
            ) from error


class ServedCollection(_Collection):
    """Unit vectors by id in a collection of Chroma's server, made if it is not there. Thread safe.

    Raises:
        AwayError: The server does not reply.
        StoreError: It does not do what it is asked for.
    """

    def __init__(self, server: "ChromaServer", name: str) -> None:
        super().__init__()
        self._server = server
        with self._explained():
            self._open(server.client, name, graph=True)

    def ids(self) -> Iterator[list[str]]:
        """Yield all ids in batches."""
        for start in range(0, self.count(), self._batch_size):
            with self._explained():
                yield self._collection.get(limit=self._batch_size, offset=start, include=[])["ids"]

    def _explained(self) -> AbstractContextManager[None]:
        return self._server.explained()


class ChromaServer:
    """Chroma's own server (`chroma run`). Thread safe.

    Args:
        url: Such as `http://127.0.0.1:8000`. Chroma asks nobody who he is: only this machine, or a
            network of one's own, may reach it.

    Raises:
        AwayError: It does not reply.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        parts = urlsplit(url)
        tls = parts.scheme == "https"
        port = parts.port or (443 if tls else 8000)
        with self.explained(), ClosedOnFailure():
            self.client = chromadb.HttpClient(
                parts.hostname or "localhost", port, ssl=tls, settings=_settings()
            )
        # Chroma 1.5.9 waits for a reply for ever, and leaves connections open when it is closed.
        parts_of_client = (cast(Any, self.client), cast(Any, self.client)._admin_client)
        self._sessions: list[httpx.Client] = [one._server._session for one in parts_of_client]
        for session in self._sessions:
            session.timeout = httpx.Timeout(_REPLY_SECONDS)

    def close(self) -> None:
        """Close the connections to it. Calling it again does nothing."""
        for session in self._sessions:
            session.close()
        cast(Any, self.client).close()

    def check(self) -> None:
        """Ask whether it is there.

        Raises:
            AwayError: It is not.
        """
        with self.explained():
            self.client.heartbeat()

    def names(self) -> list[str]:
        """Return the names of its collections."""
        with self.explained():
            return [one.name for one in self.client.list_collections()]

    def drop(self, name: str) -> None:
        """Remove a collection."""
        with self.explained(), suppress(chromadb.errors.NotFoundError):
            self.client.delete_collection(name)

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Say what went wrong in Citeline's own errors."""
        try:
            yield
        except (httpx.HTTPError, ValueError) as error:  # it is a ValueError while it connects
            raise AwayError(
                f"Chroma's server at {self._url} does not reply ({error}). Nothing is lost. Try "
                "again in a moment, and see that it runs and that store.chroma_url names it."
            ) from error
        except chromadb.errors.ChromaError as error:
            raise StoreError(
                f"Chroma's server at {self._url} could not do what was asked ({error}). The "
                "articles are safe; the next start makes vectors that are missing."
            ) from error


def _settings(**chosen: Any) -> Settings:  # noqa: ANN401 - as Chroma has them
    # Explicit settings: chromadb would otherwise read a .env file in the working directory.
    return Settings(_env_file=None, anonymized_telemetry=False, allow_reset=False, **chosen)


def _chunks(ids: Iterable[str], size: int) -> Iterator[list[str]]:
    iterator = iter(ids)
    while chunk := list(islice(iterator, size)):
        yield chunk
