"""The day that a sentence of an article speaks of, told from the day of the article."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace

from index.english.attribution import SPEAKING_WORDS
from index.english.dates import MONTHS, Date, dates_in, day_text, resolved_days
from index.english.tense import Tense, tense_of
from index.english.verbs import is_past_form
from index.types import Span

_BOUNDARY = re.compile(r"[,;:]\s|\s[–—-]\s|\b(?:but|although|though|while|because)\b")
_WILL = re.compile(
    r"\b(?:will|won[’']t|would(?! have)|shall|going to"
    r"|(?:is|are) (?:\w+ )?(?:to|due|planned|expected|scheduled|set)|next)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|never|no longer)\b|n[’']t\b", re.IGNORECASE)
_MEASURED = re.compile(r"\b(?:since|than|against|compared|unlike)\b", re.IGNORECASE)
"""What stands before a day that something is only measured by: "more than in 2024"."""

_NAMED_BY = re.compile(
    r"\b(?:(?<!hours )(?<!morning )(?<!evening )(?<!night )of"
    r"|for|since|until|till|before|after|than"
    r"|(?<!\bwas )(?<!\bwere )(?<!\bbeen )"
    r"\w{3,}(?:een|oken|osen|itten|iven|aken|own|awn) (?:in|on))"
    r"(?: the)? $",
    re.IGNORECASE,
)
"""What stands before a day that tells which thing is meant: "the vote of 3 May", "set for June"."""

_ASIDE = re.compile(r"(?P<verb>[a-z]+) (?:in|on) $")
"""What begins an aside that a comma opens and that only describes a thing: ", founded in 1951"."""

_EDGE_OF = re.compile(
    r"\b(?:end|start|beginning|middle|course) of(?: the)? $|\b(?:by|early|late) $", re.IGNORECASE
)
_UNTO = re.compile(
    r"\b(?:since|until|till|by|before|after|from|from \w+ to|every|each)(?: the)? $", re.I
)
_MOVED = (
    r"\b(?:moved|shifted|postponed|delayed|rescheduled|brought forward|put (?:off|back|forward))\b"
    r"[^.;]{0,60}?"
)
_MOVED_FROM = re.compile(rf"{_MOVED}\bfrom (?:the )?$", re.IGNORECASE)
_MOVED_TO = re.compile(rf"{_MOVED}\b(?:to|until|till) (?:the )?$", re.IGNORECASE)
"""What is moved from a day does not happen then; to which it is moved may be to come."""

_YEAR_AWAY = re.compile(
    r"(?:\s+(?:and|or|to)\s+[A-Z][a-z]+)?,?\s+(?:of\s+)?(?P<which>last|this|next)\s+year\b"
)
_MONTH_AWAY = re.compile(
    rf"\b(?P<month>{'|'.join(MONTHS)})(?:\s+(?:and|or|to)\s+[A-Z][a-z]+)?,?\s+(?:of\s+)?"
    r"(?P<which>last|this|next)\s+year\b"
)
_YEARS = {"last": -1, "this": 0, "next": 1}
_FOR = re.compile(r"\bfor $", re.IGNORECASE)
_AIM = re.compile(r"\bto [a-z]")
_HABIT = re.compile(r"s$")
_OF_A_THING = re.compile(r"\b(?:the|an?|its|his|her|their|our) $", re.IGNORECASE)
"""What stands before a weekday that says which thing is meant: "the Sunday opening"."""

_WHEN = re.compile(r"(?:^\W*|\b(?:on|last|next|this|late|early|until|by) )$", re.IGNORECASE)
"""What stands before a weekday that says when something happened."""

_SAYS = re.compile(rf"\b(?:{SPEAKING_WORDS})\b", re.IGNORECASE)


def event_day(text: str, published: datetime.date | None) -> tuple[datetime.date, str] | None:
    """Return the day that a sentence speaks of, and how it is written; None where it is unclear.

    A weekday counts from the article's day and goes before every date: "on Tuesday withdrew its
    decision of 3 February". A month is its first day, written "March 2026". Days that only name or
    measure something, that are denied, or that are spoken of within a quotation are not told.

    Args:
        text: The sentence.
        published: The day of its article; None where it has none.
    """
    dates = [one for one in dates_in(text) if not one.is_decade]
    away = _MONTH_AWAY.search(text)
    if published is not None and away is not None and not dates:
        month = MONTHS.index(away["month"]) + 1
        day = datetime.date(published.year + _YEARS[away["which"]], month, 1)
        return day, f"{day:%B %Y}"
    by_weekday = list(_weekdays(text, dates, published))
    told = (_dated(text, one, published) for one in dates)
    by_date = next((one for one in told if one is not None), None)
    for day, is_when in by_weekday:
        if is_when or by_date is None:
            return day, day_text(day)
    return by_date


def _weekdays(
    text: str, dates: list[Date], published: datetime.date | None
) -> Iterator[tuple[datetime.date, bool]]:
    """Yield the days that weekdays and words such as yesterday mean, what was before what will be.

    With each, whether it surely says when: "on Sunday", unlike "compulsory Sunday working".
    `resolved_days` offers a weekday before and one after the article's day.
    """
    if published is None:
        return
    full = [one.span for one in dates if one.month is not None or one.year is not None]
    ahead: list[tuple[datetime.date, bool]] = []
    for one in resolved_days(text, published):
        day, before = one.calendar_day, text[: one.span.start]
        if (
            day is None
            or any(span.overlaps(one.span) for span in full)
            or (one.weekday is not None and _HABIT.search(one.written))
            or _UNTO.search(before)
            or _OF_A_THING.search(before)
            or text[one.span.end : one.span.end + 1] in ("’", "'")
            or _is_quoted(text, one.span)
        ):
            continue
        will = _WILL.search(_clause(text, one.span)) is not None
        is_when = one.weekday is None or _WHEN.search(before) is not None
        if will and day > published:
            ahead.append((day, is_when))
        elif not will and published - datetime.timedelta(days=6) <= day <= published:
            yield day, is_when
    yield from ahead[:1]


def _dated(
    text: str, one: Date, published: datetime.date | None
) -> tuple[datetime.date, str] | None:
    before, clause = text[: one.span.start], _clause(text, one.span)
    away = _YEAR_AWAY.match(text, one.span.end)
    if one.year is None and published is not None and away is not None:
        one = replace(one, year=published.year + _YEARS[away["which"]])
    will = _WILL.search(clause) is not None
    if (
        (one.month is None and one.year is None)
        or (one.year is None and published is None)
        or _only_names(before, will=will)
        or _is_quoted(text, one.span)
    ):
        return None
    if one.month is None:
        year = one.year or 1
        return datetime.date(year, 1, 1), str(year)
    aims = _AIM.search(_own(before)) is not None
    if aims and one.day is None and one.year is None and not will:
        return None
    is_moved = _MOVED_TO.search(before) is not None
    was = tense_of(clause) is Tense.PAST and not (will or aims or is_moved)
    day = nearest_day(one, published or datetime.date(one.year or 1, 1, 1), will=will, was=was)
    if day is None:
        return None
    return day, day_text(day) if one.day else f"{day:%B %Y}"


def _only_names(before: str, *, will: bool) -> bool:
    """Whether a date, by what stands before it, is not the one of what the sentence tells."""
    if _EDGE_OF.search(before):
        return not will
    if _MOVED_TO.search(before):
        return False
    is_naming = _NAMED_BY.search(before) is not None and not (will and _FOR.search(before))
    own = _own(before)
    aside = _ASIDE.fullmatch(own) if own != before else None
    is_aside = aside is not None and is_past_form(aside["verb"])
    return (
        is_naming
        or is_aside
        or bool(_MEASURED.search(own) or _DENIED.search(own) or _MOVED_FROM.search(before))
    )


def nearest_day(
    one: Date, published: datetime.date, *, will: bool, was: bool
) -> datetime.date | None:
    """Return the day nearest to an article's that a date means; None of an impossible one.

    Args:
        one: With a month or a year.
        published: The day of the article.
        will: What is told of it is still to come: no day before the article's.
        was: What is told of it is past: no day after it.
    """
    years = [one.year] if one.year else [published.year + shift for shift in (-1, 0, 1)]
    days = [day for year in years if (day := _calendar(year, one.month or 1, one.day or 1))]
    if one.year is None and will:
        month_begins = published.replace(day=1) if one.day is None else published
        days = [day for day in days if day >= month_begins]
    elif one.year is None and was:
        days = [day for day in days if day <= published]
    return min(days, key=lambda day: abs((day - published).days), default=None)


def _calendar(year: int, month: int, number: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, number)
    except ValueError:
        return None


def _clause(text: str, span: Span) -> str:
    """Return the clause that a span stands in; where it has no verb of its own, all before too."""
    end = next((one.start() for one in _BOUNDARY.finditer(text, span.end)), len(text))
    own = _own(text[: span.start]) + text[span.start : end]
    has_verb = any(one.search(own) for one in (_WILL, _SAYS)) or tense_of(own) is not None
    return own if has_verb else text[:end]


def _own(before: str) -> str:
    """Return what of the words before something belongs to its clause."""
    return before[max((one.end() for one in _BOUNDARY.finditer(before)), default=0) :]


def _is_quoted(text: str, span: Span) -> bool:
    marks = sum(text[: span.start].count(mark) for mark in '“”"')
    return marks % 2 == 1
