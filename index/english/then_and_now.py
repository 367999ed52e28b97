"""Figures of then and of now: "At that time it had 12 members. Today there are 90"."""

import re

from index.english.numbers import Number, numbers_in, same_unit

_THEN = re.compile(
    r"\W*(?:and |but )?(?:at (?:that|the) time|at first|at the start|in those days|back then"
    r"|(?:in the )?beginning|initially|originally|when \w+|then|in \d{4}),?\s",
    re.IGNORECASE,
)
_NOW = r"(?:today|nowadays|now|currently|at present|by now|these days|meanwhile)"
_OPENS_NOW = re.compile(rf"\W*(?:and |but )?{_NOW}\b", re.IGNORECASE)
_ASKS_NOW = re.compile(rf"\b{_NOW}\b", re.IGNORECASE)


def asks_for_now(question: str) -> bool:
    """Whether a question says that it is about today."""
    return _ASKS_NOW.search(question) is not None


def number_now(text: str, following: str) -> Number | None:
    """Return the first number of a sentence on today, where the one before it speaks of then.

    Args:
        text: The sentence before.
        following: The one that the number is looked for in; its unit is one of the other's.
    """
    if _THEN.match(text) is None or _OPENS_NOW.match(following) is None:
        return None
    before = numbers_in(text)
    return next(
        (one for one in numbers_in(following) if any(same_unit(one, other) for other in before)),
        None,
    )
