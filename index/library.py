"""A data folder opened for use: its lock, catalogue and vectors, owned by one process."""

import logging
import os
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

from index.embedding import Embedding, Fingerprint, check
from index.errors import DamagedError, StoreError
from index.holdings import Holdings, LibraryOptions
from index.store import Catalogue, LocalCatalogue
from index.store.drafts import DAMAGED_NAME, remove_drafts
from index.store.lock import FolderLock
from index.store.privacy import keep_private
from index.store.room import has_room
from index.store.seal import Seal
from index.store.vector_folder import VectorFolder
from index.types import TokenCounter

CATALOGUE_NAME = "catalogue.sqlite3"

_SHOWN_PROBLEMS = 3

logger = logging.getLogger(__name__)


class Library(Holdings):
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
        self._folder = folder = folder.absolute()  # whatever folder the program goes to
        self.read_only = can_only_be_read(folder)
        with ExitStack() as opening:
            self._lock = None if self.read_only else FolderLock(folder)
            if self._lock is not None:
                opening.callback(self._lock.release)
                remove_drafts(folder)
                keep_private(folder)
            self._seal = Seal(folder)
            self.catalogue = open_catalogue(folder, self._seal, read_only=self.read_only)
            opening.callback(self.catalogue.close)
            self._catalogue_file = _identity(folder / CATALOGUE_NAME)
            self._files = self._open_vectors(embedding, accept_other=accept_other_model)
            opening.callback(self._seal_up)
            opening.callback(self._files.close)
            options = options or LibraryOptions()
            super().__init__(self.catalogue, self._files, embedding, count_tokens, options, opening)
            if self._files.is_open and not self.read_only:
                self._ingestor.recover()
            self._closing = opening.pop_all()

    def _open_vectors(self, embedding: Embedding, *, accept_other: bool) -> VectorFolder:
        ledger = self.catalogue.ledger
        model = Fingerprint.of(embedding).to_json()
        if ledger.model is not None and not accept_other:
            check(Fingerprint.from_json(ledger.model), Fingerprint.from_json(model))
            model = ledger.model
        state = self._seal.state_of(ledger.folder or "")
        if not self.read_only:
            self._seal.lift()
        return VectorFolder(self._folder, ledger, model, state=state, read_only=self.read_only)

    def _seal_up(self) -> None:
        if self.read_only:
            return
        vectors = [] if self._files.has_failed else [self._files.name]
        self.catalogue.close()
        self._seal.put([CATALOGUE_NAME, *vectors])
        keep_private(self._folder)

    def remove(self, *article_ids: str) -> None:
        """Remove articles and their vectors; see `Holdings`. What a repair has kept is told of."""
        super().remove(*article_ids)
        if (kept := self._folder / DAMAGED_NAME).exists():
            logger.warning(
                "What was removed may still be read in %s, which a repair has kept. Delete it once "
                "you need nothing in it.",
                kept,
            )

    def check(self) -> None:
        """Ask the catalogue, and look whether it is still where it was; see `Holdings`.

        What is open goes on being read by who has read it before, and by nobody else: where the
        folder is gone, or no file more can be opened.
        """
        super().check()
        try:
            with os.scandir(self._folder):
                file = _identity(self._folder / CATALOGUE_NAME)
        except OSError as error:
            raise StoreError(
                f"The data folder {self._folder} cannot be used any more: {error.strerror}. Put it "
                "back as it was, or raise the limit on open files, and start Citeline again."
            ) from error
        if file != self._catalogue_file:
            raise StoreError(
                f"The catalogue in {self._folder} was replaced while it was in use. Start Citeline "
                "again."
            )

    def announce(self, port: int, secret: str) -> None:
        """Note in the folder by which door others come in; see `index.store.lock.Owner`."""
        if self._lock is not None:
            self._lock.announce(port, secret)


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


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


def is_there(catalogue: Path) -> bool:
    """Whether the file of a catalogue holds anything."""
    return catalogue.exists() and catalogue.stat().st_size > 0


def open_catalogue(folder: Path, seal: Seal, *, read_only: bool = False) -> Catalogue:
    """Open the catalogue of a folder, and look through it unless its seal holds.

    Raises:
        DamagedError: It is gone, or what is in it does not hold.
        StoreError: It cannot be used.
    """
    path = folder / CATALOGUE_NAME
    there = is_there(path)
    if not there and (folder / DAMAGED_NAME).exists():
        raise DamagedError(
            f"The catalogue {path} is gone. `citeline doctor --repair` saves every article that "
            f"can be read in {DAMAGED_NAME}, which a repair has kept."
        )
    if not there and (seal.exists or any(folder.glob("vectors-*"))):
        raise DamagedError(
            f"The catalogue {path} is gone, and with it the articles. `citeline restore` puts back "
            "a backup; to start anew, remove the folder."
        )
    catalogue = LocalCatalogue(path, read_only=read_only)
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
