"""BM25 over articles, passages and sentences from PostgreSQL, to the numbers that SQLite gives."""

from collections.abc import Iterable, Iterator, Sequence, Set
from copy import copy
from functools import partial, reduce
from itertools import chain

import numpy as np

from index.store.bm25 import Shares, best, best_passing, scored, scores_of
from index.store.conditions import condition
from index.store.lengths import Keys
from index.store.protocols import Database
from index.store.seen import SeenRows
from index.store.server.database import ServerDatabase
from index.store.server.expressions import All, Any, Expression, Near, Phrase, parsed
from index.store.server.postings import Held, Postings, tokens_of
from index.store.server.sequences import count_of, sequence_of
from index.store.server.texts import IndexedTexts
from index.store.server.tokenizer import Tokenizer
from index.store.table_state import TableState
from index.store.term_tables import LEVELS, Level
from index.store.transaction import Transaction
from index.types import SearchFilter

_PUBLISHED: dict[Level, str] = {
    "article": "SELECT versions.key FROM versions",
    "passage": "SELECT passages.key FROM passages JOIN versions ON versions.key = version_key",
    "sentence": "SELECT sentences.key FROM sentences JOIN versions ON versions.key = version_key",
}
_KEY: dict[Level, str] = {
    "article": "versions.key",
    "passage": "passages.key",
    "sentence": "sentences.key",
}


