"""Date stamps: "Issued on Friday, 14 May, at 8.30 am." says when, and nothing of what."""

import re

from index.english.dates import WEEKDAY, dates_in
from index.english.words import words

MOST_WORDS = 1
"""Of a date stamp beside its day and hour: issued, updated, published."""

_HOUR = re.compile(
    rf"\b(?:{WEEKDAY}|\d{{1,2}}(?:[.:]\d\d)?(?:\s*(?:[ap]\.?m\.?|o[’']clock|hours))?"
    r"|noon|midnight|morning|afternoon|evening|[A-Z]{3,4})\b",
)

_JOINING = re.compile(r"\b(?:as of|on|at|of|the)\b", re.IGNORECASE)
"""What may stand between them: with a pronoun or a verb it would be a sentence of its own."""


def is_date_stamp(text: str) -> bool:
    """Whether a sentence only says on which day something was issued that follows it."""
    days = dates_in(text)
    if not days:
        return False
    rest = text
    for one in reversed(days):
        rest = rest[: one.span.start] + " " + rest[one.span.end :]
    return len(words(_JOINING.sub(" ", _HOUR.sub(" ", rest)))) <= MOST_WORDS
