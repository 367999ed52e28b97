"""Articles and their versions: staged, published, removed and read back."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

from index.errors import NotFoundError
from index.store import versions
from index.store.database import Database
from index.store.earlier import Earlier
from index.store.lexical import LexicalIndex
from index.store.places import Places
from index.store.rows import (
    ARTICLE_COLUMNS,
    PASSAGES,
    SENTENCES,
    SENTENCES_OF_PASSAGES,
    ArticleSummary,
    PassageRow,
    SentenceRow,
    article_of,
    day_of,
    passage_row,
    sentence_row,
)
from index.store.versions import PreparedArticle, version_key_of
from index.types import Article, Passage, SearchFilter, Sentence

_NO_LIMIT = 2**62


class Catalogue:
    """What is published, and what is on its way there.

    A version is staged with its sentences and passages, its vectors are written elsewhere, and one
    transaction publishes it and retires the version before it. Readers see published versions only.
    """

    def __init__(self, path: Path) -> None:
        self._database = Database(path)
        self.lexical = LexicalIndex(self._database)
        self.places = Places(self._database)
        self.earlier = Earlier(self._database)

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def fact(self, name: str) -> str | None:
        """Return a stored fact about the whole index, such as its model's fingerprint."""
        row = self._read("SELECT value FROM facts WHERE name = ?", name).fetchone()
        return row[0] if row else None

    def set_facts(self, facts: Mapping[str, str]) -> None:
        """Store facts about the whole index, all at once."""
        with self._database.transaction() as transaction:
            transaction.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?)", facts.items())

    # Writing

    def stage(self, batch: Sequence[PreparedArticle]) -> None:
        """Write versions that no reader sees yet. Staging a version twice replaces it."""
        with self._database.transaction() as transaction:
            for prepared in batch:
                versions.stage(transaction, prepared)

    def publish(self, batch: Iterable[PreparedArticle]) -> None:
        """Make staged versions the ones that readers see, all at once, and retire the old ones.

        The passage ids of retired versions are listed in `stale_passage_ids` until `forget_stale`.
        """
        with self._database.transaction() as transaction:
            for prepared in batch:
                article_id, version = prepared.article.id, prepared.version
                replaced = version_key_of(transaction, article_id)
                if replaced is not None:
                    self.earlier.keep(transaction, replaced)
                self._retire(transaction, article_id)
                transaction.execute(
                    "UPDATE versions SET state = 'published' WHERE article_id = ? AND version = ?",
                    (article_id, version),
                )
                key = version_key_of(transaction, article_id)
                if key is not None:
                    self.lexical.add(transaction, key)
                self.places.keep(transaction, prepared.article)

    def remove(self, article_id: str) -> None:
        """Retire an article.

        Raises:
            NotFoundError: It is not published.
        """
        with self._database.transaction() as transaction:
            if version_key_of(transaction, article_id) is None:
                raise _not_found(article_id)
            self._retire(transaction, article_id)
            self.earlier.forget(transaction, article_id)
            self.places.forget(transaction, article_id)

    def forget_staged(self) -> None:
        """Drop every version that was staged and never published; their vectors become stale."""
        with self._database.transaction() as transaction:
            rows = transaction.execute("SELECT key FROM versions WHERE state = 'staged'").fetchall()
            for (key,) in rows:
                versions.drop(transaction, key)

    def stale_passage_ids(self) -> list[str]:
        """Return the ids of vectors that no version uses any more."""
        return [row[0] for row in self._read("SELECT passage_id FROM stale_vectors")]

    def forget_stale(self, passage_ids: Sequence[str]) -> None:
        """Note that these vectors are gone."""
        with self._database.transaction() as transaction:
            transaction.executemany(
                "DELETE FROM stale_vectors WHERE passage_id = ?", [(id_,) for id_ in passage_ids]
            )

    def _retire(self, transaction: sqlite3.Connection, article_id: str) -> None:
        key = version_key_of(transaction, article_id)
        if key is not None:
            self.lexical.remove(transaction, key)
            versions.drop(transaction, key)

    # Reading

    def published_version(self, article_id: str) -> str | None:
        """Return the hash of the published version of an article, or None."""
        return self._column("version", article_id)

    def article(self, article_id: str) -> Article:
        """Return the published version of an article.

        Raises:
            NotFoundError: It is not published.
        """
        row = self._read(
            f"SELECT {ARTICLE_COLUMNS} FROM versions WHERE article_id = ? AND state = 'published'",
            article_id,
        ).fetchone()
        if row is None:
            raise _not_found(article_id)
        return article_of(row)

    def title(self, article_id: str) -> str:
        """Return the title of a published article; empty if it is gone."""
        return self._column("title", article_id) or ""

    def summaries(self) -> Iterator[ArticleSummary]:
        """Yield every published article, newest first, undated last."""
        rows = self._read(
            "SELECT article_id, version, title, source, url, day,"
            " (SELECT count(*) FROM sentences WHERE version_key = versions.key)"
            " FROM versions WHERE state = 'published'"
            " ORDER BY day IS NULL, day DESC, title, article_id"
        )
        for article_id, version, title, source, url, day, sentences in rows:
            yield ArticleSummary(article_id, version, title, source, url, day_of(day), sentences)

    def article_count(self, filter_: SearchFilter | None = None) -> int:
        """Return how many published articles pass a filter."""
        condition, values = self.lexical.condition(filter_ or SearchFilter())
        query = f"SELECT count(*) FROM versions WHERE {condition}"
        return int(self._read(query, *values).fetchone()[0])

    def article_ids(self, keys: Sequence[int]) -> frozenset[str]:
        """Return the ids of the published articles whose versions have these row keys."""
        query = (
            "SELECT article_id FROM versions WHERE state = 'published'"
            " AND key IN (SELECT value FROM json_each(?))"
        )
        return frozenset(row[0] for row in self._read(query, json.dumps(list(keys))))

    def sentence_count(self) -> int:
        """Return how many sentences the published versions have."""
        row = self._read(
            "SELECT count(*) FROM sentences JOIN versions ON versions.key = version_key"
            " WHERE state = 'published'"
        ).fetchone()
        return int(row[0])

    def passage_rows(
        self, *, ids: Sequence[str] = (), keys: Sequence[int] = ()
    ) -> list[PassageRow]:
        """Return published passages by id or by row key, in the order asked; skip others."""
        column, wanted = ("id", list[str | int](ids)) if ids else ("key", list[str | int](keys))
        query = PASSAGES + f" AND passages.{column} IN (SELECT value FROM json_each(?))"
        rows = [passage_row(row) for row in self._read(query, json.dumps(wanted))]
        found: dict[str | int, PassageRow] = {
            (row.passage.id if ids else row.key): row for row in rows
        }
        return [found[one] for one in wanted if one in found]

    def sentence_rows(self, keys: Sequence[int]) -> list[SentenceRow]:
        """Return published sentences by row key, in the order asked; skip others."""
        query = SENTENCES + " AND sentences.key IN (SELECT value FROM json_each(?))"
        rows = {row[0]: sentence_row(row) for row in self._read(query, json.dumps(list(keys)))}
        return [rows[key] for key in keys if key in rows]

    def sentence_rows_of_passages(self, keys: Sequence[int]) -> list[tuple[SentenceRow, int]]:
        """Return the sentences of published passages, each with its passage's row key."""
        rows = self._read(SENTENCES_OF_PASSAGES, json.dumps(list(keys)))
        return [(sentence_row(row[1:]), row[0]) for row in rows]

    def passage_keys_of_sentences(self, keys: Sequence[int]) -> dict[int, int]:
        """Return, for each published sentence's row key, the row key of its passage."""
        query = (
            "SELECT sentences.key, passages.key FROM sentences"
            " JOIN passages ON passages.version_key = sentences.version_key"
            " AND number BETWEEN first AND last"
            " WHERE sentences.key IN (SELECT value FROM json_each(?))"
        )
        return dict(self._read(query, json.dumps(list(keys))).fetchall())

    def sentences(self, article_id: str, first: int = 0, last: int | None = None) -> list[Sentence]:
        """Return the sentences numbered `first` to `last` (inclusive) of a published article."""
        query = SENTENCES + " AND article_id = ? AND number BETWEEN ? AND ? ORDER BY number"
        bound = _NO_LIMIT if last is None else last
        return [sentence_row(row).sentence for row in self._read(query, article_id, first, bound)]

    def passages(self, article_id: str) -> list[Passage]:
        """Return the passages of a published article, in order."""
        query = PASSAGES + " AND article_id = ? ORDER BY first"
        return [passage_row(row).passage for row in self._read(query, article_id)]

    def passage_ids(self) -> Iterator[str]:
        """Yield the id of every published passage, in a fixed order."""
        for row in self._read(f"SELECT id FROM ({PASSAGES}) ORDER BY id"):
            yield row[0]

    def _column(self, name: Literal["version", "title"], article_id: str) -> str | None:
        query = f"SELECT {name} FROM versions WHERE article_id = ? AND state = 'published'"
        row = self._read(query, article_id).fetchone()
        return row[0] if row else None

    def _read(self, query: str, *values: object) -> sqlite3.Cursor:
        return self._database.connection().execute(query, values)


def _not_found(article_id: str) -> NotFoundError:
    return NotFoundError(
        f"No article has the id {article_id!r}. `citeline articles list` shows the ids."
    )
