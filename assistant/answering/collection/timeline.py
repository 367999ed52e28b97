"""Timelines: sentences on a subject in the order of the days that they speak of."""

import datetime
from collections.abc import Iterator

from assistant.answering.collection.relevance import Relevance
from assistant.answering.collection.reply import CollectionReply, Shown
from assistant.answering.collection.scope import Scope
from index.english.dates import Date, dates_in, day_text, resolved_days
from index.english.tense import Tense, tense_of
from index.search.duplicates import say_the_same
from index.store import ArticleSummary, Catalogue
from index.types import Sentence

SHOWN_EVENTS = 10
READ_ARTICLES = 8
"""Articles on the subject whose sentences are looked at, the newest."""


class Timelines:
    """Puts what happened in order. Thread safe."""

    def __init__(self, catalogue: Catalogue, relevance: Relevance) -> None:
        self._catalogue = catalogue
        self._relevance = relevance

    def timeline(self, scope: Scope) -> CollectionReply:
        """Return the dated sentences of the articles on a subject, earliest first.

        A day that a sentence says relatively ("on Tuesday") is told from its article's day. Of
        sentences that say the same the first is shown.
        """
        events: list[tuple[datetime.date, str, Sentence]] = []
        for article in self._relevance.about(scope)[:READ_ARTICLES]:
            events.extend(self._events(article))
        events.sort(key=lambda one: (one[0], one[2].article_id, one[2].number))
        kept: list[tuple[datetime.date, str, Sentence]] = []
        for event in events:
            if not any(say_the_same(event[2].text, other[2].text) for other in kept):
                kept.append(event)
        if not kept:
            about = f" on “{scope.subject}”" if scope.subject else ""
            return CollectionReply(f"No dated sentence was found{about}.", is_refusal=True)
        about = f" of “{scope.subject}”" if scope.subject else ""
        return CollectionReply(
            f"Timeline{about}, by the days that the sentences speak of:",
            tuple(Shown(sentence, label=label) for _, label, sentence in kept[:SHOWN_EVENTS]),
            more=max(0, len(kept) - SHOWN_EVENTS),
        )

    def _events(self, article: ArticleSummary) -> Iterator[tuple[datetime.date, str, Sentence]]:
        for sentence in self._catalogue.sentences(article.id):
            if sentence.is_heading:
                continue
            told = next(_days(sentence.text, article.date), None)
            if told is not None:
                yield (*told, sentence)


def _days(text: str, published: datetime.date | None) -> Iterator[tuple[datetime.date, str]]:
    """Yield the days that a sentence speaks of, with how they are shown.

    A day and month without a year is the next one where the sentence speaks of what is to come, and
    else the one nearest to the article's day.
    """
    tense = tense_of(text)
    for one in dates_in(text):
        told = _absolute(one, published, tense)
        if told is not None:
            yield told
    if published is not None:
        past = [one.calendar_day for one in resolved_days(text, published) if one.calendar_day]
        before = [value for value in past if value <= published]
        if before:
            yield max(before), day_text(max(before))


def _absolute(
    one: Date, published: datetime.date | None, tense: Tense | None
) -> tuple[datetime.date, str] | None:
    if one.is_decade or (one.year is None and (published is None or one.month is None)):
        return None
    if one.month is None:
        return datetime.date(one.year or 1, 1, 1), str(one.year)
    near = published or datetime.date(one.year or 1, 1, 1)
    years = [one.year] if one.year else [near.year + shift for shift in (-1, 0, 1)]
    days = [value for year in years if (value := _calendar(year, one.month, one.day or 1))]
    if tense is Tense.FUTURE:
        days = [value for value in days if value >= near] or days
    if not days:
        return None
    value = min(days, key=lambda it: abs((it - near).days))
    return value, day_text(value) if one.day else f"{value:%B %Y}"


def _calendar(year: int, month: int, number: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, number)
    except ValueError:
        return None
