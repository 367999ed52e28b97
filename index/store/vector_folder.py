"""The Chroma folder in use, replaced as a whole whenever it is in doubt.

The catalogue says which vectors there should be. A folder that is damaged, has too much deleted in
it, or has outgrown its way of searching is filled anew under another name, and the catalogue then
names that one: a kill on the way leaves the one before in use, and the next start removes the rest.
"""

import logging
import shutil
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from uuid import uuid4

from index.errors import StoreError
from index.store.exact import ExactRows
from index.store.filling import Filling, Texts, Vectors
from index.store.ledger import Ledger, checksums_of
from index.store.probe import can_be_opened
from index.store.readable import ReadableCopy
from index.store.recall import sample_of
from index.store.seal import SealState
from index.store.vectors import VectorStore
from index.types import Matrix, Vector

EXACT_NUMBERS = 2**25
"""Vectors are all compared up to so many numbers, 128 MiB: 131,072 vectors of 256. Above, Chroma's
graph is searched."""

_PREFIX = "vectors-"
_OLDER = "chroma"
"""A folder of an earlier Citeline, whose vectors are not used any more."""

_ALLOWED_WASTE = 0.25
"""Deleted vectors stay in Chroma's files; above this share of those in use they are left behind."""

logger = logging.getLogger(__name__)


