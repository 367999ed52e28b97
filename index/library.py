"""A data folder opened for use: its lock, catalogue, vectors and model, as one object."""

import logging
import os
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Self

from index.embedding import Embedding, Fingerprint, check
from index.encoder import Encoder, load_encoder
from index.errors import DamagedError
from index.formats import ReadItem
from index.reader import Reader, load_reader
from index.search.meaning import MeaningStage
from index.search.reranking import ReadingOptions, ReadingStage
from index.search.retrieve import HybridRetriever, RetrievalOptions
from index.store import Catalogue
from index.store.dense import DenseIndex
from index.store.following import VectorCallback, VectorProgress
from index.store.ingest import Ingestor
from index.store.lock import FolderLock
from index.store.privacy import keep_private
from index.store.recall import misses
from index.store.report import IngestReport, ProgressCallback
from index.store.room import has_room
from index.store.seal import Seal
from index.store.vector_folder import VectorFolder
from index.types import TokenCounter

CATALOGUE_NAME = "catalogue.sqlite3"

_SHOWN_PROBLEMS = 3

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LibraryOptions:
    """How a library cuts and searches articles. Without `reading` there is no second stage.

    With `vectors_follow` articles can be found by their words at once, and by their vectors when
    these are made, behind them: for an embedding that takes long.
    """

    passage_tokens: int = 200
    retrieval: RetrievalOptions = field(default_factory=RetrievalOptions)
    reading: ReadingOptions | None = field(default_factory=ReadingOptions)
    vectors_follow: bool = False


