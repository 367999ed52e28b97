"""Periods that a question names, as days: "in January", "this week", "since 1 March".

What is not a calendar's matter ("since the vote") is left to whoever asks: it names an event.
"""

import calendar
import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

from index.english.dates import Date, dates_in
from index.types import Span

Day = datetime.date


@dataclass(frozen=True, slots=True)
class Period:
    """Days, both included; an open end is None.

    Attributes:
        written: As the question says it, with the preposition before it.
        span: Where it does.
        year: To be said with it, where it may not be the one that comes to mind; else None.
    """

    first: Day | None
    last: Day | None
    written: str
    span: Span
    year: int | None = None

    @property
    def shown(self) -> str:
        """How it is named in a reply: "in May", "in May 2024"."""
        return self.written if self.year is None else f"{self.written} {self.year}"


_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve".split(), start=2
    )
} | {"couple of": 2, "few": 3, "several": 5}
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)})"
_RELATIVE = re.compile(
    r"(?P<since>since )?\b(?:(?:in|over|during|of|from|for) )?(?:the )?"
    rf"(?:(?P<day>today|yesterday)|(?P<which>this|last|past|previous)(?: {_COUNT})?"
    r" (?P<unit>day|week|month|year)s?)(?:['’]s)?\b",
    re.IGNORECASE,
)
_SEASON = re.compile(
    r"\b(?:in |during |since )?(?:the )?(?P<season>spring|summer|autumn|fall)(?: of)? (?P<year>"
    r"(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:(?P<open>since|after|from)|(?P<until>until|before|up to)|(?P<between>between)"
    r"|in(?: the month of)?|on|of|during|by)(?: the)? $",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:and|to|until|till|[-–])\s*", re.IGNORECASE)


def period_in(question: str, today: Day) -> Period | None:
    """Return the period that a question names first, or None.

    Args:
        question: As it was asked.
        today: The day that "this week" is counted from. A month without a year is the last one
            that had begun on it.
    """
    for find in _FINDERS:
        found = find(question, today)
        if found is not None:
            return found
    return None


def date_in(question: str, today: Day) -> Period | None:
    """Return the period that a question names by a date, month or year; not "this week"."""
    return _season(question, today) or _dated(question, today)


def _season(question: str, _: Day) -> Period | None:
    match = _SEASON.search(question)
    if match is None:
        return None
    (first, last), year = _SEASONS[match["season"].lower()], int(match["year"])
    return Period(Day(year, first, 1), _month_end(year, last), match[0], Span(*match.span()))


def _relative(question: str, today: Day) -> Period | None:
    match = _RELATIVE.search(question)
    if match is None:
        return None
    if match["day"]:
        day = today - datetime.timedelta(days=match["day"].lower() == "yesterday")
        first, last = day, day
    elif match["count"]:
        count = _NUMBERS.get(match["count"].lower()) or int(match["count"])
        first, last = _back(today, match["unit"].lower(), count), today
    else:
        first, last = _unit(today, match["unit"].lower(), is_last=match["which"].lower() != "this")
    end = None if match["since"] else last
    return Period(first, end, match[0].strip(), Span(*match.span()))


def _dated(question: str, today: Day) -> Period | None:
    dates = [one for one in dates_in(question) if not one.is_decade]
    if not dates:
        return None
    one, before = dates[0], _BEFORE.search(question[: dates[0].span.start])
    start = before.start() if before else one.span.start
    first, last = _days(one, today)
    end = one.span.end
    if len(dates) > 1 and _AND.fullmatch(question[end : dates[1].span.start]):
        last, end = _days(dates[1], today)[1], dates[1].span.end
        first = first if first <= last else first.replace(year=first.year - 1)
    opening = before["open"].lower() if before and before["open"] else ""
    is_open = bool(opening) and (opening != "from" or one.day is not None)
    is_until = bool(before and before["until"])
    bounded = end != one.span.end
    return Period(
        None if is_until else first,
        None if is_open and not bounded else last,
        question[start:end],
        Span(start, end),
    )


_FINDERS: tuple[Callable[[str, Day], Period | None], ...] = (_season, _relative, _dated)


def _days(one: Date, today: Day) -> tuple[Day, Day]:
    """Return the first and last day that a date may mean; without a year the last such one."""
    if one.month is None and one.year is not None:
        return Day(one.year, 1, 1), Day(one.year, 12, 31)
    if one.month is None:
        back = (today.weekday() - (one.weekday or 0)) % 7
        day = today - datetime.timedelta(days=back)
        return day, day
    year = one.year or today.year - ((one.month, one.day or 1) > (today.month, today.day))
    if one.day is None:
        return Day(year, one.month, 1), _month_end(year, one.month)
    day = Day(year, one.month, min(one.day, calendar.monthrange(year, one.month)[1]))
    return day, day


def _unit(today: Day, unit: str, *, is_last: bool) -> tuple[Day, Day]:
    """Return this or the last calendar day, week (from Monday), month or year."""
    if unit == "day":
        day = today - datetime.timedelta(days=is_last)
        return day, day
    if unit == "week":
        monday = today - datetime.timedelta(days=today.weekday() + 7 * is_last)
        return monday, monday + datetime.timedelta(days=6)
    if unit == "year":
        return Day(today.year - is_last, 1, 1), Day(today.year - is_last, 12, 31)
    first = today.replace(day=1)
    if is_last:
        first = (first - datetime.timedelta(days=1)).replace(day=1)
    return first, _month_end(first.year, first.month)


def _back(today: Day, unit: str, count: int) -> Day:
    days = {"day": 1, "week": 7, "month": 30, "year": 365}[unit] * count
    return today - datetime.timedelta(days=days - 1)


def _month_end(year: int, month: int) -> Day:
    return Day(year, month, calendar.monthrange(year, month)[1])
