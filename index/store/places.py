"""Where articles were read: the file behind each of them that has one."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias
from urllib.parse import quote

from index.store.protocols import Database
from index.store.transaction import Transaction
from index.types import Article, Place

PlaceRow: TypeAlias = tuple[str, str, int, str]
"""Article id, and of its `Place` the path, the row and what named it."""


_KEEP = """
INSERT INTO places (article_id, path, "row", named_by) VALUES (?, ?, ?, ?)
ON CONFLICT (article_id) DO UPDATE
SET path = excluded.path, "row" = excluded."row", named_by = excluded.named_by"""


def encoded_path(path: Path | str) -> str:
    """Return a path as places have it: absolute, without links, percent-encoded."""
    return quote(os.fsencode(os.path.realpath(path)))


class Places:
    """The file behind each article that has one; see `index.types.Place`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def path_of(self, article_id: str) -> str | None:
        """Return the path of an article's file, or None where there is none."""
        query = "SELECT path FROM places WHERE article_id = ?"
        row = self._database.row(query, article_id)
        return row[0] if row else None

    def article_at(self, place: Place) -> str | None:
        """Return the id of the article without one of its own that was read here, or None."""
        query = "SELECT article_id FROM places WHERE path = ? AND \"row\" = ? AND named_by <> 'id'"
        values = (place.path, place.row)
        row = self._database.row(query, *values)
        return row[0] if row else None

    def every(self) -> list[PlaceRow]:
        """Return where every article that has a file was read."""
        query = 'SELECT article_id, path, "row", named_by FROM places ORDER BY article_id'
        return [(id_, path, int(row), name) for id_, path, row, name in self._database.rows(query)]

    def below(self, folder: str) -> Iterator[tuple[str, str]]:
        """Yield id and path of every article whose file lies below a folder (percent-encoded)."""
        query = 'SELECT article_id, path FROM places ORDER BY path, "row"'
        inside = folder.rstrip("/") + "/"
        for article_id, path in self._database.rows(query):
            if path.startswith(inside):
                yield article_id, path

    def keep(self, transaction: Transaction, article: Article) -> None:
        """Note where an article was read, if it lies somewhere."""
        place = article.place
        if place is not None:
            transaction.execute(
                _KEEP,
                (article.id, place.path, place.row, place.named_by),
            )

    def adopt(self, rows: Iterable[PlaceRow]) -> None:
        """Note where articles were read, as another catalogue has it."""
        with self._database.transaction() as transaction:
            transaction.executemany(_KEEP, rows)

    def keep_moved(self, articles: Sequence[Article]) -> None:
        """Note where unchanged articles were read now, those of them that were moved."""
        moved = [
            one
            for one in articles
            if one.place is not None and self.path_of(one.id) != one.place.path
        ]
        if moved:
            with self._database.transaction() as transaction:
                for article in moved:
                    self.keep(transaction, article)

    def forget(self, transaction: Transaction, article_id: str) -> None:
        """Forget where an article was read."""
        transaction.execute("DELETE FROM places WHERE article_id = ?", (article_id,))
