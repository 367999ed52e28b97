"""A backup is one file: the catalogue. Everything else in a data folder is made from it."""

import shutil
from pathlib import Path

from index.errors import DamagedError, StoreError
from index.library import CATALOGUE_NAME
from index.store import Catalogue
from index.store.lock import FolderLock

_MAGIC = b"SQLite format 3\0"


def back_up(folder: Path, file: Path) -> int:
    """Write a backup of a data folder, also while it is in use; return the number of articles.

    Raises:
        StoreError: There is nothing to back up, or the file is there or cannot be written.
    """
    path = folder / CATALOGUE_NAME
    if not path.exists():
        raise StoreError(f"There are no articles in {folder}.")
    if file.exists():
        raise StoreError(f"{file} exists already. Name another file, or remove it.")
    catalogue = Catalogue(path)
    draft = file.with_name(f"{file.name}.part")
    try:
        catalogue.copy_to(draft)
        draft.replace(file)
        return catalogue.article_count()
    except OSError as error:
        raise StoreError(f"{file} cannot be written: {error.strerror}.") from error
    finally:
        draft.unlink(missing_ok=True)
        catalogue.close()


def restore(file: Path, folder: Path) -> int:
    """Put a backup into a folder that holds no articles; return their number.

    Vectors are made when the folder is opened.

    Raises:
        MismatchError: The backup is of a newer Citeline.
        DamagedError: It is damaged, or no backup.
        StoreError: It is not there, or the folder holds articles.
    """
    if not file.is_file():
        raise StoreError(f"There is no file {file}.")
    path = folder / CATALOGUE_NAME
    lock = FolderLock(folder)
    try:
        if path.exists() and path.stat().st_size:
            raise StoreError(
                f"The data folder {folder} holds a catalogue. Name an empty one with --data-dir, "
                "or move that one away."
            )
        draft = path.with_suffix(".restored")
        shutil.copyfile(file, draft)
        try:
            count = _checked(draft, file)
            draft.replace(path)
            return count
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(f"{file} cannot be restored: {error.strerror}.") from error
    finally:
        lock.release()


def _checked(draft: Path, file: Path) -> int:
    with draft.open("rb") as stream:
        if stream.read(len(_MAGIC)) != _MAGIC:
            raise DamagedError(f"{file} is not a backup of Citeline.")
    catalogue = Catalogue(draft)
    try:
        for problem in catalogue.problems():
            raise DamagedError(f"The backup {file} is damaged. {problem}")
        return catalogue.article_count()
    finally:
        catalogue.close()
