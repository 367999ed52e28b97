"""Look a data folder over, and mend it: what can be read goes into a new catalogue."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from index.errors import DamagedError, StoreError
from index.holdings import Holdings
from index.library import CATALOGUE_NAME
from index.store.lock import FolderLock
from index.store.salvage import salvaged, salvaged_places
from index.store.seal import SEAL_NAME

DAMAGED_NAME = "catalogue.damaged.sqlite3"
_PREFIX = "repair-"
_LOG_ENDINGS = ("-wal", "-shm")

OpenLibrary = Callable[[Path], Holdings]
"""Opens a data folder with the model and options in use."""


@dataclass(frozen=True, slots=True)
class Examination:
    """What a data folder holds, and what in it does not hold.

    Attributes:
        articles: How many are published.
        sentences: How many they have; the span of each was checked.
        vectors: How many there should be; each was looked up by itself.
        missed: How many vectors are not there or not found by a search.
        following: How many are still to be made.
        problems: What else does not hold, in sentences. Empty if all is well.
    """

    articles: int
    sentences: int
    vectors: int
    missed: int
    following: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Repair:
    """What a repair saved: a count of articles, and the names of those that were lost."""

    saved: int
    lost: tuple[str, ...]


def examine(library: Holdings) -> Examination:
    """Look over everything in an open library: articles, spans, search terms and vectors."""
    catalogue = library.catalogue
    return Examination(
        articles=catalogue.article_count(),
        sentences=catalogue.sentence_count(),
        vectors=catalogue.ledger.count(),
        missed=len(library.missed_vectors()),
        following=catalogue.ledger.missing(),
        problems=tuple(catalogue.problems()),
    )


def repair(folder: Path, open_library: OpenLibrary) -> Repair:
    """Build the folder anew from every article that can be read, beside it, then take its place.

    The damaged catalogue stays as `catalogue.damaged.sqlite3`. A kill on the way leaves the folder
    as it was.

    Raises:
        DamagedError: Nothing can be read from the catalogue.
        StoreError: The folder cannot be used.
    """
    lock = FolderLock(folder)
    try:
        for left in folder.glob(f"{_PREFIX}*"):
            shutil.rmtree(left, ignore_errors=True)
        beside = folder / f"{_PREFIX}{uuid4().hex[:8]}"
        try:
            return _rebuild(folder, beside, open_library)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    finally:
        lock.release()


def _rebuild(folder: Path, beside: Path, open_library: OpenLibrary) -> Repair:
    lost = list[str]()
    path = folder / CATALOGUE_NAME
    with open_library(beside) as library:
        report = library.ingest(salvaged(path, lost)) if path.exists() else None
        if report is not None:
            saved = set(report.article_ids)
            library.catalogue.places.adopt(row for row in salvaged_places(path) if row[0] in saved)
        vectors = library.catalogue.ledger.folder
    if report is None or not report.added:
        raise DamagedError(
            f"Nothing can be read from the catalogue {path}. `citeline restore` puts back a "
            "backup; to start anew, remove the folder."
        )
    try:
        (folder / SEAL_NAME).unlink(missing_ok=True)
        (beside / str(vectors)).rename(folder / str(vectors))
        path.replace(folder / DAMAGED_NAME)
        for ending in _LOG_ENDINGS:
            path.with_name(path.name + ending).unlink(missing_ok=True)
        (beside / CATALOGUE_NAME).rename(path)
    except OSError as error:
        raise StoreError(f"{folder} could not be repaired: {error.strerror}.") from error
    return Repair(report.added, tuple(lost))
