"""Corrections, as newspapers print them: "An earlier version said 41; the figure is 38"."""

import re
from itertools import pairwise

from index.english.denials import rejects_after
from index.english.facts import facts_in
from index.english.numbers import Number, same_unit

_CORRECTION = re.compile(
    r"\b(?:corrections?|correct(?:ed|s)|clarification|earlier version|misstated|"
    r"should have (?:said|read))\b",
    re.IGNORECASE,
)


def corrected(text: str) -> tuple[Number, Number] | None:
    """Return the wrong and the right number of a correction: "said 41; the figure is 38".

    Of more than two numbers they are the pair of which one is rejected: "43 passengers, not 41".
    """
    if _CORRECTION.search(text) is None:
        return None
    numbers = facts_in(text).numbers
    pairs = [
        (one, other, rejects_after(text[: other.span.start]))
        for one, other in pairwise(numbers)
        if same_unit(one, other)
    ]
    if len(numbers) > 2:
        pairs = [pair for pair in pairs if pair[2]]
    if len(pairs) != 1:
        return None
    first, second, is_rejected = pairs[0]
    return (second, first) if is_rejected else (first, second)
