"""The tools: ask, search, read and list, each with values that a language model can use."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from pydantic import BaseModel

from assistant.replies.articles import (
    ArticlePage,
    ArticleText,
    Found,
    found,
    listed,
    text_of,
)
from assistant.types import Answer, AnswerSentence, Citation
from index.days import Day
from index.types import SearchFilter

if TYPE_CHECKING:
    from index.store import ArticleSummary
    from index.types import Article, SearchResult

MOST_LISTED = 200


class Library(Protocol):
    """What the tools ask: an `Assistant`, or a guest of another program's."""

    def ask(self, question: str, *, filter: SearchFilter | None) -> Answer:
        """Answer one question."""
        ...

    def search(self, question: str, *, filter: SearchFilter | None) -> "SearchResult":
        """Return what a question finds."""
        ...

    def articles(self) -> "list[ArticleSummary]":
        """Return every article, newest first."""
        ...

    def article(self, article_id: str) -> "Article":
        """Return one article as it is stored."""
        ...


class Cited(BaseModel):
    """A place that a sentence is cited from: characters [start, end) of the article's text."""

    article_id: str
    title: str
    source: str
    url: str
    date: Day | None
    start: int
    end: int
    quote: str


class CitedSentence(BaseModel):
    """One sentence of an answer with the places that say so."""

    text: str
    label: str
    problems: list[str]
    citations: list[Cited]


class CitedAnswer(BaseModel):
    """An answer; with `refused` the articles do not answer, and `nearest` came nearest."""

    answer: str
    refused: bool
    answerability: float
    sentences: list[CitedSentence]
    nearest: list[Cited]


class Tools:
    """What the tools do.

    Args:
        library: What is asked.
    """

    def __init__(self, library: Library) -> None:
        self._library = library

    def ask(
        self, question: str, sources: Sequence[str], after: date | None, before: date | None
    ) -> CitedAnswer:
        """Answer a question from the articles."""
        wanted = SearchFilter(frozenset(sources), after, before)
        answer = self._library.ask(question, filter=wanted)
        nearest = answer.refusal.nearest if answer.refusal else ()
        return CitedAnswer(
            answer=answer.text,
            refused=answer.refused,
            answerability=float(answer.answerability),
            sentences=[_sentence(one) for one in answer.sentences],
            nearest=[_cited(one) for one in nearest],
        )

    def search(
        self,
        question: str,
        sources: Sequence[str],
        after: date | None,
        before: date | None,
        limit: int,
    ) -> Found:
        """Return the articles that a question finds, with their best sentences."""
        wanted = SearchFilter(frozenset(sources), after, before)
        return found(self._library.article, self._library.search(question, filter=wanted), limit)

    def read(self, article_id: str) -> ArticleText:
        """Return an article as it is stored."""
        return text_of(self._library.article(article_id))

    def list(self, limit: int, offset: int) -> ArticlePage:
        """Return some of the articles, newest first."""
        return listed(self._library.articles(), offset, min(limit, MOST_LISTED))


def _sentence(sentence: AnswerSentence) -> CitedSentence:
    return CitedSentence(
        text=sentence.text,
        label=sentence.label,
        problems=list(sentence.problems),
        citations=[_cited(one) for one in sentence.citations],
    )


def _cited(citation: Citation) -> Cited:
    return Cited(
        article_id=citation.article_id,
        title=citation.title,
        source=citation.source,
        url=citation.url,
        date=citation.date,
        start=citation.start,
        end=citation.end,
        quote=citation.quote,
    )