class Library:
    """The one owner of a data folder. Close it, or use it as a context manager.

    The catalogue is the truth, and is looked through if the folder was not closed properly.
    Vectors are a cache: what is missing or in doubt is made anew from the articles.

    A folder that cannot be written to is read, and stays as it is.

    Args:
        folder: Made if it does not exist.
        embedding: Must be the model that the folder was built with.
        count_tokens: Counts the passage budget.
        options: How articles are cut and searched.
        accept_other_model: Open although the model differs; only `reindex` is of use then.

    Raises:
        LockedError: Another process owns the folder.
        MismatchError: It was built with another model.
        DamagedError: Articles in it are damaged.
        StoreError: It cannot be used.
    """

    def __init__(
        self,
        folder: Path,
        embedding: Embedding,
        count_tokens: TokenCounter,
        options: LibraryOptions | None = None,
        *,
        accept_other_model: bool = False,
    ) -> None:
        self._folder = folder
        self._options = options or LibraryOptions()
        self._embedding = embedding
        self.read_only = can_only_be_read(folder)
        with ExitStack() as opening:
            self._lock = None if self.read_only else FolderLock(folder)
            if self._lock is not None:
                opening.callback(self._lock.release)
                keep_private(folder)
            self._seal = Seal(folder)
            self.catalogue = open_catalogue(folder, self._seal, read_only=self.read_only)
            opening.callback(self.catalogue.close)
            self._vectors = self._open_vectors(accept_other=accept_other_model)
            opening.callback(self._seal_up)
            opening.callback(self._vectors.close)
            self._ingestor = Ingestor(
                self.catalogue,
                self._vectors,
                embedding,
                count_tokens,
                self._options.passage_tokens,
                vectors_follow=self._options.vectors_follow,
            )
            opening.callback(self._ingestor.following.close)
            if self._vectors.is_open and not self.read_only:
                self._ingestor.recover()
            self._closing = opening.pop_all()

    def _open_vectors(self, *, accept_other: bool) -> VectorFolder:
        ledger = self.catalogue.ledger
        model = Fingerprint.of(self._embedding).to_json()
        if ledger.model is not None and not accept_other:
            check(Fingerprint.from_json(ledger.model), Fingerprint.from_json(model))
            model = ledger.model
        state = self._seal.state_of(ledger.folder or "")
        if not self.read_only:
            self._seal.lift()
        return VectorFolder(self._folder, ledger, model, state=state, read_only=self.read_only)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the folder back. Calling it again does nothing."""
        self._closing.close()

    def _seal_up(self) -> None:
        if self.read_only:
            return
        vectors = [] if self._vectors.has_failed else [self._vectors.name]
        self.catalogue.close()
        self._seal.put([CATALOGUE_NAME, *vectors])
        keep_private(self._folder)

    @property
    def embedding(self) -> Embedding:
        """The model that the folder was built with."""
        return self._embedding

    def announce(self, port: int, secret: str) -> None:
        """Note in the folder by which door others come in; see `index.store.lock.Owner`."""
        if self._lock is not None:
            self._lock.announce(port, secret)

    @cached_property
    def reader(self) -> Reader | None:
        """The reader that goes over what is found, loaded at the first use; None without one."""
        return None if self._options.reading is None else load_reader()

    @cached_property
    def encoder(self) -> Encoder | None:
        """What goes over sentences in other languages than English; None without a second stage."""
        return None if self._options.reading is None else load_encoder()

    def retriever(self) -> HybridRetriever:
        """Return a retriever over everything published."""
        options = self._options
        reading = meaning = None
        if options.reading is not None and self.reader is not None:
            reading = ReadingStage(self.reader, self.catalogue, options.reading)
        if self.encoder is not None:
            meaning = MeaningStage(self.encoder)
        dense = DenseIndex(self.catalogue.ledger, self._vectors)
        return HybridRetriever(
            self.catalogue, dense, self._embedding, options.retrieval, reading, meaning
        )

    def ingest(
        self,
        items: Iterable[ReadItem],
        progress: ProgressCallback | None = None,
        *,
        dry_run: bool = False,
    ) -> IngestReport:
        """Take articles in; unchanged ones are skipped, changed ones replace their old version.

        With `dry_run` nothing is written, and the report says what would be.
        """
        return self._ingestor.ingest(items, progress, dry_run=dry_run)

    def undo(self, article_id: str) -> IngestReport:
        """Bring back the version of an article before the present one, which can come back too.

        Raises:
            NotFoundError: There is none.
        """
        return self._ingestor.ingest([self.catalogue.earlier.article(article_id)])

    def remove(self, *article_ids: str) -> None:
        """Remove articles and their vectors; many together take hardly longer than one.

        Raises:
            NotFoundError: No article has one of these ids; those before it are gone.
        """
        self._ingestor.remove(*article_ids)

    def reindex(self) -> int:
        """Embed every text anew with the current model; return how many.

        The old vectors stay in use until the new ones are complete. A run that was killed, or whose
        model was down, goes on where it was.
        """
        return self._ingestor.embed_anew()

    def vector_progress(self) -> VectorProgress:
        """Return how many vectors are made and how many are to follow."""
        return self._ingestor.following.progress

    def wait_for_vectors(self, progress: VectorCallback | None = None) -> None:
        """Wait until all vectors that are to follow are made.

        Raises:
            CitelineError: They cannot be made now; they are as soon as they can be.
        """
        self._ingestor.following.wait(progress)

    def missed_vectors(self) -> list[str]:
        """Look up every vector by itself; return the ids of those that are not found."""
        return misses(self._vectors, sorted(self.catalogue.ledger.checksums()))


def can_only_be_read(folder: Path) -> bool:
    """Whether nothing can be written to a folder: for want of rights, or of room on the disk."""
    if not folder.is_dir():
        return False
    if not os.access(folder, os.W_OK):
        return True
    if not has_room(folder):
        logger.warning("The disk is full: %s is read, and cannot be changed.", folder)
        return (folder / CATALOGUE_NAME).exists()
    return False


def open_catalogue(folder: Path, seal: Seal, *, read_only: bool = False) -> Catalogue:
    """Open the catalogue of a folder, and look through it unless its seal holds.

    Raises:
        DamagedError: It is gone, or what is in it does not hold.
        StoreError: It cannot be used.
    """
    path = folder / CATALOGUE_NAME
    there = path.exists() and path.stat().st_size > 0
    if not there and (seal.exists or any(folder.glob("vectors-*"))):
        raise DamagedError(
            f"The catalogue {path} is gone, and with it the articles. `citeline restore` puts back "
            "a backup; to start anew, remove the folder."
        )
    catalogue = Catalogue(path, read_only=read_only)
    try:
        if there and seal.state_of(CATALOGUE_NAME) != "sealed":
            _look_through(catalogue, path, changed=seal.exists and not read_only)
    except BaseException:
        catalogue.close()
        raise
    return catalogue


def _look_through(catalogue: Catalogue, path: Path, *, changed: bool) -> None:
    found = list(islice(catalogue.problems(), _SHOWN_PROBLEMS))
    if found:
        raise DamagedError(
            f"The catalogue {path} is damaged. {' '.join(found)} `citeline doctor --repair` saves "
            "every article that can be read; `citeline restore` puts back a backup."
        )
    if changed:
        logger.warning("%s was changed since it was closed. Its search terms are made anew.", path)
        catalogue.lexical.rebuild()
