"""Articles out of a catalogue that is damaged: whatever can still be read and is what was read."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from index.store.places import PlaceRow
from index.store.rows import ARTICLE_COLUMNS, article_of
from index.types import Article

_GIVEN_UP_AFTER = 2_000
"""So many row keys in a row that cannot be read are the end of what is left."""


def salvaged(path: Path, lost: list[str]) -> Iterator[Article]:
    """Yield each published article whose text still has the hash that it was stored with.

    Args:
        path: The catalogue; it is only read.
        lost: Filled with the ids, as far as they can be read, of articles that are damaged.
    """
    with closing(_reading(path)) as connection:
        for key in _keys(connection):
            article, name = _article(connection, key)
            if article is not None:
                yield article
            elif name is not None:
                lost.append(name)


def _keys(connection: sqlite3.Connection) -> Iterator[int]:
    """Yield row keys in order; where the table breaks off, go on behind the break."""
    key = failures = 0
    while failures < _GIVEN_UP_AFTER:
        found = _key_after(connection, key)
        if found is None:
            return
        if found > key:
            failures = 0
            yield found
        else:
            failures += 1
        key = max(found, key + 1)


def _key_after(connection: sqlite3.Connection, key: int) -> int | None:
    """Return the next row key, or None behind the last; 0 where the table cannot be read.

    A damaged table can also lead back to rows that were passed already.
    """
    query = "SELECT key FROM versions NOT INDEXED WHERE key > ? ORDER BY key LIMIT 1"
    try:
        row = connection.execute(query, (key,)).fetchone()
    except sqlite3.Error:
        return 0
    return int(row[0]) if row else None


def _article(connection: sqlite3.Connection, key: int) -> tuple[Article | None, str | None]:
    """Return the article of a row if it is whole, or else what names it, if anything does."""
    row = None
    try:
        query = (
            f"SELECT state, version, {_columns(connection)} FROM versions NOT INDEXED WHERE key = ?"
        )
        row = connection.execute(query, (key,)).fetchone()
        if row is None or row[0] == "staged":
            return None, None
        article = article_of(row[2:])
        return (article, None) if article.version == row[1] else (None, article.id)
    except (sqlite3.Error, TypeError, ValueError, AttributeError):
        return None, None if row is None else f"row {key}"


def _columns(connection: sqlite3.Connection) -> str:
    """Return `ARTICLE_COLUMNS`, of which files of earlier forms do not have all."""
    known = {row[1] for row in connection.execute("PRAGMA table_info(versions)")}
    names = ARTICLE_COLUMNS.split(", ")
    return ", ".join(name if name in known else "''" for name in names)


def salvaged_places(path: Path) -> list[PlaceRow]:
    """Return where articles were read, as far as that can be read itself."""
    with closing(_reading(path)) as connection:
        try:
            query = "SELECT article_id, path, row, named_by FROM places"
            return [(str(a), str(b), int(c), str(d)) for a, b, c, d in connection.execute(query)]
        except (sqlite3.Error, TypeError, ValueError):
            return []


def _reading(path: Path) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode=ro"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
    connection.text_factory = lambda raw: raw.decode(errors="replace")
    with suppress(sqlite3.Error):  # not even a header: nothing will be read
        connection.execute("PRAGMA writable_schema = ON")  # a table that is lost spoils no other
    return connection
