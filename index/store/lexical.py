"""BM25 over articles, passages and sentences, with SQLite's full-text index.

The three term tables hold no text: their row keys are those of `versions`, `passages` and
`sentences`, and only published versions have rows. SQLite computes BM25 with k1 = 1.2, b = 0.75
(https://www.sqlite.org/fts5.html, "The bm25() function"); it is negated here so that higher is
better. A row that holds none of the words scores 0.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

from index.store.database import Database
from index.store.schema import TERM_TABLES, create_terms
from index.store.terms import indexed_form
from index.types import SearchFilter

Level: TypeAlias = Literal["article", "passage", "sentence"]
"""What is ranked."""

_ROWS_PASSING: Mapping[Level, str] = {
    "article": "SELECT key FROM versions WHERE {}",
    "passage": "SELECT p.key FROM passages p JOIN versions ON versions.key = version_key WHERE {}",
    "sentence": "SELECT s.key FROM sentences s JOIN versions ON versions.key = version_key"
    " WHERE {}",
}

_SPANS_OF_VERSION: Mapping[Level, str] = {
    "passage": "SELECT key, start, end FROM passages WHERE version_key = ?",
    "sentence": "SELECT key, start, end FROM sentences WHERE version_key = ?",
}


class LexicalIndex:
    """BM25 rankings of row keys, best first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, transaction: sqlite3.Connection, version_key: int) -> None:
        """Index the terms of a version, within the transaction that publishes it."""
        for level, rows in _terms_of(transaction, version_key):
            transaction.executemany(f"INSERT INTO {level}_terms (rowid, terms) VALUES (?, ?)", rows)

    def remove(self, transaction: sqlite3.Connection, version_key: int) -> None:
        """Take a version's terms out, before its rows go: a contentless index needs the text."""
        for level, rows in _terms_of(transaction, version_key):
            transaction.executemany(
                f"INSERT INTO {level}_terms ({level}_terms, rowid, terms) VALUES ('delete', ?, ?)",
                rows,
            )

    def purge(self) -> None:
        """Rewrite the index without what was taken out: until then its words stay in the file."""
        with self._database.transaction() as transaction:
            for table in TERM_TABLES:
                transaction.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")

    def rebuild(self) -> None:
        """Make the index anew from the texts of what is published."""
        with self._database.transaction() as transaction:
            for table in TERM_TABLES:
                transaction.execute(f"DROP TABLE {table}")
                create_terms(transaction, table)
            keys = transaction.execute("SELECT key FROM versions WHERE state = 'published'")
            for (key,) in keys.fetchall():
                self.add(transaction, key)

    def search(
        self, level: Level, expression: str, limit: int, filter_: SearchFilter
    ) -> dict[int, float]:
        """Return the best row keys with their BM25 scores, best first.

        Args:
            level: What to rank.
            expression: From `terms.match_expression`.
            limit: At most this many.
            filter_: Which articles may be found.
        """
        within, values = "", list[object]()
        if not filter_.is_empty:
            condition, values = self.condition(filter_)
            # The plus as in `scores`: without it the match is run anew for every row that passes.
            within = f"AND +rowid IN ({_ROWS_PASSING[level].format(condition)})"
        rows = self._database.rows(
            f"SELECT rowid, -rank FROM {level}_terms"
            f" WHERE {level}_terms MATCH ? {within} ORDER BY rank LIMIT ?",
            expression,
            *values,
            limit,
        )
        return {key: float(score) for key, score in rows}

    def scores(self, level: Level, expression: str, keys: Iterable[int]) -> dict[int, float]:
        """Return the BM25 scores of the given rows; rows that match nothing are left out."""
        # The plus keeps SQLite from running the match anew for every row: it walks the matches
        # once, and works out BM25 for the given rows only.
        rows = self._database.rows(
            f"SELECT rowid, -rank FROM {level}_terms WHERE {level}_terms MATCH ?"
            " AND +rowid IN (SELECT value FROM json_each(?))",
            expression,
            json.dumps(list(keys)),
        )
        return {key: float(score) for key, score in rows}

    def document_frequencies(self, terms: Sequence[str]) -> dict[str, int]:
        """Return in how many sentences each word stands."""
        count = "SELECT count(*) FROM sentence_terms WHERE sentence_terms MATCH ?"
        return {term: int(self._database.row(count, f'"{term}"')[0]) for term in terms}

    @staticmethod
    def condition(filter_: SearchFilter) -> tuple[str, list[object]]:
        """Return a filter as an SQL condition on `versions`, with its values."""
        parts, values = ["state = 'published'"], list[object]()
        if filter_.sources:
            parts.append("source IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(sorted(filter_.sources)))
        if filter_.article_ids is not None:
            parts.append("article_id IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(sorted(filter_.article_ids)))
        if filter_.after is not None:
            parts.append("day >= ?")
            values.append(filter_.after.isoformat())
        if filter_.before is not None:
            parts.append("day <= ?")
            values.append(filter_.before.isoformat())
        return " AND ".join(parts), values


def _terms_of(
    transaction: sqlite3.Connection, version_key: int
) -> Iterator[tuple[Level, list[tuple[int, str]]]]:
    """Yield, for each level, a version's row keys with their text as it is indexed.

    The text is read once and cut here: SQLite counts its characters from the start for every cut.
    """
    title, text = transaction.execute(
        "SELECT title, text FROM versions WHERE key = ?", (version_key,)
    ).fetchone()
    yield "article", [(version_key, indexed_form(f"{title}\n{text}"))]
    for level, query in _SPANS_OF_VERSION.items():
        opening = f"{title}\n" if level == "passage" else ""
        spans = transaction.execute(query, (version_key,))
        yield level, [(key, indexed_form(opening + text[start:end])) for key, start, end in spans]
