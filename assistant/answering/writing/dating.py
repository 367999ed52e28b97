"""Sentences that speak of another time than the month or year that a question names.

"At the end of June" is of the year of its article: asked of June 2024, what a report of 2025 says
answers no more than what it says of May. What ranks sentences only sees that the words are there.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from assistant.answering.draft import Candidate
from index.english.dates import Date, dates_in
from index.english.event_days import nearest_day
from index.english.questions import Kind, kind_of
from index.english.tense import Tense, tense_of
from index.store import Catalogue

OTHER_TIME_PENALTY = 3.0
"""In units of the candidates' scores: no answer at all, however many words it shares."""

_BOUNDING = re.compile(
    r"\b(?:before|after|since|until|till|by|prior to|up to|than|from|between|and) (?:the )?$", re.I
)
"""What stands before a time that is only a bound: other times are asked about."""

_BEYOND = re.compile(r"\b(?:before|after|prior to) (?:the )?$", re.IGNORECASE)
"""What stands before a time that itself is no answer."""

LOOKED_AT = 12
"""Best sentences whose times are told."""


def of_time(question: str, found: Sequence[Candidate], catalogue: Catalogue) -> list[Candidate]:
    """Return the candidates with those behind that speak of another time than is asked about.

    Of that, too, is what was, where a question asks when something will be.

    Args:
        question: As it was searched for. Only a month with its year, or a year, is a time here.
        found: Best first.
        catalogue: Tells the days of the articles.
    """
    told = [
        (one, question[: one.span.start])
        for one in dates_in(question)
        if one.year and not one.is_decade
    ]
    is_when = kind_of(question) is Kind.DATE
    # Of what is asked when it was, a year only says which one is meant.
    asked = [
        one for one, before in told if not (_BOUNDING.search(before) or (is_when and not one.month))
    ]
    beyond = {one.year for one, before in told if is_when and _BEYOND.search(before)}
    is_to_come = is_when and tense_of(question) is Tense.FUTURE
    if not (asked or beyond or is_to_come):
        return list(found)

    def timed(one: Candidate) -> Candidate:
        article = catalogue.article(one.hit.sentence.article_id)
        text = one.hit.sentence.text
        is_other = bool(asked) and _is_of_other(asked, text, article.title, article.date)
        is_over = is_to_come and bool(dates_in(text)) and tense_of(text) is Tense.PAST
        if is_other or is_over or _is_of(beyond, text):
            return replace(one, score=one.score - OTHER_TIME_PENALTY)
        return one

    near = [timed(one) for one in islice(found, LOOKED_AT)]
    return sorted([*near, *found[LOOKED_AT:]], key=lambda one: -one.score)


def _is_of(years: set[int | None], text: str) -> bool:
    """Whether all years that a sentence names are among some."""
    said = {one.year for one in dates_in(text)}
    return bool(said) and said <= years


def _is_of_other(
    asked: Sequence[Date], text: str, title: str, published: datetime.date | None
) -> bool:
    """Whether a sentence names times of the kind that is asked about, and only others."""
    said = [one for one in dates_in(text) if not one.is_decade]
    months = {one.month for one in asked if one.month is not None}
    if months:
        days = list(_days([one for one in said if one.month in months], text, published))
        meant = {(one.year, one.month) for one in asked}
        return bool(days) and meant.isdisjoint((day.year, day.month) for day in days)
    years = {one.year for one in asked}
    known = {one.year for one in (*said, *dates_in(title))}
    return bool(said) and None not in known and years.isdisjoint(known)


def _days(
    dates: Sequence[Date], text: str, published: datetime.date | None
) -> Iterator[datetime.date]:
    """Yield the days that dates mean; without a year, those nearest to the article's."""
    said = tense_of(text)
    for one in dates:
        if one.year is None and published is None:
            continue
        near = published or datetime.date(one.year or 1, 1, 1)
        will, was = said is Tense.FUTURE, said is Tense.PAST
        day = nearest_day(one, near, will=will, was=was)
        if day is not None:
            yield day
