"""The rows that are read from a catalogue, as values: their queries and what is made of them."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from index.days import Day, day_of
from index.types import Article, Passage, Sentence, Span

ARTICLE_COLUMNS = "article_id, title, text, source, url, day, author, pages, collection, edited"


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """One published article as a list shows it.

    `sentences` is a count, `author` may be empty; what came in later has a higher `arrival`.
    `copy_of` is the id of the original, or earliest, of the reports that say the same; else empty.
    """

    id: str
    version: str
    title: str
    source: str
    url: str
    date: Day | None
    sentences: int
    author: str = ""
    arrival: int = 0
    copy_of: str = ""


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A published passage with its row key, the row key of its version, and its article's facts."""

    key: int
    version_key: int
    passage: Passage
    title: str
    day: date | None


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A published sentence with its row key and the row key of its version."""

    key: int
    version_key: int
    sentence: Sentence


PASSAGES = """
SELECT passages.key, version_key, article_id, version, id, first, last, tokens, start, "end",
       title, day, substr(text, start + 1, "end" - start)
FROM passages JOIN versions ON versions.key = version_key WHERE state = 'published'"""

SENTENCES = """
SELECT sentences.key, version_key, article_id, version, number, is_heading, starts_paragraph,
       start, "end", substr(text, start + 1, "end" - start)
FROM sentences JOIN versions ON versions.key = version_key WHERE state = 'published'"""


SENTENCES_OF_PASSAGES = """
SELECT passages.key, sentences.key, passages.version_key, article_id, version, number, is_heading,
       starts_paragraph, sentences.start, sentences."end",
       substr(text, sentences.start + 1, sentences."end" - sentences.start)
FROM passages JOIN versions ON versions.key = passages.version_key
JOIN sentences ON sentences.version_key = passages.version_key AND number BETWEEN first AND last
WHERE state = 'published' AND passages.key """


@dataclass(frozen=True, slots=True)
class Cut:
    """Rows that end with what they cover of their version's text, and how that is cut here.

    SQLite counts the characters of a text from its start, and reads all of it, for every row: where
    many rows are of one text, that is read once instead.

    Attributes:
        query: With that text in every row.
        own: The columns of version key, version, start and end.
    """

    query: str
    own: tuple[int, int, int, int]

    @property
    def places(self) -> str:
        """The query, with an empty text in every row."""
        return re.sub(r"substr\(text, .*\)", "''", self.query)

    def rows(
        self, rows: Iterable[tuple[Any, ...]], texts: Mapping[tuple[int, str], str]
    ) -> list[tuple[Any, ...]] | None:
        """Return rows of `places` as rows of `query`; None if a text is missing.

        Args:
            rows: Of `places`.
            texts: By version key and version.
        """
        key, version, start, end = self.own
        cut = []
        for row in rows:
            text = texts.get((row[key], row[version]))
            if text is None:
                return None
            cut.append((*row[:-1], text[row[start] : row[end]]))
        return cut


SENTENCES_CUT = Cut(SENTENCES, (1, 3, 7, 8))
SENTENCES_OF_PASSAGES_CUT = Cut(SENTENCES_OF_PASSAGES, (2, 4, 8, 9))


def passage_row(row: tuple[Any, ...]) -> PassageRow:
    """Return a row of `PASSAGES` as a value."""
    key, version_key, article_id, version, id_, first, last, tokens, start, end = row[:10]
    title, day, text = row[10:]
    passage = Passage(id_, article_id, version, first, last, Span(start, end), text, tokens)
    return PassageRow(key, version_key, passage, title, day_of(day))


def sentence_row(row: tuple[Any, ...]) -> SentenceRow:
    """Return a row of `SENTENCES` as a value."""
    key, version_key, article_id, version, number, heading, starts, start, end, text = row
    span = Span(start, end)
    sentence = Sentence(article_id, version, number, span, text, bool(heading), bool(starts))
    return SentenceRow(key, version_key, sentence)


def article_of(row: tuple[Any, ...]) -> Article:
    """Return a row of `ARTICLE_COLUMNS` as an article."""
    article_id, title, text, source, url, day, author, pages, collection, edited = row
    starts = tuple(json.loads(pages)) if pages else ()
    known = (article_id, title, text, source, url, day_of(day), author, starts)
    return Article(*known, collection=collection, edited=frozenset(edited.split()))
