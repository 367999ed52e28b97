"""How well an article's day fits the time that a question is about.

Most questions about news are about the latest, also those that do not say so: of two reports that
fit the words alike, the newer one is meant. "This week" or "recently" says so outright, and a named
year or month moves the time meant there. The bonus is in units of the passage scores, which are
sums of z-scores, and is not standardised itself: between articles of the same week it tells next to
nothing apart, between articles of different years much.
"""

import datetime
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.english.times import means_last_year, means_present, month_meant
from index.search.fusion import Scores

USUAL_BONUS = 2.0
"""Bonus of an article of the time meant, where the question does not say which that is."""

STATED_BONUS = 3.0
"""The same where the question says it."""

DECAY_DAYS = 180.0
"""The bonus of an article this far from the time meant is 1/e of the whole."""

REPORTED_DAYS = 30
"""News of a stated time is still news so many days after it."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class TimeMeant:
    """The days, both included, that a question is about, and the bonus of articles from then."""

    first: datetime.date
    last: datetime.date
    bonus: float


def time_meant(question: str, newest: datetime.date) -> TimeMeant:
    """Return the time that a question is about.

    Args:
        question: As it was asked, with capital letters: "march" may be a verb.
        newest: The day that counts as the present, as a rule that of the newest article.
    """
    if means_present(question):
        return TimeMeant(newest, newest, STATED_BONUS)
    if means_last_year(question):
        return _year(newest.year - 1, newest.year - 1)
    month = month_meant(question)
    if month is not None:
        return _month(*month, newest)
    years = [int(year) for year in _YEAR.findall(question)]
    if years:
        return _year(min(years), max(years))
    return TimeMeant(newest, newest, USUAL_BONUS)


def timeliness(
    question: str, days: Sequence[datetime.date | None], today: datetime.date | None = None
) -> Scores:
    """Return the bonus of each candidate, from 0 to `STATED_BONUS`.

    Undated candidates get the mean of the dated ones: no advantage, no harm.

    Args:
        question: As it was asked.
        days: The day of publication of each candidate's article.
        today: The day that counts as the present; None for that of the newest candidate.
    """
    dated = [day for day in days if day is not None]
    if not dated:
        return np.zeros(len(days))
    meant = time_meant(question, today or max(dated))
    bonuses = np.array([np.nan if day is None else _bonus(day, meant) for day in days])
    return np.where(np.isnan(bonuses), np.nanmean(bonuses), bonuses)


def _bonus(day: datetime.date, meant: TimeMeant) -> float:
    last = meant.last + datetime.timedelta(days=REPORTED_DAYS)
    distance_days = max(0, (meant.first - day).days, (day - last).days)
    return meant.bonus * math.exp(-distance_days / DECAY_DAYS)


def _year(first: int, last: int) -> TimeMeant:
    return TimeMeant(datetime.date(first, 1, 1), datetime.date(last, 12, 31), STATED_BONUS)


def _month(month: int, year: int | None, newest: datetime.date) -> TimeMeant:
    """Return a month; without a year, the last one that had begun on the newest day."""
    first = datetime.date(year or newest.year - (month > newest.month), month, 1)
    last = (first + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1)
    return TimeMeant(first, last, STATED_BONUS)
