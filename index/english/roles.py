"""Who did it and to whom: on which side of a verb the one that a question asks for stands.

"Peder Lunde accused Storm": who was accused stands behind the verb, and who accused before it. Only
past forms are judged, which are hardly ever nouns, and only where question and sentence have the
same verb.
"""

import re
from enum import Enum

from index.english.names import names_in
from index.english.verbs import is_past_form, verb_stem
from index.english.words import STOP_WORDS, stems
from index.types import Span

BE = r"(?:is|are|was|were|be|been|being|gets?|got)"
"""A pattern: what stands before a participle, where something is done to the one named first."""

_ASKED = re.compile(
    rf"^\W*(?:whom?|(?:which|what)\s+(?!{BE}\b)[\w’'-]+)\s+"
    rf"(?:(?P<did>did)\s+(?P<doer>[^?]+?)\s+(?P<done>[a-z]+)\b"
    rf"|(?:(?:has|have|had|will|would)\s+)?(?P<passive>{BE}\s+)?(?P<verb>(?!{BE}\b)[a-z]+)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z’'-]+")
_BE_BEFORE = re.compile(rf"\b{BE}\s+(?:[\w’'-]+\s+){{0,2}}$", re.IGNORECASE)
_BY_AFTER = re.compile(r"\s+by\b", re.IGNORECASE)
_BESIDE = re.compile(r"[\s,]*(?:by\s+)?(?:(?:has|have|had|is|are|was|were|been|also|the)\s+)*")
"""What may stand between a verb and the name of who did it, or of whom it was done to."""


_FIRST = re.compile(r"(?P<name>[A-Z][\w’'-]+)\b")
"""A sentence's first word, which may be a name or a word like any."""


class Role(Enum):
    """Which part in a deed is asked for."""

    DOER = "the one who did it"
    DONE_TO = "the one to whom it was done"


def role_asked(question: str) -> tuple[Role, str] | None:
    """Return the role that a question asks for and the stem of its verb; None if for neither."""
    match = _ASKED.match(question)
    if match is None:
        return None
    if match["did"]:
        return Role.DONE_TO, verb_stem(match["done"].lower())
    verb = match["verb"].lower()
    if not is_past_form(verb):
        return None
    return (Role.DONE_TO if match["passive"] else Role.DOER), verb_stem(verb)


def in_role(question: str, text: str, words: Span) -> Span:
    """Return the words that answer, or the name that has the role asked for where they have not.

    Args:
        question: As it was asked.
        text: A sentence.
        words: Those of it that seem to answer.

    Returns:
        The name next to the verb on its other side, where the words are a name on the wrong one;
        else the words.
    """
    asked = role_asked(question)
    verbs = [one for one in _WORD.finditer(text) if asked and _is_verb(one.group(), asked[1])]
    if asked is None or len(verbs) != 1:
        return words
    verb = verbs[0]
    is_before = _stands_before(asked[0], text, verb)
    is_right = words.end <= verb.start() if is_before else words.start >= verb.end()
    is_name = words.of(text)[:1].isupper()
    if is_right or not is_name or words.overlaps(Span(*verb.span())):
        return words
    other = _name_beside(text, verb, is_before=is_before)
    return words if other is None or set(stems(other.of(text))) <= set(stems(question)) else other


def _stands_before(role: Role, text: str, verb: re.Match[str]) -> bool:
    before, after = text[: verb.start()], text[verb.end() :]
    is_passive = _BE_BEFORE.search(before) is not None or _BY_AFTER.match(after) is not None
    return is_passive == (role is Role.DONE_TO)


def _name_beside(text: str, verb: re.Match[str], *, is_before: bool) -> Span | None:
    """Return the name that stands right before a verb, or right after it and "by"."""
    for name in names_in(text):
        left, right = sorted((name.span, Span(*verb.span())))
        is_there = (name.span.end <= verb.start()) == is_before
        if is_there and _BESIDE.fullmatch(text[left.end : right.start]):
            return name.span
    first = _FIRST.match(text)
    if not is_before or first is None or first["name"].lower() in STOP_WORDS:
        return None
    between = _BESIDE.fullmatch(text[first.end() : verb.start()])
    return Span(*first.span("name")) if between else None


def _is_verb(word: str, stem: str) -> bool:
    return is_past_form(word.lower()) and verb_stem(word.lower()) == stem
