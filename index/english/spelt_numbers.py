"""Numbers that are written in words, as text2num reads them: twenty-three, two dozen."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from text_to_num import find_numbers

from index.types import Span

MAGNITUDES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000, "k": 1_000,
    "million": 1_000_000, "mln": 1_000_000, "mn": 1_000_000, "m": 1_000_000,
    "billion": 1_000_000_000, "bn": 1_000_000_000, "b": 1_000_000_000,
    "trillion": 1_000_000_000_000, "trn": 1_000_000_000_000, "tn": 1_000_000_000_000,
    "t": 1_000_000_000_000,
}  # fmt: skip
"""What stands behind a number and is multiplied into it."""

_WORD = re.compile(r"\b[^\W\d_]+\b")
_UNKNOWN_MAGNITUDE = re.compile(r"\b(?:dozen|trillion)\b", re.IGNORECASE)
"""What text2num does not know."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as text2num takes it."""

    match: re.Match[str]

    def text(self) -> str:
        return self.match.group().lower()

    def nt_separated(self, previous: "_Word") -> bool:
        between = self.match.string[previous.match.end() : self.match.start()]
        return between != "-" and not between.isspace()

    def not_a_number_part(self) -> bool:
        """Whether text2num wrongly reads it as one: ones, thirds, the O of O'Hara."""
        return self.text() == "o" or self.text().endswith("s")


def spelt_out(text: str, digits: Sequence[Span]) -> Iterator[tuple[Decimal, bool, int, int]]:
    """Yield each number in words: its value, whether it is an ordinal, its start and end.

    Args:
        text: Any.
        digits: Where numbers in digits stand, in order; no word of theirs is read.
    """
    tokens = [_Word(match) for match in _free(_WORD, text, digits)]
    found = [
        (abs(Decimal(one.value)), one.is_ordinal, *_ends(tokens[one.start : one.end]))
        for one in find_numbers(tokens, "en", 0)
    ]
    for match in _free(_UNKNOWN_MAGNITUDE, text, digits):
        found.append((Decimal(MAGNITUDES[match[0].lower()]), False, *match.span()))
    pending = None
    for value, is_ordinal, start, end in sorted(found, key=lambda one: one[2]):
        if pending is not None and _is_multiplied(text, pending, start, end):
            value, start = value * pending[0], pending[2]
        elif pending is not None:
            yield pending
        pending = value, is_ordinal, start, end
    if pending is not None:
        yield pending


def _free(pattern: re.Pattern[str], text: str, digits: Sequence[Span]) -> list[re.Match[str]]:
    """Return what matches outside of some spans: the million of "1.5 million" is in digits."""
    ends = [one.end for one in digits]
    free = []
    for match in pattern.finditer(text):
        after = bisect_right(ends, match.start())
        if after == len(digits) or match.end() <= digits[after].start:
            free.append(match)
    return free


def _ends(tokens: "list[_Word]") -> tuple[int, int]:
    return tokens[0].match.start(), tokens[-1].match.end()


def _is_multiplied(text: str, number: tuple[Decimal, bool, int, int], start: int, end: int) -> bool:
    """Whether a number goes on with a magnitude: two dozen, two point five million."""
    between, magnitude = text[number[3] : start], text[start:end].lower()
    is_whole = number[0] == number[0].to_integral_value()
    return (between == "-" or between.isspace()) and (
        _UNKNOWN_MAGNITUDE.fullmatch(magnitude) is not None
        or (not is_whole and magnitude in MAGNITUDES)
    )
