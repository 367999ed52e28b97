"""The collection as a picture: how many articles of each source there are in each span of time."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from index.days import first_day

if TYPE_CHECKING:
    from index.store import ArticleSummary

MOST_COLUMNS = 48
"""In the width of a pane a column is then still wide enough to be pressed."""

NAMED_SOURCES = 4
"""Sources with a colour of their own, those with most articles; the others are one."""

STRAGGLERS = 0.05
"""Share of the articles, and one of ten at least, that may be so old that all others would stand in
a column or two: they have one together."""

FINER = 2
"""Units by which the columns have to become finer for that, such as weeks instead of quarters."""


@dataclass(frozen=True, slots=True)
class Column:
    """The articles of a span of time: its first and its last day, and the number of each source."""

    first: date
    last: date
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Articles over time.

    Attributes:
        sources: Those with a colour, most articles first. What comes after them in a column's
            counts is the number of all other articles.
        columns: From the oldest to the newest, none left out; the first may be a long one.
    """

    sources: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()


def picture_of(
    articles: Iterable["ArticleSummary"], everything: Iterable["ArticleSummary"]
) -> Picture:
    """Return the picture of these articles; undated ones are not in it.

    Nor are those of the last year that a date can have, after which no span begins. A source has
    the same colour whichever articles are shown: it goes by its number among all there are.
    """
    last_year = date.max.year
    dated = [
        (first_day(one.date), one.source)
        for one in articles
        if one.date and one.date.year < last_year
    ]
    if not dated:
        return Picture()
    every_source = Counter(one.source for one in everything if one.source)
    named = tuple(name for name, _ in every_source.most_common(NAMED_SOURCES))
    starts = _starts(sorted(day for day, _ in dated))
    counted = Counter((bisect_right(starts, day) - 1, _place(named, src)) for day, src in dated)
    columns = (
        Column(
            first,
            after - timedelta(days=1),
            tuple(counted[number, place] for place in range(len(named) + 1)),
        )
        for number, (first, after) in enumerate(pairwise(starts))
    )
    return Picture(named, tuple(columns))


def _starts(days: Sequence[date]) -> list[date]:
    """Return the days on which the spans begin, and last the one after them all.

    The spans are the shortest ones of which there are not too many, a few stragglers apart.
    """
    unit, starts = _even_starts(days[0], days[-1])
    old = max(int(STRAGGLERS * len(days)), len(days) >= 10)
    later_unit, later = _even_starts(days[old], days[-1])
    is_finer = unit - later_unit >= FINER and days[0] < later[0]
    return [days[0], *later] if is_finer else starts


def _even_starts(oldest: date, newest: date) -> tuple[int, list[date]]:
    """Return the number of a unit, and the days on which its spans begin."""
    starts = [oldest]
    for unit, (begin, next_begin) in enumerate(_UNITS):
        starts = [begin(oldest)]
        while starts[-1] <= newest and len(starts) <= MOST_COLUMNS + 1:
            starts.append(next_begin(starts[-1]))
        if starts[-1] > newest:
            return unit, starts
    return len(_UNITS), starts


def _place(named: Sequence[str], source: str) -> int:
    return named.index(source) if source in named else len(named)


def _months(count: int) -> Callable[[date], date]:
    """Return what gives the day so many months after the first of a month."""

    def later(day: date) -> date:
        months = day.year * 12 + day.month - 1 + count
        return date(min(months // 12, date.max.year), months % 12 + 1, 1)

    return later


_UNITS: tuple[tuple[Callable[[date], date], Callable[[date], date]], ...] = (
    (lambda day: day, lambda day: day + timedelta(days=1)),
    (lambda day: day - timedelta(days=day.weekday()), lambda day: day + timedelta(days=7)),
    (lambda day: day.replace(day=1), _months(1)),
    (lambda day: day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1), _months(3)),
    (lambda day: day.replace(month=1, day=1), _months(12)),
    (lambda day: date(max(1, day.year // 10 * 10), 1, 1), _months(120)),
    (lambda day: date(max(1, day.year // 100 * 100), 1, 1), _months(1200)),
)
"""Days, weeks, months, quarters, years, decades and centuries: where one begins, and the next."""
