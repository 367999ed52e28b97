"""Look a data folder over, and mend it: what can be read goes into a new catalogue."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from index.errors import DamagedError, StoreError
from index.holdings import Holdings
from index.library import CATALOGUE_NAME, is_there
from index.store.drafts import (
    DAMAGED_NAME,
    move_with_logs,
    new_repair_folder,
    remove,
    remove_drafts,
    remove_with_logs,
)
from index.store.lock import FolderLock
from index.store.salvage import salvaged, salvaged_places
from index.store.seal import SEAL_NAME

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

    The damaged catalogue stays as `catalogue.damaged.sqlite3`. After a kill on the way the next
    repair begins anew.

    Raises:
        DamagedError: Nothing can be read from the catalogue.
        StoreError: The folder cannot be used.
    """
    lock = FolderLock(folder)
    try:
        remove_drafts(folder)
        path, damaged = folder / CATALOGUE_NAME, folder / DAMAGED_NAME
        if damaged.exists() and not is_there(path):  # killed between the two moves of `_rebuild`
            move_with_logs(damaged, path)
        beside = new_repair_folder(folder)
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
        report = library.ingest(salvaged(path, lost)) if path.is_file() else None
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
        remove(folder / SEAL_NAME)
        (beside / str(vectors)).replace(folder / str(vectors))
        remove_with_logs(folder / DAMAGED_NAME)
        move_with_logs(path, folder / DAMAGED_NAME)
        (beside / CATALOGUE_NAME).replace(path)
    except OSError as error:
        raise StoreError(f"{folder} could not be repaired: {error.strerror}.") from error
    return Repair(report.added, tuple(lost))
