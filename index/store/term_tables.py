"""The full-text tables of a catalogue: what is written into them, and how it is taken out."""

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

from index.store.terms import indexed_form

Level: TypeAlias = Literal["article", "passage", "sentence"]
"""What is ranked."""

TERM_TABLES = ("article_terms", "passage_terms", "sentence_terms")
"""Full-text tables: of `versions`, `passages` and `sentences`, published ones only."""

_TERMS = "fts5(terms, content='', tokenize='porter unicode61 remove_diacritics 2')"

_SPANS_OF_VERSION: Mapping[Level, str] = {
    "passage": "SELECT key, start, end FROM passages WHERE version_key = ?",
    "sentence": "SELECT key, start, end FROM sentences WHERE version_key = ?",
}


def create_terms(transaction: sqlite3.Connection, table: str) -> None:
    """Make one empty full-text table."""
    transaction.execute(f"CREATE VIRTUAL TABLE {table} USING {_TERMS}")


def add_terms(transaction: sqlite3.Connection, version_key: int) -> None:
    """Write the terms of a version."""
    for level, rows in _terms_of(transaction, version_key):
        transaction.executemany(f"INSERT INTO {level}_terms (rowid, terms) VALUES (?, ?)", rows)


def remove_terms(transaction: sqlite3.Connection, version_key: int) -> None:
    """Take the terms of a version out, before its rows go: a contentless table needs the text."""
    for level, rows in _terms_of(transaction, version_key):
        transaction.executemany(
            f"INSERT INTO {level}_terms ({level}_terms, rowid, terms) VALUES ('delete', ?, ?)", rows
        )


def _terms_of(
    transaction: sqlite3.Connection, version_key: int
) -> Iterator[tuple[Level, list[tuple[int, str]]]]:
    """Yield, for each level, a version's row keys with their text as it is indexed.

    The text is read once and cut here: SQLite counts its characters from the start for every cut.
    """
    title, text, language = transaction.execute(
        "SELECT title, text, language FROM versions WHERE key = ?", (version_key,)
    ).fetchone()
    yield "article", [(version_key, indexed_form(f"{title}\n{text}", language))]
    for level, query in _SPANS_OF_VERSION.items():
        opening = f"{title}\n" if level == "passage" else ""
        spans = transaction.execute(query, (version_key,))
        yield (
            level,
            [(key, indexed_form(opening + text[start:end], language)) for key, start, end in spans],
        )
