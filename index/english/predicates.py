"""Where a statement's predicate begins, and so which words are its subject."""

import re

from index.english.attribution import SPEAKING_WORDS
from index.english.words import content_stems
from index.types import Span

AUXILIARIES = (
    "is|are|was|were|be|has|have|had|does|do|did|will|would|can|could|may|might|must|shall|should"
)
"""A pattern."""
_PREDICATE = re.compile(
    rf"\s(?:(?:also|later|first|then|now|already|only|never|not)\s)?"
    rf"(?P<verb>{AUXILIARIES}|{SPEAKING_WORDS}|[a-z]{{2,}}ed|[a-z]{{2,}}(?=\sthat\b))\b"
)
"""A verb that shows: an auxiliary, one of saying, a regular past, what stands before "that"."""

_MOST_WORDS = 8
_NO_SUBJECT = re.compile(r"[,;:(“\"]|^(?:in|on|at|from|since|after|before|there|it)\b", re.I)


def subject_of(statement: str) -> Span | None:
    """Return the words before the first verb; None where they are no plain subject.

    "The builders said it rained." -> "The builders"; "In May, prices rose." -> None.
    """
    verb = _PREDICATE.search(statement)
    if verb is None:
        return None
    words = statement[: verb.start()]
    if not content_stems(words) or len(words.split()) > _MOST_WORDS or _NO_SUBJECT.search(words):
        return None
    return Span(0, verb.start())
