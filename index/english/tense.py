"""Tense: whether a question or a sentence speaks of what was or of what is to come."""

import re
from enum import Enum


class Tense(Enum):
    """The time that is spoken of. The present is neither."""

    PAST = "past"
    FUTURE = "future"


_ASKED_FUTURE = re.compile(
    r"\b(?:will|shall|won[’']t|going to|(?:is|are) \w+ (?:to be|due))\b", re.I
)
_ASKED_PAST = re.compile(r"\b(?:did|was|were|had|didn[’']t|wasn[’']t|weren[’']t)\b", re.I)
_FUTURE = re.compile(
    r"\b(?:will|won[’']t|shall|(?:is|are) to|to be|(?:is|are|was|were) (?:planned|due|expected"
    r"|scheduled|set)|planned|plans? to|going to|until|next|put off|postponed|upcoming)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|had|did|ago|last|\w{3,}ed)\b", re.IGNORECASE)


def tense_asked(question: str) -> Tense | None:
    """Return the time that a question asks about; None where it is the present or unclear."""
    if _ASKED_FUTURE.search(question):
        return Tense.FUTURE
    return Tense.PAST if _ASKED_PAST.search(question) else None


def tense_of(text: str) -> Tense | None:
    """Return the time that a sentence speaks of; None where it is the present or unclear."""
    if _FUTURE.search(text):
        return Tense.FUTURE
    return Tense.PAST if _PAST.search(text) else None
