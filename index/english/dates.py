"""Dates as sentences write them: Nov. 5 is 5 November 2024 when the year agrees or is not said."""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.days import Month
from index.english.currencies import SIGNS
from index.types import Span


@dataclass(frozen=True, slots=True)
class Date:
    """One date of a text, as far as it is said; what is not said is None.

    Attributes:
        year: For a decade, its first year.
        weekday: 0 is Monday.
        is_decade: "the 1990s".
        written: As it stands in the text.
        span: Where it stands.
    """

    year: int | None
    month: int | None
    day: int | None
    weekday: int | None
    is_decade: bool
    written: str
    span: Span

    @property
    def calendar_day(self) -> datetime.date | None:
        """The day, if year, month and day are said."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return _calendar_day(self.year, self.month, self.day)


MONTHS = """January February March April May June July August September October November
December""".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SHORT_MONTHS = (*(month[:3] for month in MONTHS if month != "May"), "Sept")
"""As they are abbreviated."""

CALENDAR = frozenset(
    name.lower() for name in (*MONTHS, *SHORT_MONTHS, *WEEKDAYS, *(f"{day}s" for day in WEEKDAYS))
)
"""All of these, in lower case."""

WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
"""A pattern: a weekday, abbreviated or not."""

_VERBS_TOO = ("March", "May")
_MONTH = rf"(?P<month>{'|'.join((*MONTHS, *SHORT_MONTHS))})\b\.?"
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2})"
_WEEKDAY = rf"(?P<weekday>{WEEKDAY})"
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?<!\d)(?P<year>[12][0-9]{3})-(?P<month_number>[01][0-9])-(?P<day>[0-3][0-9])(?!\d)",
        rf"(?:\b{_WEEKDAY}\.?,?\s+)?\b{_DAY}(?:\s+of)?\s+{_MONTH}(?:,?\s+{_YEAR}\b)?",
        rf"(?:\b{_WEEKDAY}\.?,?\s+)?\b{_MONTH}\s+(?:the\s+)?{_DAY}(?![\d:%]|[.,]\d)"
        rf"(?:,?\s+{_YEAR}\b)?",
        rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR}\b",
        r"\b(?P<decade>1[0-9]{2}0|20[0-9]0)['’]?s\b",
        r"(?<![\w.,/])(?P<year>1[0-9]{3}|20[0-9]{2})[-–/](?P<end>[0-9]{2})(?![\w/-])",
        rf"(?<![\d.,{SIGNS}])\b{_YEAR}(?!\d|[.,]\d|\s?(?:%|percent|per cent|million|billion))\b",
        rf"\b(?P<month>{'|'.join(month for month in MONTHS if month not in _VERBS_TOO)})\b",
        r"(?:\b(?:[Ii]n|[Oo]f|[Ss]ince|[Uu]ntil|[Bb]y|[Ee]arly|[Ll]ate|[Ll]ast|[Nn]ext|[Tt]his"
        r"|[Ff]rom|[Dd]uring)\s+"
        rf"|\b[Mm]id-)(?P<month>{'|'.join(_VERBS_TOO)})\b",
        rf"\b(?P<weekday>{'|'.join(WEEKDAYS)})s?\b",
    )
)
_SMALL_CALENDAR = re.compile(
    rf"\b(?:{'|'.join(name.lower() for name in (*MONTHS, *WEEKDAYS) if name not in _VERBS_TOO)})"
    r"(?=s?\b)|(?:(?<=\bin )|(?<=\bof )|(?<=\bby )|(?<=\bsince )|(?<=\bfrom )|(?<=\blast )"
    r"|(?<=\d ))(?:may|march)\b|\b(?:may|march)(?= (?:[12]?\d|3[01]|19\d\d|20\d\d)\b)"
)
_RELATIVE = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_REMEMBERED = 1024  # texts whose dates are kept, as their numbers are
_RELATIVE_WORD = re.compile(rf"\b(?:{'|'.join(_RELATIVE)})\b", re.IGNORECASE)


def with_calendar_capitals(text: str) -> str:
    """Return a text with capitals for its days and months; for May and March where they are one."""
    return _SMALL_CALENDAR.sub(lambda name: name[0].capitalize(), text)


def month_number(name: str) -> int:
    """Return the number, from 1, of a month by its name or the first letters of it."""
    return 1 + [month[:3] for month in MONTHS].index(name[:3].title())


def day_text(day: datetime.date) -> str:
    """Return a day as people write it, such as "3 May 2026"; of a month "May 2026"."""
    number = "" if isinstance(day, Month) else f"{day.day} "
    return f"{number}{MONTHS[day.month - 1]} {day.year}"


@lru_cache(_REMEMBERED)
def dates_in(text: str) -> tuple[Date, ...]:
    """Return the dates of a text in reading order; impossible ones, such as May 40, are none."""
    found: list[Date] = []
    for form in _FORMS:
        for match in form.finditer(text):
            span = Span(*match.span())
            if match.re is _FORMS[-2]:  # without the preposition that it is known by
                span = Span(match.start("month"), match.end())
            if not any(one.span.overlaps(span) for one in found):
                found.extend(_dates(match, span))
    return tuple(sorted(found, key=lambda date: date.span))


def resolved_days(text: str, published: datetime.date) -> Iterator[Date]:
    """Yield what the weekdays, and words such as yesterday, of an article of that day can mean.

    A weekday is the last one up to that day, or the next one. Of a month alone they mean nothing.
    """
    if isinstance(published, Month):
        return
    for match in _RELATIVE_WORD.finditer(text):
        yield _shifted(published, _RELATIVE[match.group().lower()], match)
    for match in _FORMS[-1].finditer(text):
        ahead = (_weekday(match["weekday"]) - published.weekday()) % 7
        yield _shifted(published, ahead - 7, match)
        yield _shifted(published, ahead, match)


def same_date(claimed: Date, sources: Iterable[Date]) -> bool:
    """Whether the sources say the date that is claimed.

    One source date must agree in everything that both say, and say month and day when they are
    claimed. A year it does not say must stand in another source date.
    """
    known = list(sources)
    years = {date.year for date in known}
    return any(
        _agrees(claimed, date) and (claimed.year is None or date.year or claimed.year in years)
        for date in known
    )


def _agrees(claimed: Date, source: Date) -> bool:
    if claimed.is_decade:
        return source.year is not None and source.year // 10 == (claimed.year or 0) // 10
    if claimed.year and source.year and (claimed.year != source.year or source.is_decade):
        return False
    if claimed.month is None and claimed.weekday is None:
        return source.year == claimed.year
    if (claimed.month, claimed.day) != (source.month, source.day if claimed.day else None):
        return claimed.month is None and claimed.weekday == _weekday_of(source)
    said = _weekday_of(source)
    return claimed.weekday is None or said is None or claimed.weekday == said


def _weekday_of(date: Date) -> int | None:
    day = date.calendar_day
    return day.weekday() if day else date.weekday


def _dates(match: re.Match[str], span: Span) -> Iterator[Date]:
    groups = match.groupdict()
    year = int(groups.get("year") or groups.get("decade") or 0) or None
    month = int(groups["month_number"]) if groups.get("month_number") else None
    if groups.get("month"):
        month = month_number(groups["month"])
    day = int(groups["day"]) if groups.get("day") else None
    weekday = _weekday(groups["weekday"]) if groups.get("weekday") else None
    if month is not None and _calendar_day(year or 2000, month, day or 1) is None:
        return
    decade = groups.get("decade") is not None
    yield Date(year, month, day, weekday, decade, match.string[span.start : span.end].strip(), span)
    if groups.get("end") and year:
        end = year // 100 * 100 + int(groups["end"])
        yield Date(end, None, None, None, False, match.group().strip(), span)


def _calendar_day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _weekday(name: str) -> int:
    return [day[:3] for day in WEEKDAYS].index(name[:3].title())


def _shifted(published: datetime.date, days: int, match: re.Match[str]) -> Date:
    try:
        day = published + datetime.timedelta(days=days)
    except OverflowError:
        day = published
    return Date(
        day.year, day.month, day.day, day.weekday(), False, match.group(), Span(*match.span())
    )
