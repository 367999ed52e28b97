"""A catalogue in one SQLite file."""

from pathlib import Path

from index.store.catalogue import Catalogue
from index.store.database import Database
from index.store.lexical import LexicalIndex


class LocalCatalogue(Catalogue):
    """The catalogue of a data folder; see `Database` for what is raised."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self._file = Database(path, read_only=read_only)
        super().__init__(self._file, LexicalIndex(self._file))

    def copy_to(self, path: Path) -> None:
        """Write a copy of the whole catalogue, while it is in use."""
        self._file.copy_to(path)
