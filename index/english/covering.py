"""Names of columns and rows that stand for a range: "Child (6–13)", "Over 60", "19 Dec – 10 Jan".

A question that tells an age or a day means the one whose range has it.
"""

import re
from dataclasses import dataclass

from index.english.dates import dates_in
from index.english.numbers import Number, numbers_in

OLDEST = 120
"""Years; a range with a larger number is of no ages."""

_Day = tuple[int, int]
"""Month and day of the month."""

_YEARS_OLD = re.compile(r"[\s-]years?[\s-]olds?\b|[\s-]years of age\b", re.IGNORECASE)
_AGED = re.compile(r"\baged?\s+$", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<![\d.,])(\d{1,3})\s?(?:[-–—]|to)\s?(\d{1,3})(?![\d.,])")
_OPEN = tuple(
    (re.compile(form, re.IGNORECASE), is_least, by)
    for form, is_least, by in (
        (r"\bfrom (\d{1,3})\b", True, 0),
        (r"\b(?:over|above) (\d{1,3})\b", True, 1),
        (r"\b(\d{1,3}) ?(?:\+|(?:and|or) (?:over|older|above)\b)", True, 0),
        (r"\bup to (\d{1,3})\b", False, 0),
        (r"\b(?:under|below) (\d{1,3})\b", False, -1),
        (r"\b(\d{1,3}) (?:and|or) (?:under|younger|below)\b", False, 0),
    )
)
"""A range with one end: its form, whether that is the least age, and what is added to it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a question tells that may lie in a range.

    Attributes:
        age: In years; None if it tells none.
        day: None if it tells none.
    """

    age: int | None
    day: _Day | None

    def lies_in(self, name: str) -> bool:
        """Whether it lies in the range that a name stands for; not if that stands for none."""
        days = _days(name)
        if days is not None and self.day is not None:
            first, last = days
            is_round = first > last  # over the turn of the year
            return (self.day >= first) + (self.day <= last) > (0 if is_round else 1)
        ages = _ages(name) if days is None else None
        return ages is not None and self.age is not None and ages[0] <= self.age <= ages[1]


NOTHING_TOLD = Told(None, None)


def told_in(question: str) -> Told:
    """Return the age and the day that a question tells: "a nine-year-old", "on 3 January"."""
    ages = [int(number.value) for number in _ages_told(question)]
    return Told(next(iter(ages), None), next(iter(_days_in(question)), None))


def without_told(question: str) -> str:
    """Return a question without the ages and days that it tells, which no text has to say."""
    ends = {
        one.span.start: behind.end() if behind else one.span.end
        for one in _ages_told(question)
        for behind in [_YEARS_OLD.match(question, one.span.end)]
    }
    ends |= {one.span.start: one.span.end for one in dates_in(question) if one.month and one.day}
    left, done = [], 0
    for start, end in sorted(ends.items()):
        left.append(question[done:start])
        done = max(done, end)
    return " ".join([*left, question[done:]])


def _ages_told(question: str) -> list[Number]:
    return [
        number
        for number in numbers_in(question)
        if _YEARS_OLD.match(question, number.span.end)
        or _AGED.search(question[: number.span.start])
    ]


def _ages(name: str) -> tuple[int, int] | None:
    if both := _BETWEEN.search(name):
        low, high = int(both[1]), int(both[2])
        return (low, high) if low < high <= OLDEST else None
    for form, is_least, by in _OPEN:
        if (match := form.search(name)) is not None:
            end = int(match[1]) + by
            return (end, OLDEST) if is_least else (0, end)
    return None


def _days(name: str) -> tuple[_Day, _Day] | None:
    days = _days_in(name)
    return (days[0], days[1]) if len(days) == 2 else None


def _days_in(text: str) -> list[_Day]:
    return [(one.month, one.day) for one in dates_in(text) if one.month and one.day]
