"""A backup is one file: the catalogue, and in it, as rows, files that lie beside it.

Everything else in a data folder is made from the catalogue.
"""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path

from index.errors import DamagedError, StoreError
from index.library import CATALOGUE_NAME, can_only_be_read
from index.store import LocalCatalogue
from index.store.drafts import LOG_ENDINGS, RESTORED_NAME, remove_drafts, remove_with_logs
from index.store.lock import FolderLock
from index.temporary import prefix

_MAGIC = b"SQLite format 3\0"


def back_up(folder: Path, file: Path, beside: Iterable[str] = ()) -> int:
    """Write a backup of a data folder, also while it is in use; return the number of articles.

    Args:
        folder: The data folder.
        file: Must not exist.
        beside: Names of files beside the catalogue that belong into it, where they exist.

    Raises:
        StoreError: There is nothing to back up, or the file is there or cannot be written.
    """
    path = folder / CATALOGUE_NAME
    if not path.exists():
        raise StoreError(f"There are no articles in {folder}.")
    if file.exists():
        raise StoreError(f"{file} exists already. Name another file, or remove it.")
    read_only = can_only_be_read(folder)
    catalogue = LocalCatalogue(path, read_only=read_only)
    draft = file.with_name(f"{file.name}.part")
    try:
        remove_with_logs(draft)
        draft.touch(mode=0o600)  # nobody else's, as the folder is
        catalogue.copy_to(draft)
        _attach(draft, folder, beside, read_only=read_only)
        draft.replace(file)
        return catalogue.article_count()
    except OSError as error:
        raise StoreError(f"{file} cannot be written: {error.strerror}.") from error
    except sqlite3.Error as error:
        raise StoreError(f"{file} cannot be written: {error}.") from error
    finally:
        with suppress(OSError):
            remove_with_logs(draft)
        catalogue.close()


def restore(file: Path, folder: Path, beside: Iterable[str] = ()) -> int:
    """Put a backup into a folder that holds no articles; return their number.

    Vectors are made when the folder is opened. A file that is there already is left as it is.

    Args:
        file: The backup.
        folder: The data folder.
        beside: Names of the files beside the catalogue that may come out of it.

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
        remove_drafts(folder)
        draft = folder / RESTORED_NAME
        try:
            shutil.copyfile(file, draft)
            attached = _detach(draft, file)
            count = _checked(draft, file)
            _put({name: attached[name] for name in beside if name in attached}, folder)
            draft.replace(path)
            return count
        finally:
            remove_with_logs(draft)
    except OSError as error:
        raise StoreError(f"{file} cannot be restored: {error.strerror}.") from error
    finally:
        lock.release()


def _attach(draft: Path, folder: Path, names: Iterable[str], *, read_only: bool) -> None:
    """Write files into a backup; one that is SQLite's is copied whole while it is in use."""
    present = [name for name in names if (folder / name).is_file()]
    if not present:
        return
    with closing(sqlite3.connect(draft)) as connection, connection:
        connection.execute("CREATE TABLE files_beside (name TEXT PRIMARY KEY, content BLOB)")
        rows = ((name, _content(folder / name, read_only=read_only)) for name in present)
        connection.executemany("INSERT INTO files_beside VALUES (?, ?)", rows)


def _content(path: Path, *, read_only: bool) -> bytes:
    if read_only:  # SQLite writes to read what is in a log
        with tempfile.TemporaryDirectory(prefix=prefix("copy")) as copy:
            for file in (path, *(path.with_name(path.name + one) for one in LOG_ENDINGS)):
                if file.exists():
                    shutil.copy(file, copy)
            return _content(Path(copy) / path.name, read_only=False)
    with path.open("rb") as stream:
        is_sqlite = stream.read(len(_MAGIC)) == _MAGIC
    if not is_sqlite:
        return path.read_bytes()
    # A copy in memory: what is not yet in the file itself comes with it.
    with closing(sqlite3.connect(path)) as live, closing(sqlite3.connect(":memory:")) as copy:
        live.backup(copy)
        return copy.serialize()


def _detach(draft: Path, file: Path) -> dict[str, bytes]:
    """Take the files out of a backup, which is a mere catalogue then; return them by name."""
    with draft.open("rb") as stream:
        if stream.read(len(_MAGIC)) != _MAGIC:
            raise DamagedError(f"{file} is not a backup of Citeline.")
    try:
        with closing(sqlite3.connect(draft)) as connection:
            known = "SELECT 1 FROM sqlite_master WHERE name = 'files_beside'"
            if connection.execute(known).fetchone() is None:
                return {}
            rows = dict(connection.execute("SELECT name, content FROM files_beside").fetchall())
            connection.execute("DROP TABLE files_beside")
            connection.execute("VACUUM")
            return rows
    except sqlite3.Error as error:
        raise DamagedError(f"The backup {file} is damaged: {error}.") from error


def _put(files: dict[str, bytes], folder: Path) -> None:
    for name, content in files.items():
        if not (folder / name).exists():
            (folder / name).write_bytes(content)


def _checked(draft: Path, file: Path) -> int:
    catalogue = LocalCatalogue(draft)
    try:
        for problem in catalogue.problems():
            raise DamagedError(f"The backup {file} is damaged. {problem}")
        return catalogue.article_count()
    finally:
        catalogue.close()
