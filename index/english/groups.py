"""Whom and when a price or a rule is for, as sets: under-16s are children, Saturday a weekend day.

Two words for the same people, or for days of which one is among the others, share no letter. Taken
as spans of ages and as days of the week they can be held against each other.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from index.english.dates import WEEKDAYS
from index.types import Span

OLDEST = 120

_REMEMBERED = 256
"""Texts whose ages are kept: each is asked for them with several questions."""

_AGES = {
    "baby babies infant infants": (0, 2),
    "toddler toddlers": (1, 4),
    "child children kid kids junior juniors minor minors youngster youngsters": (0, 17),
    "pupil pupils schoolchild schoolchildren": (5, 18),
    "teenager teenagers adolescent adolescents": (13, 19),
    "adult adults": (18, 64),
    "grown-up grown-ups": (18, OLDEST),
    "pensioner pensioners senior seniors retiree retirees elderly": (60, OLDEST),
}
_BY_WORD = {word: ages for written, ages in _AGES.items() for word in written.split()}
_WORDS = re.compile(rf"\b(?:{'|'.join(_BY_WORD)})\b", re.IGNORECASE)
_FORMS: tuple[tuple[re.Pattern[str], Callable[[list[int]], tuple[int, int]]], ...] = (
    (
        re.compile(r"\b(?:under|below)[- ](?:(?:the )?age of )?(\d{1,2})s?\b", re.IGNORECASE),
        lambda said: (0, said[0]),
    ),
    (
        re.compile(
            r"\b(?:over|above)[- ](?:(?:the )?age of )?(\d{1,2})s?\b"
            r"|\b(\d{1,2}) and (?:over|older|above)\b",
            re.IGNORECASE,
        ),
        lambda said: (said[0], OLDEST),
    ),
    (
        re.compile(
            r"\baged? (?:from |between )?(\d{1,2})(?:(?: to | and |[-–])(\d{1,2}))?\b",
            re.IGNORECASE,
        ),
        lambda said: (said[0], said[-1] + 1),
    ),
    (
        re.compile(r"\b(\d{1,2})[- ]years?[- ]olds?\b", re.IGNORECASE),
        lambda said: (said[0], said[0] + 1),
    ),
)
"""What speaks of ages in figures, each with what makes bounds of them."""

_DAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_DAYS = re.compile(rf"\b({'|'.join(WEEKDAYS)})s\b", re.IGNORECASE)
_DAY_RANGE = re.compile(
    rf"\b({'|'.join(WEEKDAYS)})s?(?: to | through | till | until |[-–])({'|'.join(WEEKDAYS)})s?\b",
    re.IGNORECASE,
)
_MANY_DAYS = (
    (re.compile(r"\bweekdays?\b|\bworking days?\b", re.IGNORECASE), frozenset(range(5))),
    (re.compile(r"\bweekends?\b", re.IGNORECASE), frozenset({5, 6})),
)


def ages_in(text: str) -> list[frozenset[int]]:
    """Return each group of people of an age that a text speaks of, as ages in years.

    Figures must be said to be ages: "under 16" are, "16 of them" are not.
    """
    return [frozenset(range(*bounds)) for _, bounds in _ages_told(text)]


def age_spans(text: str) -> list[Span]:
    """Return where a text speaks of ages, whose numbers are none of anything else."""
    return [span for span, _ in _ages_told(text)]


def days_in(text: str) -> list[frozenset[int]]:
    """Return each group of days of the week that a text speaks of, 0 for Monday.

    Those of a habit: weekdays, Mondays, Tuesday to Friday. A Monday by itself is the day of an
    event as a rule; `days_meant` has it in a question.
    """
    ranges = list(_DAY_RANGE.finditer(text))
    found = [_range(_day(match[1]), _day(match[2])) for match in ranges]
    found += [frozenset({_day(match[1])}) for match in _DAYS.finditer(text)]
    return found + [days for form, days in _MANY_DAYS if form.search(text)]


def days_meant(question: str) -> list[frozenset[int]]:
    """Return the groups of days of the week that a question asks for, as `days_in` does.

    Here a Monday is any.
    """
    return days_in(question) or [frozenset({_day(one[1])}) for one in _DAY.finditer(question)]


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """Return which share of the smaller of two groups is in the other, in [0, 1]."""
    return len(one & other) / min(len(one), len(other))


@lru_cache(_REMEMBERED)
def _ages_told(text: str) -> tuple[tuple[Span, tuple[int, int]], ...]:
    return tuple(_ages(text))


def _ages(text: str) -> Iterator[tuple[Span, tuple[int, int]]]:
    """Yield where a text speaks of ages, with the first and the one after the last."""
    for match in _WORDS.finditer(text):
        first, last = _BY_WORD[match[0].lower()]
        yield Span(*match.span()), (first, last + 1)
    for form, bounds in _FORMS:
        for match in form.finditer(text):
            said = [int(one) for one in match.groups() if one]
            yield Span(*match.span()), bounds(said)


def _range(first: int, last: int) -> frozenset[int]:
    """Return the days from one to another, over the end of the week if need be."""
    return frozenset(day % 7 for day in range(first, first + (last - first) % 7 + 1))


def _day(name: str) -> int:
    return WEEKDAYS.index(name.title())
