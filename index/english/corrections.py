"""Corrections, as newspapers print them: "An earlier version said 41; the figure is 38"."""

import re

from index.english.denials import rejects_after
from index.english.facts import facts_in
from index.english.numbers import Number, same_unit

_CORRECTION = re.compile(
    r"\b(?:corrections?|corrected|clarification|earlier version|misstated|"
    r"should have (?:said|read))\b",
    re.IGNORECASE,
)


def corrected(text: str) -> tuple[Number, Number] | None:
    """Return the wrong and the right number of a correction: "said 41; the figure is 38"."""
    if _CORRECTION.search(text) is None:
        return None
    numbers = facts_in(text).numbers
    if len(numbers) != 2 or not same_unit(*numbers):
        return None
    first, second = numbers
    return (second, first) if rejects_after(text[: second.span.start]) else (first, second)
