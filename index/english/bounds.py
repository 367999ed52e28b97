"""What is said of a number before it: about 40, at least 40, at most 40."""

import re
from enum import Enum

from index.english.numbers import Number


class Bound(Enum):
    """How the number that is meant stands to the one that is written."""

    ABOUT = "about"
    AT_LEAST = "at least"
    AT_MOST = "at most"


_FORMS = tuple(
    (bound, re.compile(rf"\b(?:{words})$", re.IGNORECASE))
    for bound, words in (
        (Bound.AT_LEAST, r"not?\s+(?:fewer|less)\s+than"),
        (Bound.AT_MOST, r"not?\s+more\s+than"),
        (
            Bound.ABOUT,
            r"(?:about|around|roughly|approximately|nearly|almost|some|circa|estimated"
            r"|close\s+to)(?:\s+an?)?",
        ),
        (Bound.AT_LEAST, r"more\s+than|over|at\s+least|above|exceeding"),
        (
            Bound.AT_MOST,
            r"(?:less|fewer)\s+than|under|below|up\s+to|at\s+most|as\s+(?:many|much)\s+as",
        ),
    )
)
"""The denied ones first: no more than 40 is not more than 40."""

_REACH = 32
"""Characters before a number that are looked at."""


def bound_of(number: Number, text: str) -> Bound | None:
    """Return what a text says of one of its numbers; None where it says just the number."""
    before = text[max(0, number.span.start - _REACH) : number.span.start].rstrip()
    return next((bound for bound, form in _FORMS if form.search(before)), None)
