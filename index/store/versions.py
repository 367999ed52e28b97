"""Versions of articles on their way into a catalogue and out of it, within a transaction."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.sentences.split import Piece
from index.store.embedded import embedded_text, vector_id
from index.store.rows import ARTICLE_COLUMNS
from index.store.transaction import Transaction
from index.types import Article, Passage


@dataclass(frozen=True, slots=True)
class PreparedArticle:
    """An article cut into sentences and passages, ready to be staged."""

    article: Article
    version: str
    language: str
    pieces: Sequence[Piece]
    passages: tuple[Passage, ...]

    @property
    def embedded_texts(self) -> list[str]:
        """What is embedded for each passage."""
        return [embedded_text(self.article.title, one.text) for one in self.passages]

    @property
    def vector_ids(self) -> list[str]:
        """The id of each passage's vector; copies share one."""
        return [vector_id(text) for text in self.embedded_texts]


def version_key_of(transaction: Transaction, article_id: str) -> int | None:
    """Return the row key of the published version of an article, or None."""
    row = transaction.execute(
        "SELECT key FROM versions WHERE article_id = ? AND state = 'published'", (article_id,)
    ).fetchone()
    return row[0] if row else None


def stage(transaction: Transaction, prepared: PreparedArticle) -> None:
    """Write a version that no reader sees yet, in place of the same one staged before."""
    transaction.execute(
        "DELETE FROM versions WHERE article_id = ? AND version = ? AND state = 'staged'",
        (prepared.article.id, prepared.version),
    )
    key = _inserted(transaction, prepared)
    transaction.executemany(
        'INSERT INTO sentences (version_key, number, start, "end", is_heading, starts_paragraph)'
        " VALUES (?, ?, ?, ?, ?, ?)",
        [
            (key, number, one.start, one.end, int(one.is_heading), int(one.starts_paragraph))
            for number, one in enumerate(prepared.pieces)
        ],
    )
    transaction.executemany(
        'INSERT INTO passages (version_key, id, first, last, start, "end", tokens, vector_id)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (key, one.id, one.first, one.last, one.span.start, one.span.end, one.tokens, vector)
            for one, vector in zip(prepared.passages, prepared.vector_ids, strict=True)
        ],
    )


def staged(
    transaction: Transaction, batch: Iterable[PreparedArticle]
) -> Iterator[tuple[PreparedArticle, int]]:
    """Yield those of a batch that are staged with their row keys."""
    query = "SELECT key FROM versions WHERE article_id = ? AND version = ? AND state = 'staged'"
    for prepared in batch:
        row = transaction.execute(query, (prepared.article.id, prepared.version)).fetchone()
        if row is not None:
            yield prepared, row[0]


def _inserted(transaction: Transaction, prepared: PreparedArticle) -> int:
    """Write the row of a version; return its key."""
    article = prepared.article
    day = article.date.isoformat() if article.date else None
    row = transaction.execute(
        f"INSERT INTO versions (version, language, state, {ARTICLE_COLUMNS})"
        " VALUES (?, ?, 'staged', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING key",
        (
            prepared.version,
            prepared.language,
            article.id,
            article.title,
            article.text,
            article.source,
            article.url,
            day,
            article.author,
            json.dumps(article.pages) if article.pages else "",
            article.collection,
            " ".join(sorted(article.edited or ())),
        ),
    ).fetchone()
    return int(row[0])
