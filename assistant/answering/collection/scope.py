"""Which articles a request names: by source, by period, by title or file name."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from assistant.types import Question
from index.english.periods import Period, date_in, period_in
from index.english.words import STOP_WORDS, stem, words
from index.store import ArticleSummary, Catalogue
from index.types import SearchFilter

_SHORTEST_SOURCE = 3
"""Letters of a source's name that may be taken for it in running text."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The articles that a request is about.

    Attributes:
        articles: Newest first, undated last.
        filter: Lets exactly these pass, as far as sources, days and titles were named.
        subject: What is left to look for in them; empty if the request names nothing else.
        period: The days that it names.
        sources: The sources that it names.
        titled: It names articles by their titles or file names.
    """

    articles: tuple[ArticleSummary, ...]
    filter: SearchFilter
    subject: str = ""
    period: Period | None = None
    sources: tuple[str, ...] = ()
    titled: bool = False


class ScopeFinder:
    """Finds the articles that a request names. Thread safe."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def today(self, question: Question) -> datetime.date:
        """Return the day that counts as the present.

        It is the one that the question brings, else that of the newest dated article: a collection
        is read long after its articles were written, and "this week" is theirs.
        """
        return question.today or self._catalogue.newest_day() or datetime.date.today()

    def scope(self, question: Question, subject: str) -> Scope:
        """Return the articles that a request names, within those that its asker chose.

        Args:
            question: As it was asked, with its filter.
            subject: What it is about, from the request.
        """
        chosen = question.filter
        summaries = [
            one
            for one in self._catalogue.summaries()
            if chosen.admits(one.id, one.source, one.date)
        ]
        period = period_in(question.text, self.today(question))
        sources = named_sources(question.text, self._catalogue.sources(chosen))
        rest = _without(subject, [period.written] if period else [], sources)
        inner = within(chosen, sources, period)
        inside = [one for one in summaries if inner.admits(one.id, one.source, one.date)]
        return Scope(tuple(inside), inner, rest, period, tuple(sources))

    def titled(self, scope: Scope) -> Scope:
        """Return the articles of a scope whose titles or file names the subject names, if any."""
        articles = titled_articles(scope.subject, scope.articles)
        if not articles:
            return scope
        inner = replace(scope.filter, article_ids=frozenset(one.id for one in articles))
        return replace(scope, articles=tuple(articles), filter=inner, titled=True)

    def narrowed(self, question: Question) -> Question | None:
        """Return a question put only to the articles of the source or date that it names.

        Its words for them are left out: an article does not say where and when it was published.
        None where it names neither, or no article is from there. "This week" is left alone: which
        week a question for a fact means is told by how recent an article is.
        """
        sources = named_sources(question.text, self._catalogue.sources(question.filter))
        period = date_in(question.text, self.today(question))
        if not sources and period is None:
            return None
        chosen = within(question.filter, sources, period)
        text = _without(question.text, [period.written] if period else [], sources)
        inside, admitted = map(self._catalogue.article_count, (chosen, question.filter))
        if not text or not 0 < inside < admitted:
            return None
        return replace(question, text=text, filter=chosen)


def within(chosen: SearchFilter, sources: Sequence[str], period: Period | None) -> SearchFilter:
    """Return a filter that also asks for what a question names: both must let an article pass."""
    first = [day for day in (chosen.after, period and period.first) if day]
    last = [day for day in (chosen.before, period and period.last) if day]
    return replace(
        chosen,
        sources=frozenset(sources) or chosen.sources,
        after=max(first, default=None),
        before=min(last, default=None),
    )


def named_sources(question: str, sources: Sequence[str]) -> list[str]:
    """Return those of some sources whose names stand in a question, whole and as words."""
    asked = f" {' '.join(word.lower() for word in words(question))} "
    found = []
    for source in sources:
        name = " ".join(word.lower() for word in words(_bare(source)))
        if len(name) >= _SHORTEST_SOURCE and f" {name} " in asked:
            found.append(source)
    return found


def titled_articles(subject: str, articles: Sequence[ArticleSummary]) -> list[ArticleSummary]:
    """Return the articles whose title or file name has every telling word of a subject."""
    wanted = {stem(word) for word in words(subject) if word.lower() not in STOP_WORDS}
    if not wanted:
        return []
    return [one for one in articles if wanted <= _names_of(one)]


def _names_of(article: ArticleSummary) -> set[str]:
    return {stem(word) for word in words(f"{article.title} {_bare(article.source)}")}


def _bare(source: str) -> str:
    """Return a source without the ending of a file name."""
    path = PurePath(source)
    return path.stem if re.fullmatch(r"\.[a-z]{2,5}", path.suffix) else source


def _without(subject: str, written: Sequence[str], sources: Sequence[str]) -> str:
    rest = subject
    for part in (*written, *(_bare(source) for source in sources)):
        rest = re.sub(re.escape(part), " ", rest, flags=re.IGNORECASE)
    left = " ".join(rest.split()).strip(" ,.?!:;")
    return left if any(word.lower() not in STOP_WORDS for word in words(left)) else ""
