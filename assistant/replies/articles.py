"""Articles as programs get them: listed, read, found and added."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from index.days import Day
from index.errors import NotFoundError

if TYPE_CHECKING:
    from index.store import ArticleSummary
    from index.store.report import IngestReport
    from index.types import Article, SearchResult

SENTENCES_OF_ARTICLE = 5


class ArticleRow(BaseModel):
    """An article as a list shows it; `copy_of` is the id of the original that it is a copy of."""

    id: str
    version: str
    title: str
    source: str
    url: str
    date: Day | None
    sentences: int
    copy_of: str = ""


class ArticlePage(BaseModel):
    """Some of the articles, and how many there are in all."""

    articles: list[ArticleRow]
    total: int


class ArticleText(BaseModel):
    """An article; every offset into it counts the characters of `text`."""

    id: str
    version: str
    title: str
    source: str
    url: str
    date: Day | None
    author: str
    text: str


class Queued(BaseModel):
    """The ids of jobs, one for each file, in their order."""

    jobs: list[str]


class JobState(BaseModel):
    """A queued file: `state` is queued, done or failed; `report` says what came of it."""

    id: str
    name: str
    state: str
    report: Mapping[str, Any]


class FoundSentence(BaseModel):
    """A sentence that was found, at characters [start, end) of its article."""

    start: int
    end: int
    text: str
    score: float


class FoundArticle(BaseModel):
    """An article that was found; higher scores are better within one search."""

    id: str
    version: str
    title: str
    source: str
    url: str
    date: Day | None
    score: float
    sentences: list[FoundSentence]


class Found(BaseModel):
    """What a question finds, best first."""

    articles: list[FoundArticle]


class Failure(BaseModel):
    """A file or row that could not be read."""

    path: str
    reason: str


class Added(BaseModel):
    """What became of uploaded files."""

    added: int
    updated: int
    unchanged: int
    failed: int
    articles: list[str]
    failures: list[Failure]


class Removed(BaseModel):
    """The id of an article that is gone."""

    removed: str


def listed(articles: "Sequence[ArticleSummary]", offset: int, limit: int) -> ArticlePage:
    """Return one page of a list."""
    rows = [
        ArticleRow(
            id=one.id,
            version=one.version,
            title=one.title,
            source=one.source,
            url=one.url,
            date=one.date,
            sentences=one.sentences,
            copy_of=one.copy_of,
        )
        for one in articles[offset : offset + limit]
    ]
    return ArticlePage(articles=rows, total=len(articles))


def text_of(article: "Article") -> ArticleText:
    """Return an article with its text."""
    return ArticleText(
        id=article.id,
        version=article.version,
        title=article.title,
        source=article.source,
        url=article.url,
        date=article.date,
        author=article.author,
        text=article.text,
    )


def found(read: "Callable[[str], Article]", result: "SearchResult", limit: int) -> Found:
    """Return the best articles of a search, as `read` returns them, with their best sentences."""
    shown = []
    for hit in result.articles[:limit]:
        try:
            article = read(hit.article_id)
        except NotFoundError:  # removed a moment ago
            continue
        sentences = [
            FoundSentence(
                start=one.sentence.span.start,
                end=one.sentence.span.end,
                text=one.sentence.text,
                score=float(one.score),
            )
            for one in result.sentences
            if one.sentence.article_id == article.id and one.sentence.version == article.version
        ]
        shown.append(
            FoundArticle(
                **text_of(article).model_dump(exclude={"text", "author"}),
                score=float(hit.score),
                sentences=sentences[:SENTENCES_OF_ARTICLE],
            )
        )
    return Found(articles=shown)


def added(report: "IngestReport") -> Added:
    """Return what became of what was read."""
    return Added(
        added=report.added,
        updated=report.updated,
        unchanged=report.unchanged,
        failed=report.failed,
        articles=list(report.article_ids),
        failures=[Failure(path=one.path, reason=one.reason) for one in report.failures],
    )
