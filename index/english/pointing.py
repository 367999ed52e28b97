"""One of several that were shown, named by its place: "the second one", "the last article"."""

import re

from index.english.numbers import ORDINAL, numbers_in
from index.types import Span

LAST = -1
"""The place of the last one."""

ORDINALS = "first|second|third|fourth|fifth|last"
"""Places that people name among several, as a part of a pattern."""

_WHOLE = r"(?:article|report|story|text|piece|source)"
_END = r"(?:\W+please)?\W*$"
_BEHIND = rf"(?={_END}| (?:say|says|about|published|written)\b)"
_ONE = re.compile(
    rf"\b(?P<words>the (?P<ordinal>[\w-]+) (?:{_WHOLE}|one)(?: of (?:them|these|those))?"
    rf"|{_WHOLE} (?:number |no\. )?(?P<number>\d{{1,2}})){_BEHIND}",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"^(?!\W*(?:and |but )?(?:who|what|which|when|where|how|why|is|was|are|were|do|does|did)\b)"
    r".*\b(?P<words>the (?P<ordinal>[\w-]+)|number (?P<number>\d{1,2}))" + _END,
    re.IGNORECASE,
)


def place_pointed_at(question: str) -> tuple[int, Span] | None:
    """Return the place, from 1, or `LAST`, that a question points at, and where; None without one.

    "The second floor" and "who was the second?" point at nothing that was shown.
    """
    match = _ONE.search(question) or _BARE.search(question)
    if match is None:
        return None
    number = match["number"]
    place = int(number) if number else place_of(match["ordinal"])
    return None if place is None else (place, Span(*match.span("words")))


def place_of(word: str) -> int | None:
    """Return the place, from 1, or `LAST`, that an ordinal says: "second", "2nd"; else None."""
    if word.lower() == "last":
        return LAST
    numbers = [one for one in numbers_in(word) if one.unit == ORDINAL and one.written == word]
    return int(numbers[0].value) if numbers else None
