"""Which articles a request names: by source, author, period, title or file name."""

import datetime
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from assistant.types import Question
from index.english.authorship import named_authors, writer_named
from index.english.dates import dates_in
from index.english.periods import Period, date_in, period_in
from index.english.pointing import LAST
from index.english.shelves import document_named, place_named
from index.english.source_names import named_sources
from index.english.words import STOP_WORDS, stem, words
from index.store import ArticleSummary, Catalogue
from index.types import SearchFilter

SHORTEST_MONTH = 28
"""Days: so many has this month in every year."""

_REPORT_OF = r"(?:\bthe (?:\w+ )?(?:report|article|story|piece) (?:(?:from|dated) )?)?"
"""What a day of publication may be named by: "the first report of" 3 March."""


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
        authors: The authors that it names.
        stranger: Whom it names as an author of articles, where none of them is by such a one.
        total: How many articles its asker chose, of which these are some.
        language: Of the subject.
        genre: Of the article that it names, such as "interview"; empty where it names none.
    """

    articles: tuple[ArticleSummary, ...]
    filter: SearchFilter
    subject: str = ""
    period: Period | None = None
    sources: tuple[str, ...] = ()
    titled: bool = False
    authors: tuple[str, ...] = ()
    stranger: str = ""
    total: int = 0
    language: str = "en"
    genre: str = ""


class ScopeFinder:
    """Finds the articles that a request names. Thread safe."""

    def __init__(self, catalogue: Catalogue, subject_of: Callable[[str], str]) -> None:
        """Take what to look in, and what tells the subject of a request from its text."""
        self._catalogue = catalogue
        self._subject_of = subject_of

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
        summaries = self._admitted(question)
        sources = named_in(question.text, self._catalogue.sources(chosen))
        text = _without_names(question.text, sources)
        period = _last_with(
            lambda: _days(summaries), lambda day: period_in(text, day), self.today(question)
        )
        authors = named_authors(question.text, sorted({one.author for one in summaries} - {""}))
        inner = within(chosen, list(sources), period)
        if authors:
            own = frozenset(one.id for one in summaries if one.author in authors)
            inner = replace(inner, article_ids=own)
        inside = [one for one in summaries if inner.admits(one.id, one.source, one.date)]
        written = (*([period.written] if period else []), *sources.values(), *authors.values())
        return Scope(
            tuple(inside),
            inner,
            self._subject_of(_without(question.text, written)) if written else subject,
            period,
            tuple(sources),
            authors=tuple(authors),
            stranger="" if authors or sources else writer_named(question.text),
            total=len(summaries),
        )

    def titled(self, scope: Scope) -> Scope:
        """Return the articles of a scope whose titles or file names the subject names, if any."""
        articles = titled_articles(scope.subject, scope.articles) or documents_named(
            scope.subject, scope.articles
        )
        if not articles:
            return scope
        inner = replace(scope.filter, article_ids=frozenset(one.id for one in articles))
        return replace(scope, articles=tuple(articles), filter=inner, titled=True)

    def counted_off(self, question: str, scope: Scope) -> Scope:
        """Return the one article that a question names by its place: "the second one"."""
        place = None if scope.subject else place_named(question)
        if place is None or place > len(scope.articles):
            return scope
        article = scope.articles[place if place == LAST else place - 1]
        inner = replace(scope.filter, article_ids=frozenset({article.id}))
        return replace(scope, articles=(article,), filter=inner, titled=True)

    def of_its_period(self, question: Question, scope: Scope) -> Scope:
        """Return the articles whose titles name the subject of a scope and its period, if any.

        "The results for 2024" were published in 2025: the period is what they tell of.
        """
        if scope.period is None or not scope.subject:
            return scope
        named = f"{scope.subject} {scope.period.written}"
        every = replace(scope, articles=self._admitted(question), filter=question.filter)
        titled = self.titled(replace(every, subject=named))
        return replace(titled, subject=scope.subject, period=None) if titled.titled else scope

    def _admitted(self, question: Question) -> tuple[ArticleSummary, ...]:
        """Return the articles that the asker of a question chose."""
        admits = question.filter.admits
        known = self._catalogue.summaries()
        return tuple(one for one in known if admits(one.id, one.source, one.date))

    def narrowed(self, question: Question) -> Question | None:
        """Return a question put only to the articles of the source or date that it names.

        Its words for them are left out: an article does not say where and when it was published.
        None where it names neither, or no article is from there. "This week" is left alone: which
        week a question for a fact means is told by how recent an article is.
        """
        sources = named_in(question.text, self._catalogue.sources(question.filter))
        text = _without_names(question.text, sources)
        period = _last_with(
            lambda: _days(self._catalogue.summaries()),
            lambda day: date_in(text, day),
            self.today(question),
        )
        if not sources and period is None:
            return None
        chosen = within(question.filter, list(sources), period)
        written = (*([period.written] if period else []), *sources.values())
        text = _without(question.text, written)
        inside, admitted = map(self._catalogue.article_count, (chosen, question.filter))
        if not text or not 0 < inside < admitted:
            return None
        return replace(question, text=text, filter=chosen)


def _days(summaries: Iterable[ArticleSummary]) -> set[datetime.date]:
    return {one.date for one in summaries if one.date is not None}


def _last_with(
    days_told: Callable[[], set[datetime.date]],
    period_on: Callable[[datetime.date], Period | None],
    today: datetime.date,
) -> Period | None:
    """Return the period that a text names; a month without a year is the last one with articles.

    Args:
        days_told: Returns those of the articles; slow where there are many.
        period_on: Returns the period that the text names on a day.
        today: The day that counts as the present.
    """
    period = period_on(today)
    named = dates_in(period.written) if period else ()
    if not named or any(one.year is not None or one.month is None for one in named):
        return period
    days = days_told()
    years = {today.year} | {day.year + after for day in days for after in (0, 1)}
    for year in sorted((one for one in years if one <= today.year), reverse=True):
        earlier = period_on(today.replace(year=year, day=min(today.day, SHORTEST_MONTH)))
        if earlier is not None and any(_is_in(day, earlier) for day in days):
            return earlier if earlier == period else replace(earlier, year=_year_of(earlier))
    return period


def _year_of(period: Period) -> int | None:
    day = period.last or period.first
    return day.year if day else None


def _is_in(day: datetime.date, period: Period) -> bool:
    return (period.first or day) <= day <= (period.last or day)


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


def named_in(question: str, sources: Sequence[str]) -> dict[str, str]:
    """Return those of some sources that a question names, each with how it names it."""
    return named_sources(question, {one: without_ending(one) for one in sources})


def titled_articles(subject: str, articles: Sequence[ArticleSummary]) -> list[ArticleSummary]:
    """Return the articles whose title or file name has every telling word of a subject."""
    wanted = {stem(word) for word in words(subject) if word.lower() not in STOP_WORDS}
    if not wanted:
        return []
    return [one for one in articles if wanted <= _names_of(one)]


def documents_named(subject: str, articles: Sequence[ArticleSummary]) -> list[ArticleSummary]:
    """Return the articles that a subject calls by their kind: "the rowing club's newsletter".

    Their titles or file names have a word of that kind; they, or who wrote them, its other words.
    """
    named = document_named(subject)
    if named is None:
        return []
    marks, rest = ({stem(word) for word in part} for part in named)
    return [
        one
        for one in articles
        if marks & _names_of(one) and rest <= _names_of(one) | set(map(stem, words(one.author)))
    ]


def _without_names(question: str, sources: Mapping[str, str]) -> str:
    """Return a question without names of sources of several words: "Rugby Monday" is no day.

    Args:
        question: As it was asked.
        sources: Those that it names, each with how it does.
    """
    for written in sources.values():
        if len(words(written)) > 1:
            question = re.sub(rf"(?<!\w){re.escape(written)}(?!\w)", " … ", question)
    return question


def _names_of(article: ArticleSummary) -> set[str]:
    return {stem(word) for word in words(f"{article.title} {without_ending(article.source)}")}


def without_ending(source: str) -> str:
    """Return a source, without the ending where it is the name of a file."""
    path = PurePath(source)
    return path.stem if re.fullmatch(r"\.[a-z]{2,5}", path.suffix) else source


def _without(subject: str, written: Sequence[str]) -> str:
    """Return a subject without what names sources, authors and periods in it."""
    rest = subject
    for part in written:
        form = rf"(?:\baccording to )?{_REPORT_OF}(?:\bthe )?(?<!\w){re.escape(part)}(?!\w)"
        rest = re.sub(form, " ", rest, flags=re.IGNORECASE)
    left = " ".join(rest.split()).strip(" ,.?!:;")
    return left if any(word.lower() not in STOP_WORDS for word in words(left)) else ""
