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

from index.search.fusion import Scores

USUAL_BONUS = 2.0
"""Bonus of an article of the time meant, where the question does not say which that is."""

STATED_BONUS = 3.0
"""The same where the question says it."""

DECAY_DAYS = 180.0
"""The bonus of an article this far from the time meant is 1/e of the whole."""

REPORTED_DAYS = 30
"""News of a stated time is still news so many days after it."""

_PRESENT = re.compile(
    r"\b(?:this (?:week|month|year|season|spring|summer|autumn|fall|winter)|today|tonight|yesterday"
    r"|now|currently|current|recent|recently|latest|newest|upcoming|so far"
    r"|(?:last|past|coming|next) (?:week|month|night|weekend))\b",
    re.IGNORECASE,
)
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_MONTH = re.compile(
    rf"\b(?:(?:in|since|until|of|by|early|late|mid|during|last|this|on)[ -])?"
    rf"(?P<month>{'|'.join(_MONTHS)})\b(?: \d{{1,2}}(?:st|nd|rd|th)?\b)?"
    r"(?:,? (?P<year>[12]\d{3}))?"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LAST_YEAR = re.compile(r"\blast year\b", re.IGNORECASE)


_RELATIVE = re.compile(
    r"(?:\s*,)?\s*\b"
    r"(?:(?:[Aa]s of|[Ee]arlier|[Ll]ater|[Ii]n|[Oo]ver|[Dd]uring|for|from) (?:the )?)?"
    r"(?:(?:[Tt]his|[Ll]ast|past|coming|[Nn]ext) (?:week|weekend|month|year)|today|yesterday"
    r"|recently)(?:['’]s)?\b"
)
"""In small letters but for the beginning of a sentence: "Last Week Tonight" is a name."""


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
        newest: The day that counts as the present: that of the newest article.
    """
    if _PRESENT.search(question):
        return TimeMeant(newest, newest, STATED_BONUS)
    if _LAST_YEAR.search(question):
        return _year(newest.year - 1, newest.year - 1)
    month = _MONTH.search(question)
    if month is not None and (month["year"] or month[0] != month["month"]):
        return _month(_MONTHS.index(month["month"]) + 1, month["year"], newest)
    years = [int(year) for year in _YEAR.findall(question)]
    if years:
        return _year(min(years), max(years))
    return TimeMeant(newest, newest, USUAL_BONUS)


def without_relative_time(question: str) -> str:
    """Return a question without "this week", "recently" and the like, which no article answers.

    The days of the articles tell how well they fit such words. In the articles themselves the same
    words mean another week, so that a common one draws search and reader to the wrong sentences.
    """
    rest = _RELATIVE.sub("", question)
    return rest if re.search(r"\w", rest) else question


def timeliness(question: str, days: Sequence[datetime.date | None]) -> Scores:
    """Return the bonus of each candidate, from 0 to `STATED_BONUS`.

    Undated candidates get the mean of the dated ones: no advantage, no harm.

    Args:
        question: As it was asked.
        days: The day of publication of each candidate's article.
    """
    dated = [day for day in days if day is not None]
    if not dated:
        return np.zeros(len(days))
    meant = time_meant(question, max(dated))
    bonuses = np.array([np.nan if day is None else _bonus(day, meant) for day in days])
    return np.where(np.isnan(bonuses), np.nanmean(bonuses), bonuses)


def _bonus(day: datetime.date, meant: TimeMeant) -> float:
    last = meant.last + datetime.timedelta(days=REPORTED_DAYS)
    distance_days = max(0, (meant.first - day).days, (day - last).days)
    return meant.bonus * math.exp(-distance_days / DECAY_DAYS)


def _year(first: int, last: int) -> TimeMeant:
    return TimeMeant(datetime.date(first, 1, 1), datetime.date(last, 12, 31), STATED_BONUS)


def _month(month: int, year: str | None, newest: datetime.date) -> TimeMeant:
    """Return a month; without a year, the last one that had begun on the newest day."""
    number = int(year) if year else newest.year - (month > newest.month)
    first = datetime.date(number, month, 1)
    last = (first + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1)
    return TimeMeant(first, last, STATED_BONUS)