class VectorFolder:
    """The vectors of a data folder. Any readers, one writer at a time.

    Vectors of another model are left alone, and only `make_anew` is of use then.

    Args:
        folder: The data folder.
        ledger: Which vectors there should be.
        model: Stands for the model that the vectors are from; written down with them.
        state: What is known of the files in use. "sealed": they are as they were when they were
            closed. "unsealed": they were not closed, and are looked through, first in a child
            process. "changed": someone else wrote to them; they are not even opened.
        read_only: Use a copy outside of the folder, which stays as it is.
        exact_numbers: See `EXACT_NUMBERS`.

    Attributes:
        has_failed: Once closed: whether writing or reading failed, so that its files are in doubt.

    Raises:
        StoreError: It cannot be used, or is damaged where nothing may be written.
    """

    def __init__(
        self,
        folder: Path,
        ledger: Ledger,
        model: str,
        *,
        state: SealState,
        read_only: bool = False,
        exact_numbers: int = EXACT_NUMBERS,
    ) -> None:
        self._folder, self._ledger, self._model = folder, ledger, model
        self._read_only, self._exact_numbers = read_only, exact_numbers
        self._copy = ReadableCopy()
        self._exact, self.has_failed = ExactRows(), False
        self._swapping = threading.RLock()
        self._store: VectorStore | None = None
        if not read_only:
            self._remove_others()
        if ledger.model in (None, model):
            self._open(state)

    @property
    def is_open(self) -> bool:
        """Whether the vectors are from the model in use."""
        return self._store is not None

    @property
    def name(self) -> str:
        """The folder in use, within the data folder."""
        return self._ledger.folder or ""

    def close(self) -> None:
        """Close the folder. Calling it again does nothing."""
        with self._swapping:
            if self._store is not None:
                self.has_failed = self._store.has_failed
                self._store.close()
            self._store = None
            self._copy.close()

    # Opening

    def _open(self, state: SealState) -> None:
        doubt = self._first_doubt(state)
        if doubt is None and self._ledger.folder is not None:
            doubt = self._next_doubt(self._path(self._ledger.folder), state)
            if doubt is None:
                return
            self.close()
        if self._read_only or self._ledger.count():
            self._say(doubt or "There are no vectors")
        self._begin()

    def _first_doubt(self, state: SealState) -> str | None:
        """Return what speaks against opening the folder that the catalogue names, if it does."""
        name = self._ledger.folder
        if name is None:
            return None
        if self._ledger.model is None or not (self._folder / name).is_dir():
            return "The vectors are gone"
        if state == "changed":
            return "The files of the vectors were changed"
        if state == "unsealed" and not can_be_opened(self._path(name)):
            return "The vectors cannot be read"
        return None

    def _next_doubt(self, path: Path, state: SealState) -> str | None:
        """Open a folder; return what speaks against its vectors, if anything does."""
        try:
            self._store = VectorStore(path)
            if self._load(trusted=state == "sealed"):
                return None
        except StoreError:  # what a full disk has cut shows when it is read
            return "The vectors cannot be read"
        return "The vectors are not the ones that were written"

    def _path(self, name: str) -> Path:
        """Return where a folder of vectors is opened."""
        folder = self._folder / name
        return self._copy.of(folder) if self._read_only else folder

    def _load(self, *, trusted: bool) -> bool:
        """Read the vectors; return whether they are those that the catalogue has recorded."""
        store = self._in_use()
        recorded, extra = self._ledger.checksums(), list[str]()
        if trusted and store.has_graph:
            return store.count() == len(recorded)
        exact, right = ExactRows(), 0
        for ids, rows in store.everything():
            right += sum(
                recorded.get(id_) == checksum for id_, checksum in checksums_of(ids, rows).items()
            )
            extra += [id_ for id_ in ids if id_ not in recorded]
            if not store.has_graph:
                exact.add(ids, rows)
        if right != len(recorded):
            return False
        if extra:  # written by an ingest that was killed before it could say so
            store.delete(extra)
            exact.remove(extra)
        self._exact = exact
        return True

    def _say(self, what: str) -> None:
        if self._read_only:
            hint = "Open it once where it can be written to, and they are made anew."
            raise StoreError(f"{what} in {self._folder}, and the folder can only be read. {hint}")
        logger.warning("%s in %s. They are made anew from the articles.", what, self._folder)

    def _begin(self) -> None:
        """Use a new, empty folder from now on."""
        name = _new_name()
        self._store, self._exact = VectorStore(self._folder / name), ExactRows()
        self._ledger.start(name, {}, self._model)
        self._remove_others()

    def _remove_others(self) -> None:
        """Remove folders that nothing uses: of a killed run, or of an earlier Citeline."""
        for path in self._folder.glob(f"{_PREFIX}*"):
            if path.name not in (self._ledger.folder, self._ledger.coming(self._model)):
                shutil.rmtree(path, ignore_errors=True)
        shutil.rmtree(self._folder / _OLDER, ignore_errors=True)

    # Writing

    def add(self, ids: Sequence[str], rows: Matrix) -> dict[str, int]:
        """Write vectors, durable on return; return their checksums, to be recorded."""
        if not ids:
            return {}
        store = self._in_use()
        store.upsert(ids, rows)
        if not store.has_graph:
            self._exact.add(ids, rows)
        return checksums_of(ids, rows)

    def tidy(self, *, thoroughly: bool = False) -> None:
        """Remove the vectors that no passage uses, and fill a new folder where that is due.

        Args:
            thoroughly: Leave no trace of them in Chroma's files. With a graph, which takes long to
                build, traces stay until they are a quarter of the whole.
        """
        store = self._in_use()
        stale = self._ledger.stale()
        if stale:
            store.delete(stale)
            self._exact.remove(stale)
            self._ledger.forget(stale)
        count, waste = self._ledger.count(), self._ledger.waste()
        at_once = thoroughly and waste and not store.has_graph
        if at_once or waste > _ALLOWED_WASTE * count or self.has_outgrown:
            self.replace(store.everything())

    def replace(self, batches: Iterable[Vectors]) -> None:
        """Fill a new folder, and use it from then on. The old one answers until then."""
        filling = self._filling(_new_name())
        try:
            for ids, rows in batches:
                filling.add(ids, rows)
            self._use(filling)
        except BaseException:
            filling.discard()
            raise

    def make_anew(self, texts: Iterable[Texts], embed: Callable[[Texts], Vectors]) -> None:
        """Fill a new folder with the vectors of texts, and use it from then on.

        What is not finished, for a kill or a model that is down, goes on where it was when this is
        asked for again. The old folder answers until then.

        Args:
            texts: Batches of ids with their texts.
            embed: Makes the vectors of a batch.
        """
        name = self._ledger.coming(self._model) or _new_name()
        self._ledger.expect(name, self._model)
        filling = self._filling(name)
        try:
            filling.take_up()
            for batch in texts:
                left = [(id_, text) for id_, text in batch if id_ not in filling.checksums]
                if left:
                    filling.add(*embed(left))
            self._use(filling)
        except BaseException:
            filling.close()
            raise

    def _filling(self, name: str) -> Filling:
        return Filling(self._folder / name, self._ledger.count(), self._exact_numbers)

    def _use(self, filling: Filling) -> None:
        store = filling.store
        self._ledger.start(filling.path.name, filling.checksums, self._model)
        with self._swapping:
            old, self._store, self._exact = self._store, store, filling.exact
            if old is not None:
                old.close()
        self._remove_others()

    @property
    def has_outgrown(self) -> bool:
        """Whether the folder has no graph and needs one, or has one for far too few vectors."""
        numbers, most = self._ledger.count() * self._in_use().dimension(), self._exact_numbers
        return numbers < most / 2 if self.has_graph else numbers > most

    def _in_use(self) -> VectorStore:
        if self._store is None:
            raise StoreError("The data folder is closed.")
        return self._store

    # Reading

    def sample(self, _added: int) -> list[str]:
        """Return ids to look up by themselves, of all there are."""
        return sample_of(self._ledger.checksums())

    @property
    def has_graph(self) -> bool:
        """Whether a graph is searched; else every vector is compared."""
        return self._in_use().has_graph

    def nearest(self, vector: Vector, limit: int) -> dict[str, float]:
        """Return the ids of the nearest vectors with their cosines, best first."""
        with self._swapping:
            if self.has_graph:
                return self._in_use().nearest(vector, limit)
        return self._exact.nearest(vector, limit)

    def rows(self, ids: Iterable[str]) -> tuple[list[str], Matrix]:
        """Return the vectors of the given ids; those that are not there are left out."""
        with self._swapping:
            if self.has_graph:
                return self._in_use().rows(ids)
        return self._exact.rows(ids)


def _new_name() -> str:
    return f"{_PREFIX}{uuid4().hex[:12]}"
