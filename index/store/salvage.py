"""Articles out of a catalogue that is damaged: whatever can still be read and is what was read."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from index.store.rows import ARTICLE_COLUMNS, article_of
from index.types import Article

_KEYS_TRIED = 1_000_000


def salvaged(path: Path, lost: list[str]) -> Iterator[Article]:
    """Yield each published article whose text still has the hash that it was stored with.

    Args:
        path: The catalogue; it is only read.
        lost: Filled with the ids, as far as they can be read, of articles that are damaged.
    """
    uri = f"{path.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, check_same_thread=False)) as connection:
        connection.text_factory = lambda raw: raw.decode(errors="replace")
        for key in _keys(connection):
            article, name = _article(connection, key)
            if article is not None:
                yield article
            elif name is not None:
                lost.append(name)


def _keys(connection: sqlite3.Connection) -> Iterator[int]:
    """Yield row keys in order; where the table breaks off, go on behind the break."""
    key = last = 0
    try:
        last = connection.execute("SELECT max(key) FROM versions").fetchone()[0] or 0
    except sqlite3.Error:
        last = _KEYS_TRIED
    while key <= min(last, _KEYS_TRIED):
        try:
            row = connection.execute(
                "SELECT key FROM versions WHERE key > ? ORDER BY key LIMIT 1", (key,)
            ).fetchone()
        except sqlite3.Error:
            key += 1
            yield key
            continue
        if row is None:
            return
        key = row[0]
        yield key


def _article(connection: sqlite3.Connection, key: int) -> tuple[Article | None, str | None]:
    """Return the article of a row if it is whole, or else what names it, if anything does."""
    query = f"SELECT state, version, {ARTICLE_COLUMNS} FROM versions WHERE key = ?"
    try:
        row = connection.execute(query, (key,)).fetchone()
        if row is None or row[0] == "staged":
            return None, None
        article = article_of(row[2:])
        return (article, None) if article.version == row[1] else (None, article.id)
    except (sqlite3.Error, TypeError, ValueError, AttributeError):
        return None, f"row {key}"