class ServerLexical:
    """BM25 rankings of row keys, best first. Thread safe.

    A phrase of several stems, and words that are near each other, are looked up in the texts of the
    rows that hold them all: one word is as a rule one stem, and such questions are few.
    """

    def __init__(self, database: ServerDatabase) -> None:
        self._database = database
        self._readable: Database = database
        self._seen: SeenRows | None = None
        self._tokenizer = Tokenizer()
        self._postings = Postings(database, self._tokenizer)
        self._texts = IndexedTexts(database)

    def seen_by(self, database: Database) -> "ServerLexical":
        """Return rankings of the rows that a database lets see; the others count for nothing."""
        seen = copy(self)
        seen._readable = database
        seen._seen = SeenRows(database, lambda level, *_: tokens_of(database, level))
        return seen

    def close(self) -> None:
        """Give its memory back."""
        self._tokenizer.close()

    def add(self, transaction: Transaction, version_key: int) -> None:
        """Index the terms of a version, within the transaction that publishes it."""
        self._postings.add(transaction, version_key)

    def count(self, transaction: Transaction, version_key: int) -> None:
        """Let what was added of a version count among all others, one transaction at a time."""
        self._postings.count(transaction, version_key)

    def remove(self, transaction: Transaction, version_key: int) -> None:
        """Take a version's terms out, before its rows go."""
        self._postings.remove(transaction, version_key)

    def purge(self) -> None:
        """Do nothing: the rows of what was taken out are gone."""

    def rebuild(self) -> None:
        """Make the index anew from the texts of what is published."""
        with self._database.transaction() as transaction:
            transaction.execute("DELETE FROM postings")
            transaction.execute("DELETE FROM version_tokens")
            transaction.execute("UPDATE term_counts SET rows = 0, tokens = 0, writes = writes + 1")
            keys = transaction.execute("SELECT key FROM versions WHERE state = 'published'")
            for (key,) in keys.fetchall():
                self.add(transaction, key)
                self.count(transaction, key)

    def problems(self) -> Iterator[str]:
        """Yield what in the index does not hold, in sentences."""
        for level in LEVELS:
            with self._database.snapshot():
                there = self._postings.state(level).rows
                query = f"SELECT count(*) FROM ({_PUBLISHED[level]} WHERE state = 'published') AS p"
                due = self._database.row(query)[0]
            if there != due:
                yield f"The search terms are not complete: {there:,} of {due:,} of {level}s."

    def best(
        self, level: Level, words: Sequence[str], limit: int, filter_: SearchFilter
    ) -> dict[int, float]:
        """Return the rows that hold any of some words with their BM25 scores, the best first.

        Args:
            level: What to rank.
            words: From `terms.question_terms`.
            limit: At most so many rows.
            filter_: Which articles may be found.
        """
        with self._database.snapshot():
            parts = self._shares(level, words)
            if filter_.is_empty:
                return scored(*best(parts, limit))
            return scored(*best_passing(parts, limit, partial(self._passing, level, filter_)))

    def scores(self, level: Level, words: Sequence[str], keys: Iterable[int]) -> dict[int, float]:
        """Return the BM25 scores of the given rows; rows that hold no word are left out."""
        asked = np.fromiter(keys, np.int32)
        with self._database.snapshot():
            parts = self._shares(level, words)
        found = scores_of(parts, asked)
        return scored(asked[found > 0], found[found > 0])

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
        tree = parsed(expression)
        with self._database.snapshot():
            state = self._postings.state(level)
            keys = self._keys(level, tree, state, filter_)
            held = [self._phrase(level, one, state) for one in _phrases(tree)]
            weighed = self._weighed(level, state)
        parts = [one.shares(weighed).among(keys) for one in held if len(one.keys)]
        return scored(*best(parts, limit))

    def matching(
        self, level: Level, expression: str, limit: int, filter_: SearchFilter
    ) -> list[int]:
        """Return the first rows that match, by their keys; see `search`."""
        with self._database.snapshot():
            state = self._postings.state(level)
            keys: list[int] = self._keys(level, parsed(expression), state, filter_).tolist()
        return keys[:limit]

    def _keys(
        self, level: Level, tree: Expression, state: TableState, filter_: SearchFilter
    ) -> Keys:
        """Return the rows that match and pass a filter, ascending."""
        self._read_ahead(level, [one.text for one in _phrases(tree)], state)
        keys = self._matching(level, tree, state)
        if len(keys) and not filter_.is_empty:
            return self._passing(level, filter_, keys)
        return keys

    def standing(self, level: Level, phrases: Sequence[str]) -> Set[str]:
        """Return those of some words, or of words side by side, that stand in any row."""
        with self._database.snapshot():
            state = self._postings.state(level)
            self._read_ahead(level, phrases, state)
            return {one for one in phrases if len(self._phrase(level, Phrase(one), state).keys)}

    def document_frequencies(self, terms: Sequence[str]) -> dict[str, int]:
        """Return in how many sentences each word stands."""
        with self._database.snapshot():
            state = self._postings.state("sentence")
            self._read_ahead("sentence", terms, state)
            return {one: len(self._phrase("sentence", Phrase(one), state).keys) for one in terms}

    def _shares(self, level: Level, words: Sequence[str]) -> list[Shares]:
        """Return what each word adds."""
        state = self._postings.state(level)
        self._read_ahead(level, words, state)
        held = [self._phrase(level, Phrase(word), state) for word in words]
        weighed = self._weighed(level, state)
        return [one.shares(weighed) for one in held if len(one.keys)]

    def _weighed(self, level: Level, state: TableState) -> TableState:
        """Return the state that scores are worked out with."""
        return state if self._seen is None else self._seen.state(level, state)

    def _read_ahead(self, level: Level, texts: Sequence[str], state: TableState) -> None:
        of_texts = chain.from_iterable(self._tokenizer.stems(texts))
        self._postings.read_ahead(level, dict.fromkeys(of_texts), state)

    def _phrase(self, level: Level, phrase: Phrase, state: TableState) -> Held:
        """Return the rows that hold a phrase, as far as they may be seen."""
        (of_phrase,) = self._tokenizer.stems([phrase.text])
        name = " ".join(of_phrase)
        held = self._postings.kept(
            level, name, state, lambda: self._read_phrase(level, of_phrase, state)
        )
        if self._seen is None:
            return held
        return held.among(np.isin(held.keys, self._seen.of(level, state)))

    def _read_phrase(self, level: Level, phrase: Sequence[str], state: TableState) -> Held:
        held = [self._postings.of(level, stem, state) for stem in dict.fromkeys(phrase)]
        if not held:
            none = np.zeros(0, np.int32)
            return Held(none, none, none)
        if len(phrase) == 1:
            return held[0]
        found = held[0].among(np.isin(held[0].keys, _in_all([one.keys for one in held])))
        if not len(found.keys):
            return found
        sequences = self._sequences(level, phrase, found.keys)
        counted = (count_of(phrase, sequences.get(key, "")) for key in found.keys.tolist())
        counts = np.fromiter(counted, np.int32, len(found.keys))
        return Held(found.keys[counts > 0], counts[counts > 0], found.lengths[counts > 0])

    def _sequences(self, level: Level, phrase: Sequence[str], keys: Keys) -> dict[int, str]:
        """Return the stems in their order of the rows that may hold a phrase.

        Articles are as long as they are many: PostgreSQL looks through them.
        """
        noted = self._postings.sequences(phrase, keys) if level == "article" else {}
        found = {key: one for key, one in noted.items() if one is not None}
        rest = (
            keys if level != "article" else np.array(sorted(noted.keys() - found.keys()), np.int32)
        )
        if len(rest):
            stems = self._tokenizer.in_order(self._texts.of(level, rest))
            found |= zip(rest.tolist(), map(sequence_of, stems), strict=True)
        return found

    def _matching(self, level: Level, tree: Expression, state: TableState) -> Keys:
        """Return the rows that match, ascending."""
        if isinstance(tree, Phrase):
            return self._phrase(level, tree, state).keys
        if isinstance(tree, Near):
            keys = _in_all([self._phrase(level, one, state).keys for one in tree.phrases])
            if len(tree.phrases) == 1 or not len(keys):
                return keys
            matching = self._tokenizer.matching(self._texts.of(level, keys), tree.written)
            return keys[sorted(matching)]
        parts = [self._matching(level, part, state) for part in tree.parts]
        return _in_all(parts) if isinstance(tree, All) else reduce(np.union1d, parts)

    def _passing(self, level: Level, filter_: SearchFilter, among: Keys | None = None) -> Keys:
        """Return the rows of articles that pass a filter, all of them or those of some rows."""
        passing, values = condition(self._readable, filter_)
        query = f"{_PUBLISHED[level]} WHERE {passing}"
        if among is not None:
            query += f" AND {_KEY[level]} {self._database.among}"
            values.append(self._database.many(among.tolist()))
        rows = self._readable.rows(f"{query} ORDER BY 1", *values)
        return np.array([key for (key,) in rows], np.int32)


def _in_all(parts: Sequence[Keys]) -> Keys:
    return reduce(np.intersect1d, sorted(parts, key=len))


def _phrases(tree: Expression) -> Iterator[Phrase]:
    """Yield the phrases of an expression, as they stand there."""
    match tree:
        case Phrase():
            yield tree
        case Near(phrases=phrases):
            yield from phrases
        case All(parts=parts) | Any(parts=parts):
            for part in parts:
                yield from _phrases(part)
