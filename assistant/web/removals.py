"""Articles that were removed on the page, kept for a day so that they can come back.

They lie in a file of their own in the folder of whoever removed them, and outlive the program.
"""

import json
import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.conversations.store import UNDO_PERIOD, Clock, now
from index.days import day_of
from index.errors import NotFoundError, StoreError
from index.types import Article

if TYPE_CHECKING:
    from assistant.assistant import Assistant

FILE_NAME = "removed.sqlite"

MOST_REMOVALS = 20
MOST_CHARACTERS = 50_000_000
"""Of all that is kept; the oldest removals go first."""

LOST = "What was removed cannot be brought back any more. Add its file again."

_TABLE = """CREATE TABLE IF NOT EXISTS removals (
    key INTEGER PRIMARY KEY,
    ticket TEXT NOT NULL UNIQUE,
    moment TEXT NOT NULL,
    title TEXT NOT NULL,
    count INTEGER NOT NULL,
    characters INTEGER NOT NULL,
    articles TEXT NOT NULL
)"""
_TOO_OLD = """DELETE FROM removals WHERE moment < ? OR key IN (
    SELECT key FROM (
        SELECT key, row_number() OVER newer AS place, sum(characters) OVER newer AS characters
        FROM removals WINDOW newer AS (ORDER BY key DESC)
    ) WHERE place > ? OR (place > 1 AND characters > ?)
)"""


@dataclass(frozen=True, slots=True)
class Removal:
    """What was removed at once.

    Attributes:
        ticket: What brings it back.
        moment: When it was removed, in UTC.
        count: How many articles.
        title: Of the first of them.
    """

    ticket: str
    moment: datetime
    count: int
    title: str


class Removals:
    """Removes articles, and brings them back as long as they are remembered. Thread safe.

    Args:
        assistant: Holds the articles.
        folder: Where those that were removed are kept.
        clock: Tells the time.
    """

    def __init__(self, assistant: "Assistant", folder: Path, clock: Clock = now) -> None:
        self._assistant = assistant
        self._path = folder / FILE_NAME
        self._clock = clock

    def remove(self, article_ids: Iterable[str]) -> tuple[int, str]:
        """Remove articles; return how many were there, and what brings them back."""
        removed = [
            self._assistant.article(article_id)
            for article_id in dict.fromkeys(article_ids)
            if self._assistant.holdings.catalogue.published_version(article_id) is not None
        ]
        ticket = secrets.token_urlsafe(9)
        with self._file() as file:  # nothing is noted of what could not be removed
            self._note(file, ticket, removed)
            self._assistant.remove(*(one.id for one in removed))
        return len(removed), ticket

    def restore(self, ticket: str) -> list[str]:
        """Bring back what one removal took; return the ids.

        Raises:
            NotFoundError: It is remembered no longer.
        """
        with self._file() as file:
            self._forget(file)
            kept = file.execute("SELECT articles FROM removals WHERE ticket = ?", (ticket,))
            row = kept.fetchone()
            if row is None:
                raise NotFoundError(LOST)
            articles = [_article_of(one) for one in json.loads(row[0])]
            self._assistant.holdings.put_back(articles)
            file.execute("DELETE FROM removals WHERE ticket = ?", (ticket,))
        return [one.id for one in articles]

    def listed(self) -> list[Removal]:
        """Return what can be brought back, the last removed first."""
        if not self._path.exists():
            return []
        with self._file() as file:
            self._forget(file)
            rows = file.execute(
                "SELECT ticket, moment, count, title FROM removals WHERE count ORDER BY key DESC"
            ).fetchall()
        return [Removal(row[0], datetime.fromisoformat(row[1]), *row[2:]) for row in rows]

    def _note(self, file: sqlite3.Connection, ticket: str, removed: list[Article]) -> None:
        characters = sum(len(one.text) for one in removed)
        title = removed[0].title if removed else ""
        known = (ticket, self._clock().isoformat(), title, len(removed), characters)
        file.execute(
            "INSERT INTO removals (ticket, moment, title, count, characters, articles)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (*known, json.dumps([_fields_of(one) for one in removed])),
        )
        self._forget(file)

    def _forget(self, file: sqlite3.Connection) -> None:
        limits = ((self._clock() - UNDO_PERIOD).isoformat(), MOST_REMOVALS, MOST_CHARACTERS)
        file.execute(_TOO_OLD, limits)

    @contextmanager
    def _file(self) -> Iterator[sqlite3.Connection]:
        """Open the file for one change, which is kept if nothing is raised."""
        try:
            with closing(sqlite3.connect(self._path)) as file, file:
                self._path.chmod(0o600)
                file.execute("PRAGMA secure_delete = ON")
                file.execute(_TABLE)
                yield file
        except (sqlite3.Error, OSError) as error:
            raise StoreError(
                f"What is removed cannot be kept in {self._path}: {error}. Make room on the disk, "
                "or move the file away."
            ) from error


def _fields_of(article: Article) -> dict[str, object]:
    """Return an article as JSON has it."""
    return {
        "id": article.id,
        "title": article.title,
        "text": article.text,
        "source": article.source,
        "url": article.url,
        "date": article.date.isoformat() if article.date else None,
        "author": article.author,
        "pages": article.pages,
        "collection": article.collection,
        "edited": None if article.edited is None else sorted(article.edited),
    }


def _article_of(fields: dict[str, Any]) -> Article:
    """Return an article from `_fields_of`."""
    edited = fields["edited"]
    told = {
        "date": day_of(fields["date"]),
        "pages": tuple(fields["pages"]),
        "edited": None if edited is None else frozenset(edited),
    }
    return Article(**{**fields, **told})
