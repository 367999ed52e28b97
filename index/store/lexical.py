"""BM25 over articles, passages and sentences, with SQLite's full-text index.

The three term tables hold no text: their row keys are those of `versions`, `passages` and
`sentences`, and only published versions have rows. SQLite computes BM25 with k1 = 1.2, b = 0.75
(https://www.sqlite.org/fts5.html, "The bm25() function"); it is negated here so that higher is
better. A row that holds none of the words scores 0.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from index.store.database import Database
from index.store.term_tables import TERM_TABLES, Level, add_terms, create_terms, remove_terms
from index.types import SearchFilter

_ROWS_PASSING: Mapping[Level, str] = {
    "article": "SELECT key FROM versions WHERE {}",
    "passage": "SELECT p.key FROM passages p JOIN versions ON versions.key = version_key WHERE {}",
    "sentence": "SELECT s.key FROM sentences s JOIN versions ON versions.key = version_key"
    " WHERE {}",
}


class LexicalIndex:
    """BM25 rankings of row keys, best first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, transaction: sqlite3.Connection, version_key: int) -> None:
        """Index the terms of a version, within the transaction that publishes it."""
        add_terms(transaction, version_key)

    def remove(self, transaction: sqlite3.Connection, version_key: int) -> None:
        """Take a version's terms out, before its rows go: a contentless index needs the text."""
        remove_terms(transaction, version_key)

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
