"""The full-text tables of a catalogue: what is written into them, and how it is taken out."""

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

from index.store.terms import indexed_form
from index.store.transaction import Transaction

Level: TypeAlias = Literal["article", "passage", "sentence"]
"""What is ranked."""

LEVELS: tuple[Level, ...] = ("article", "passage", "sentence")

TERM_TABLES = tuple(f"{level}_terms" for level in LEVELS)
"""Full-text tables: of `versions`, `passages` and `sentences`, published ones only."""

_TERMS = "fts5(terms, content='', tokenize='porter unicode61 remove_diacritics 2')"

_SPANS_OF_VERSION: Mapping[Level, str] = {
    "passage": 'SELECT key, start, "end" FROM passages WHERE version_key = ?',
    "sentence": 'SELECT key, start, "end" FROM sentences WHERE version_key = ?',
}


def create_terms(transaction: Transaction, table: str) -> None:
    """Make one empty full-text table."""
    transaction.execute(f"CREATE VIRTUAL TABLE {table} USING {_TERMS}")


def create_vocabularies(connection: sqlite3.Connection) -> None:
    """Give a connection what lists the rows of a stem: `article_stems` and so on.

    It belongs to the connection, and nothing is written into the file.
    """
    for level in LEVELS:
        connection.execute(
            f"CREATE VIRTUAL TABLE temp.{level}_stems"
            f" USING fts5vocab (main, {level}_terms, instance)"
        )


def add_terms(transaction: Transaction, version_key: int) -> None:
    """Write the terms of a version."""
    for level, rows in terms_of(transaction, version_key):
        transaction.executemany(f"INSERT INTO {level}_terms (rowid, terms) VALUES (?, ?)", rows)


def remove_terms(transaction: Transaction, version_key: int) -> None:
    """Take the terms of a version out, before its rows go: a contentless table needs the text."""
    for level, rows in terms_of(transaction, version_key):
        transaction.executemany(
            f"INSERT INTO {level}_terms ({level}_terms, rowid, terms) VALUES ('delete', ?, ?)", rows
        )


def key_ranges(transaction: Transaction, version_key: int) -> Iterator[tuple[Level, int, int]]:
    """Yield, for each level, the first and the last row key of a version."""
    yield "article", version_key, version_key
    for level, query in _SPANS_OF_VERSION.items():
        first, last = transaction.execute(
            f"SELECT min(key), max(key) FROM ({query})", (version_key,)
        ).fetchone()
        if first is not None:
            yield level, first, last


def terms_of(
    transaction: Transaction, version_key: int
) -> Iterator[tuple[Level, list[tuple[int, str]]]]:
    """Yield, for each level, a version's row keys with their text as it is indexed.

    The text is read once and cut here: SQLite counts its characters from the start for every cut.
    """
    title, text, language = transaction.execute(
        "SELECT title, text, language FROM versions WHERE key = ?", (version_key,)
    ).fetchone()
    whole = f"{title}\n{text}"
    form = indexed_form(whole, language)
    yield "article", [(version_key, form)]
    # What is the same as it is indexed is so in every part: English without Chinese in it.
    is_form = language == "en" and form == whole
    for level, query in _SPANS_OF_VERSION.items():
        opening = f"{title}\n" if level == "passage" else ""
        spans = transaction.execute(query, (version_key,))
        texts = [(key, opening + text[start:end]) for key, start, end in spans]
        yield (
            level,
            texts if is_form else [(key, indexed_form(one, language)) for key, one in texts],
        )
