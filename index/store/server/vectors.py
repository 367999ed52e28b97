"""Vectors on Chroma's server, kept in step with what the catalogue has recorded.

One collection for each embedding; the catalogue says which. An id stands for one text for ever, so
that vectors that were read once are kept without asking whether they still hold.
"""

import logging
import math
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from uuid import uuid4

import numpy as np

from index.errors import MismatchError, StoreError
from index.store.filling import Texts, Vectors
from index.store.ledger import Ledger, checksums_of
from index.store.vectors import ChromaServer, ServedCollection
from index.types import Matrix, Vector

KEPT_NUMBERS = 2**22
"""So many numbers of vectors are kept, those asked for last: 16 MiB."""

_ALLOWED_WASTE = 0.25
"""Deleted vectors stay in Chroma's graph; above this share of those in use it is made anew."""

_VERIFIED, _ADDED_FOR_ONE = 20, 25
"""Vectors looked up by themselves after an ingest: one for so many that were added, and at most as
many as that. Each is a search, as dear as what is added."""

_PREFIX = "citeline-"

logger = logging.getLogger(__name__)


class ServerVectors:
    """The vectors of a store on servers. Thread safe, and safe beside other processes.

    Args:
        server: Where they are.
        ledger: Which vectors there should be.
        model: Stands for the model that they are from.

    Attributes:
        has_graph: A graph is searched, always.
        has_failed, has_outgrown: Of a folder only.
    """

    has_graph = True
    has_failed = has_outgrown = False

    def __init__(self, server: ChromaServer, ledger: Ledger, model: str) -> None:
        self._server, self._ledger, self._model = server, ledger, model
        self._guard = threading.Lock()
        self._open: ServedCollection | None = None
        self._open_name = ""
        self._kept: OrderedDict[str, Vector] = OrderedDict()

    @property
    def is_open(self) -> bool:
        """Whether the vectors are from the model in use."""
        return self._is_of(self._ledger.model)

    def _is_of(self, model: str | None) -> bool:
        return model in (None, self._model)

    @property
    def name(self) -> str:
        """The collection in use."""
        return self._ledger.folder or ""

    def close(self) -> None:
        """Do nothing: others go on with the server."""

    def reconcile(self) -> None:
        """Bring Chroma and the catalogue's word on it together, as a writer.

        What a killed process had written and not recorded goes; what Chroma has lost is forgotten,
        so that it is made anew.
        """
        folder, names = self._ledger.folder, self._server.names()
        if folder is None or folder not in names:
            if self._ledger.count():
                logger.warning("The vectors are gone. They are made anew from the articles.")
            self._ledger.start(folder or self._new_name(), {}, self._model)
        self._compare(thoroughly=self._ledger.is_interrupted)

    def _compare(self, *, thoroughly: bool = False) -> None:
        """Let what is there be what is recorded, as a writer.

        Args:
            thoroughly: Also where they are as many: one too many may hide that another is lost.
        """
        collection = self._in_use()
        if collection.count() == self._ledger.count() and not thoroughly:
            return
        there = {id_ for ids in collection.ids() for id_ in ids}
        recorded = set(self._ledger.checksums())
        collection.delete(sorted(there - recorded))
        self._ledger.forget(sorted(recorded - there))

    # Writing

    def add(self, ids: Sequence[str], rows: Matrix) -> dict[str, int]:
        """Write vectors, durable on return; return their checksums, to be recorded."""
        if not ids:
            return {}
        with self._ledger.filling():
            self._in_use().upsert(ids, rows)
        return checksums_of(ids, rows)

    def tidy(self, *, thoroughly: bool = False) -> None:
        """Remove the vectors that no passage uses, and fill a new collection where that is due.

        Args:
            thoroughly: Makes no difference: the server keeps its files to itself.
        """
        stale = self._ledger.stale()
        if stale:
            # Forgotten first: who is killed between the two leaves vectors too many, which the next
            # one removes. The other way round, their texts could come again and be without.
            self._ledger.forget(stale)
            self._in_use().delete(stale)
            self._compare()
        if self._ledger.waste() > max(_ALLOWED_WASTE * self._ledger.count(), 1000):
            self._replace(self._in_use().everything())

    def make_anew(self, texts: Iterable[Texts], embed: Callable[[Texts], Vectors]) -> None:
        """Fill a new collection with the vectors of texts, and use it from then on.

        The one before answers until then. What a kill leaves behind is removed with the next one.

        Args:
            texts: Batches of ids with their texts.
            embed: Makes the vectors of a batch.
        """
        self._replace(embed(batch) for batch in texts)

    def _replace(self, batches: Iterable[Vectors]) -> None:
        name, checksums = self._new_name(), dict[str, int]()
        filled = ServedCollection(self._server, name)
        for ids, rows in batches:
            filled.upsert(ids, rows)
            checksums |= checksums_of(ids, rows)
        self._ledger.start(name, checksums, self._model)
        for other in self._server.names():
            if other.startswith(self._prefix(name)) and other != name:
                self._server.drop(other)

    def _new_name(self) -> str:
        """Return a name that begins like those of this store, and of no other on the server."""
        store = self._prefix(self._ledger.folder) if self._ledger.folder else ""
        return f"{store or f'{_PREFIX}{uuid4().hex[:12]}-'}{uuid4().hex[:8]}"

    @staticmethod
    def _prefix(name: str) -> str:
        return name.rpartition("-")[0] + "-"

    # Reading

    def sample(self, added: int) -> list[str]:
        """Return ids to look up by themselves, some of all there are."""
        size = min(_VERIFIED, math.ceil(added / _ADDED_FOR_ONE))
        return self._ledger.some(uuid4().hex for _ in range(size))

    def nearest(self, vector: Vector, limit: int) -> dict[str, float]:
        """Return the ids of the nearest vectors with their cosines, best first."""
        return self._in_use().nearest(vector, limit)

    def rows(self, ids: Iterable[str]) -> tuple[list[str], Matrix]:
        """Return the vectors of the given ids; those that are not there are left out."""
        wanted = list(ids)
        with self._guard:
            rows = {id_: self._kept[id_] for id_ in wanted if id_ in self._kept}
        missing = [id_ for id_ in wanted if id_ not in rows]
        if missing:
            read = dict(zip(*self._in_use().rows(missing), strict=True))
            rows |= read
            self._keep(read)
        found = [id_ for id_ in wanted if id_ in rows]
        return found, np.array([rows[id_] for id_ in found], np.float32)

    def _keep(self, read: dict[str, Vector]) -> None:
        with self._guard:
            for id_, row in read.items():
                self._kept[id_] = row
                self._kept.move_to_end(id_)
            while (
                self._kept and len(self._kept) * len(next(iter(self._kept.values()))) > KEPT_NUMBERS
            ):
                self._kept.popitem(last=False)

    def _in_use(self) -> ServedCollection:
        """Return the collection that the catalogue names now, perhaps by another process."""
        name, model = self._ledger.in_use
        if not self._is_of(model):
            raise MismatchError(
                "Meanwhile the articles were embedded with another model. Start this process anew "
                "with the settings of the one that did it."
            )
        if name is None:
            raise StoreError("There are no vectors yet.")
        with self._guard:
            if self._open is None or self._open_name != name:
                self._open, self._open_name = ServedCollection(self._server, name), name
            return self._open
