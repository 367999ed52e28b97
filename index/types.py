"""The values that pass through the index: articles, spans, sentences, passages and hits.

All of them are frozen. Every offset in the program is a `Span` into `Article.text` of exactly one
article version, so that `span.of(article.text) == sentence.text` holds wherever a sentence goes.
"""

import datetime
import hashlib
import json
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from index.days import Day

Vector: TypeAlias = npt.NDArray[np.float32]
"""float32, shape (dim,), unit length."""

Matrix: TypeAlias = npt.NDArray[np.float32]
"""float32, shape (rows, dim), each row a `Vector`."""

TokenCounter: TypeAlias = Callable[[str], int]
"""Text -> its number of tokens."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character offsets [start, end) into `Article.text`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of `text` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether both cover a character. An empty span counts as the place within the other."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article was read: a file of this machine.

    Attributes:
        path: Of the file, absolute, without links, percent-encoded.
        id: What is derived from this path alone; no other file has it.
        row: Number of the article's line or item, from 1, where one file holds many; else 0.
        named_by: What the article's id is: the one it came with, or derived from its web address or
            from where it lies.
    """

    path: str
    id: str
    row: int = 0
    named_by: Literal["id", "address", "path"] = "path"


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read: normalised text and what is known about it.

    Attributes:
        id: Given by the article's file, or derived from its web address, from where the file lies
            or from the text, whichever it has first; stable over versions but for the last.
        title: One line; never empty after reading.
        text: The normalised text that is indexed, stored and cited.
        source: Who published it, or the file or folder it came from. May be empty.
        url: Where it can be read. May be empty.
        date: Day of publication, or its month, if known.
        author: May be empty.
        pages: Offsets at which its pages begin, ascending; empty where it has none.
        place: Where it was read, if it was a file; no part of its version.
        collection: Which it is in; empty for none. No part of its version.
        edited: Which of title, source and date a reader has set by hand, so that the file does not
            set them again; None for what comes from its file, which cannot know. No part of its
            version.
    """

    id: str
    title: str
    text: str
    source: str = ""
    url: str = ""
    date: Day | None = None
    author: str = ""
    pages: tuple[int, ...] = ()
    place: Place | None = field(default=None, compare=False, repr=False)
    collection: str = ""
    edited: frozenset[str] | None = field(default=None, compare=False, repr=False)

    @property
    def version(self) -> str:
        """The hash of everything a reader would see: 16 hexadecimal digits of SHA-256."""
        day = self.date.isoformat() if self.date else ""
        parts: list[object] = [self.title, self.text, self.source, self.url, day, self.author]
        if self.pages:
            parts.append(self.pages)
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]

    def page(self, offset: int) -> int | None:
        """Return the number, from 1, of the page with the character at an offset; None if none."""
        return bisect_right(self.pages, offset) or None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, heading or list item of one article version.

    Attributes:
        number: Position in the article, from 0.
        text: Always `span.of(article.text)`.
        is_heading: On a line of its own and not a full sentence.
        starts_paragraph: First sentence of its line or paragraph.
    """

    article_id: str
    version: str
    number: int
    span: Span
    text: str
    is_heading: bool = False
    starts_paragraph: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """Whole consecutive sentences of one article version, packed to a token budget.

    Attributes:
        id: Deterministic: the hash of article, version, first and last sentence number.
        first: Number of its first sentence.
        last: Number of its last sentence, inclusive.
        span: From the start of its first to the end of its last sentence.
        text: Always `span.of(article.text)`.
        tokens: Sum of its sentences' token counts.
    """

    id: str
    article_id: str
    version: str
    first: int
    last: int
    span: Span
    text: str
    tokens: int


ScoreParts: TypeAlias = Mapping[str, float]
"""What a score is made of: the name of each part and what it added."""


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """An article that a search found. Higher scores are better; they compare within one search."""

    article_id: str
    score: float
    parts: ScoreParts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A passage that a search found. Higher scores are better; they compare within one search.

    `cosine` is its similarity to the question, in [-1, 1], which compares across searches too.
    """

    passage: Passage
    score: float
    cosine: float
    parts: ScoreParts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SentenceHit:
    """A sentence that a search found. Higher scores are better; they compare within one search.

    `answer` are the words in it that answer the question, as far as the reader tells: a span within
    the sentence's own. Logits, 0 where nothing was read: `margin` is how far the reader puts them
    above "no answer here", `ahead` how far above other words of the sentence, and `answerable` how
    sure it is that the passage around them answers.
    """

    sentence: Sentence
    score: float
    parts: ScoreParts = field(default_factory=dict)
    answer: Span | None = None
    margin: float = 0.0
    ahead: float = 0.0
    answerable: float = 0.0

    @property
    def answer_in_sentence(self) -> Span | None:
        """The words that answer, as offsets into the sentence's text."""
        if self.answer is None:
            return None
        shift = self.sentence.span.start
        return Span(self.answer.start - shift, self.answer.end - shift)


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """Which articles a search may use. Empty means all.

    Attributes:
        sources: Keep articles whose source is one of these; empty keeps every source.
        after: Keep articles dated this day or later; undated articles are left out.
        before: Keep articles dated this day or earlier; undated articles are left out.
        article_ids: Keep only these articles; None keeps all.
    """

    sources: frozenset[str] = frozenset()
    after: datetime.date | None = None
    before: datetime.date | None = None
    article_ids: frozenset[str] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether every article passes."""
        return (
            not self.sources
            and self.after is None
            and self.before is None
            and self.article_ids is None
        )

    def admits(self, article_id: str, source: str, date: datetime.date | None) -> bool:
        """Whether an article passes; the catalogue and the vectors ask the same of their rows."""
        if self.sources and source not in self.sources:
            return False
        if self.article_ids is not None and article_id not in self.article_ids:
            return False
        first, last = self.after or datetime.date.min, self.before or datetime.date.max
        is_dated = self.after is not None or self.before is not None
        return not is_dated or (date is not None and first <= date <= last)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the second stage saw at its best over all it read: higher is surer.

    Attributes:
        margin: The reader's logit that a short answer is better than none.
        answerable: Its logit that a passage answers the question, wherever in it.
        cosine: In other languages than English, how near a sentence is in meaning; elsewhere 0.
    """

    margin: float
    answerable: float
    cosine: float = 0.0


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What one search found: three rankings, each best first, and what the reader saw.

    `step` is a sentence that answers what the best ones leave unanswered, found through what they
    name; it need not be in a ranking.
    `language` is the one that the question was taken to be in, as ISO 639-1 codes it; `crosses`
    says that no article is in it.
    """

    articles: tuple[ArticleHit, ...] = ()
    passages: tuple[PassageHit, ...] = ()
    sentences: tuple[SentenceHit, ...] = ()
    reading: Reading | None = None
    language: str = "en"
    crosses: bool = False
    step: SentenceHit | None = None

    @property
    def reader_language(self) -> str:
        """The question's language; "" where no article is in it: English is read otherwise."""
        return "" if self.crosses else self.language
