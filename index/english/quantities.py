"""Quantities that may be set side by side: a number with what it counts, or a time on the clock."""

import re
from dataclasses import dataclass
from decimal import Decimal

from index.english.numbers import numbers_in
from index.english.words import STOP_WORDS, stem
from index.types import Span

_CLOCK = re.compile(r"(?<![\d:])(\d{1,3}):([0-5]\d)(?::([0-5]\d))?(?![\d:])")
_NEXT_WORD = re.compile(r"[\s-]+([^\W\d_]+)")
_TIME = "time"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a text.

    Attributes:
        value: In its unit; of a time on the clock in its last part.
        unit: A currency, a stem such as "metr", "time"; empty where none is written.
        written: With its unit, as it stands.
    """

    value: Decimal
    unit: str
    written: str


def quantity_in(text: str, span: Span | None = None) -> Quantity | None:
    """Return the first quantity of a text that begins within a span of it; None without one."""
    within = span or Span(0, len(text))
    clock = next((one for one in _CLOCK.finditer(text) if _begins(one.start(), within)), None)
    if clock is not None:
        value = 0
        for part in filter(None, clock.groups()):
            value = 60 * value + int(part)
        return Quantity(Decimal(value), f"{_TIME}{len(clock[0].split(':'))}", clock[0])
    number = next((one for one in numbers_in(text) if _begins(one.span.start, within)), None)
    if number is None:
        return None
    following = _NEXT_WORD.match(text, number.span.end)
    if number.unit or following is None or following[1].lower() in STOP_WORDS:
        return Quantity(number.value, number.unit, number.written)
    written = text[number.span.start : following.end()]
    return Quantity(number.value, stem(following[1]), written)


def _begins(start: int, within: Span) -> bool:
    return within.start <= start < within.end
