"""BM25 over articles, passages and sentences, with SQLite's full-text index.

The three term tables hold no text: their row keys are those of `versions`, `passages` and
`sentences`, and only published versions have rows. BM25 is SQLite's (`bm25`), negated so that
higher is better. A row that holds none of the words scores 0.

SQLite scores every row that holds any of the words, in about a microsecond each. Rankings by any of
some words are therefore added up over arrays, to the same numbers; SQLite ranks what is asked for
in its own query language.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from copy import copy
from functools import partial

import numpy as np

from index.store.bm25 import Shares, best, best_passing, scored, scores_of, shares
from index.store.conditions import condition
from index.store.database import Database
from index.store.lengths import Keys, RowLengths
from index.store.matched import MatchedRows
from index.store.postings import PostingsReader
from index.store.protocols import Database as Readable
from index.store.seen import SeenRows
from index.store.stems import stems
from index.store.table_state import TableState, table_state
from index.store.term_checkup import problems_of_terms
from index.store.term_tables import (
    TERM_TABLES,
    Level,
    add_terms,
    create_terms,
    key_ranges,
    remove_terms,
)
from index.store.terms import any_of
from index.store.transaction import Transaction
from index.types import SearchFilter

_ROWS_PASSING: Mapping[Level, str] = {
    "article": "SELECT key AS row FROM versions WHERE {}",
    "passage": "SELECT p.key AS row FROM passages p JOIN versions ON versions.key = version_key"
    " WHERE {}",
    "sentence": "SELECT s.key AS row FROM sentences s JOIN versions ON versions.key = version_key"
    " WHERE {}",
}
_KEY: Mapping[Level, str] = {"article": "versions.key", "passage": "p.key", "sentence": "s.key"}


class LexicalIndex:
    """BM25 rankings of row keys, best first. Thread safe."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._readable: Readable = database
        self._seen: SeenRows | None = None
        self._postings = PostingsReader(database)
        self._lengths = RowLengths(database)
        self._matched = MatchedRows(database)

    def seen_by(self, database: Readable) -> "LexicalIndex":
        """Return rankings of the rows that a database lets see; the others count for nothing."""
        seen = copy(self)
        seen._readable, seen._seen = database, SeenRows(database, self._tokens)
        return seen

    def _tokens(self, level: Level, keys: Keys, state: TableState) -> int:
        return int(self._lengths.of(level, keys, state).sum())

    def add(self, transaction: Transaction, version_key: int) -> None:
        """Index the terms of a version, within the transaction that publishes it."""
        self._expect_change(transaction, version_key)
        add_terms(transaction, version_key)

    def count(self, transaction: Transaction, version_key: int) -> None:
        """Do nothing: SQLite counts what is added."""

    def remove(self, transaction: Transaction, version_key: int) -> None:
        """Take a version's terms out, before its rows go: a contentless index needs the text."""
        self._expect_change(transaction, version_key)
        remove_terms(transaction, version_key)

    def _expect_change(self, transaction: Transaction, version_key: int) -> None:
        for level, first, last in key_ranges(transaction, version_key):
            self._lengths.expect_change(level, first, last, table_state(transaction, level))

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
            self._lengths.forget()
            keys = transaction.execute("SELECT key FROM versions WHERE state = 'published'")
            for (key,) in keys.fetchall():
                self.add(transaction, key)

    def problems(self) -> Iterator[str]:
        """Yield what in the index does not hold, in sentences."""
        return problems_of_terms(self._database)

    def best(
        self, level: Level, words: Sequence[str], limit: int, filter_: SearchFilter
    ) -> dict[int, float]:
        """Return the rows that hold any of some words with their BM25 scores, the best ones first.

        Args:
            level: What to rank.
            words: From `terms.question_terms`.
            limit: At most so many rows.
            filter_: Which articles may be found.
        """
        with self._database.snapshot() as connection:
            parts = self._shares(connection, level, words)
            if filter_.is_empty:
                return scored(*best(parts, limit))
            return scored(*best_passing(parts, limit, partial(self._passing, level, filter_)))

    def scores(self, level: Level, words: Sequence[str], keys: Iterable[int]) -> dict[int, float]:
        """Return the BM25 scores of the given rows; rows that hold no word are left out."""
        asked = np.fromiter(keys, np.int32)
        with self._database.snapshot() as connection:
            parts = self._shares(connection, level, words)
        found = scores_of(parts, asked)
        return scored(asked[found > 0], found[found > 0])

    def _shares(self, connection: Transaction, level: Level, words: Sequence[str]) -> list[Shares]:
        """Return what each word adds."""
        whole = state = table_state(connection, level)
        if self._seen is not None:
            state = self._seen.state(level, whole)
        parts = []
        for phrase in filter(None, stems(tuple(words))):
            found = self._postings.of(level, phrase, whole)
            if self._seen is not None:
                found = found.among(self._seen.of(level, whole))
            if len(found.keys):
                lengths = self._lengths.of(level, found.keys, whole)
                parts.append(shares(found.keys, found.counts, lengths, state))
        return parts

    def _passing(self, level: Level, filter_: SearchFilter, among: Keys | None = None) -> Keys:
        """Return the rows of articles that pass a filter, all of them or those of some rows."""
        passing, values = condition(self._readable, filter_)
        query = _ROWS_PASSING[level].format(passing)
        if among is not None:
            query = f"SELECT row FROM ({query}) WHERE row IN (SELECT value FROM json_each(?))"
            values.append(json.dumps(among.tolist()))
        return np.array([key for (key,) in self._readable.rows(query, *values)], np.int32)

    def matching(
        self, level: Level, expression: str, limit: int, filter_: SearchFilter
    ) -> list[int]:
        """Return the first rows that match, by their keys; see `search`."""
        if filter_.is_empty and self._seen is None:
            return self._matched.of(level, expression, limit)
        within, values = self._within(level, filter_)
        rows = self._readable.rows(
            f"SELECT rowid FROM {level}_terms"
            f" WHERE {level}_terms MATCH ? {within} ORDER BY rowid LIMIT ?",
            expression,
            *values,
            limit,
        )
        return [key for (key,) in rows]

    def search(
        self, level: Level, expression: str, limit: int, filter_: SearchFilter
    ) -> dict[int, float]:
        """Return the rows that match with their BM25 scores, the best ones first.

        Args:
            level: What to rank.
            expression: In the language of SQLite's full-text queries.
            limit: At most so many rows.
            filter_: Which articles may be found.
        """
        within, values = self._within(level, filter_)
        rows = self._readable.rows(
            f"SELECT rowid, -rank FROM {level}_terms"
            f" WHERE {level}_terms MATCH ? {within} ORDER BY rank LIMIT ?",
            expression,
            *values,
            limit,
        )
        return {key: float(score) for key, score in rows}

    def _within(self, level: Level, filter_: SearchFilter) -> tuple[str, list[object]]:
        """Return what limits a query of a full-text table to what passes, and its values."""
        if filter_.is_empty and self._seen is None:
            return "", []
        passing, values = condition(self._readable, filter_)
        # Looked up for what matches: a list of all rows that pass takes far longer to make.
        own = f"{passing} AND {_KEY[level]} = {level}_terms.rowid"
        return f"AND EXISTS ({_ROWS_PASSING[level].format(own)})", values

    def standing(self, level: Level, phrases: Sequence[str]) -> Set[str]:
        """Return those of some words, or of words side by side, that stand in any row."""
        asked = SearchFilter()
        if not (phrases and self.matching(level, any_of(phrases), 1, asked)):
            return frozenset()  # as a rule, and told by one query
        if len(phrases) == 1:
            return frozenset(phrases)
        return {one for one in phrases if self.matching(level, any_of([one]), 1, asked)}

    def document_frequencies(self, terms: Sequence[str]) -> dict[str, int]:
        """Return in how many sentences each word stands."""
        within, values = self._within("sentence", SearchFilter())
        query = f"SELECT count(*) FROM sentence_terms WHERE sentence_terms MATCH ? {within}"
        return {term: int(self._readable.row(query, f'"{term}"', *values)[0]) for term in terms}
