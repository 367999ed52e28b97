"""The time that a sentence tells: by the clock, "at 9.40", or by the minute of a match."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from index.english.numbers import ORDINAL, Number, numbers_in

_HALF = r"(?:\s?(?P<half>[ap])\.?m\b\.?)"
_CLOCK = re.compile(
    r"\b(?:at|from|until|till|since|after|before) "
    r"(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)\b" + _HALF + r"?(?![.:,]?\d|\s?[%°])",
    re.IGNORECASE,
)
_HOUR = re.compile(rf"\b(?P<hour>1[0-2]|[1-9])(?:[.:](?P<minute>[0-5]\d))?{_HALF}", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:at|by|until|around|after|before) (?P<name>noon|midday)\b", re.I)
_PARTLY = re.compile(r"\b(?P<part>half|(?:a )?quarter) (?P<way>past|to) $", re.IGNORECASE)
_WAY = re.compile(r" (?:minutes )?(?P<way>past|to) ", re.IGNORECASE)
_LATE = re.compile(r"\b(?:afternoon|evening|tonight)s?\b", re.IGNORECASE)
_EARLY = re.compile(r"\b(?:morning|dawn)s?\b", re.IGNORECASE)

_MINUTE_BEHIND = re.compile(
    r"[ -]minutes?\b(?! (?:later|before|earlier|long|late|from (?:time|the end))\b)", re.I
)
_COUNTED = re.compile(r"\b(?:after|on|inside|with just) (?:only |just )?$", re.IGNORECASE)

NOON = 12 * 60
LAST_MINUTE = 150
"""Of a match, with its overtime."""


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of a day, or of a match.

    Attributes:
        minutes: Since midnight, or since the match began.
        is_of_match: Which of the two.
        is_exact: It is known which half of the day is meant.
    """

    minutes: int
    is_of_match: bool = False
    is_exact: bool = True

    def with_half_of(self, other: "ClockTime | None") -> "ClockTime":
        """Return it in the half of the day of a time before, where it is not known which."""
        is_late = other is not None and other.minutes >= NOON > self.minutes
        if self.is_exact or not is_late:
            return self
        return ClockTime(self.minutes + NOON)

    @property
    def shown(self) -> str:
        """It as people write it: "09.40", "minute 12"."""
        if self.is_of_match:
            return f"minute {self.minutes}"
        return f"{self.minutes // 60:02}.{self.minutes % 60:02}"


def time_told(text: str) -> ClockTime | None:
    """Return the first time that a sentence tells; None where it tells none."""
    return min(_times(text), key=lambda one: one[0], default=(0, None))[1]


def _times(text: str) -> Iterator[tuple[int, ClockTime]]:
    """Yield the times of a sentence with the places where they stand."""
    for form in (_CLOCK, _HOUR):
        for found in form.finditer(text):
            half = found["half"] or ""
            yield found.start(), _clock(text, int(found["hour"]), int(found["minute"] or 0), half)
    for found in _NAMED.finditer(text):
        yield found.start(), ClockTime(NOON)
    numbers = numbers_in(text)
    for number in numbers:
        if partly := _PARTLY.search(text, 0, number.span.start):
            shift = 30 if partly["part"].lower() == "half" else 15
            yield from _past(text, partly["way"], shift, number)
        if _is_minute(text, number):
            yield number.span.start, ClockTime(int(number.value), is_of_match=True)
    for one, other in pairwise(numbers):
        way = _WAY.fullmatch(text[one.span.end : other.span.start])
        if way and one.written.isalpha() and one.value in (5, 10, 20, 25):
            yield from _past(text, way["way"], int(one.value), other)


def _past(text: str, way: str, shift: int, hour: Number) -> Iterator[tuple[int, ClockTime]]:
    """Yield a time that is told as so many minutes past or to an hour."""
    if hour.value in range(1, 13):
        minutes = int(hour.value) * 60 + (shift if way.lower() == "past" else -shift)
        yield hour.span.start, _clock(text, *divmod(minutes, 60), "")


def _clock(text: str, hour: int, minute: int, half: str) -> ClockTime:
    """Return a time in the half of the day that is written with it, or told in its sentence."""
    is_late = half.lower() == "p" or (not half and _LATE.search(text) is not None)
    is_exact = bool(half) or is_late or hour > 12 or _EARLY.search(text) is not None
    if half.lower() == "a" and hour == 12:
        hour = 0
    return ClockTime((hour + 12 * (is_late and hour < 12)) * 60 + minute, is_exact=is_exact)


def _is_minute(text: str, number: Number) -> bool:
    """Whether a number is a minute of a match: "in the 12th minute", "after six minutes"."""
    is_one = number.value == int(number.value) and 0 < number.value <= LAST_MINUTE
    if not is_one or _MINUTE_BEHIND.match(text, number.span.end) is None:
        return False
    return number.unit == ORDINAL or _COUNTED.search(text, 0, number.span.start) is not None
