"""A name right behind what it is the name of: "the shop Spokes & Daughters in Pellgate"."""

import re

from index.english.names import names_in
from index.english.words import stem, stems
from index.types import Span

_ASKED = re.compile(
    r"^\W*(?:(?:in|at|by|on|to|for|from|with|of) )?(?:which|what) (?P<thing>[a-z][a-z’'-]+)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:name of|who (?:is|was|are|were)|which|what)\s(?:[\w’'-]+\s){0,4}?"
    r"(?P<thing>(?!name\b)[a-z][a-z’-]{2,})(?=\s(?:who|that|which|of|in|at|from)\b|\W*$)",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(
    r"\b(?:the|an?|its|his|her|their|our)\s(?:[a-z-]+\s){0,2}?(?P<own>[a-z][a-z-]+)\s$",
    re.IGNORECASE,
)
_KIN = frozenset(
    map(
        stem,
        "husband wife son daughter father mother brother sister uncle aunt nephew niece cousin"
        " grandfather grandmother grandson granddaughter widow widower fiance fiancee".split(),
    )
)
_JOINED = re.compile(r"\s*&\s*")


def name_of_thing(question: str, text: str) -> Span | None:
    """Return the name that a text gives to the thing that a question asks for, "which shop".

    None where it asks for no such thing, or the text has no name, or two, right behind the word.
    """
    asked = _ASKED.match(question)
    if asked is None:
        return None
    ends = [
        match.end()
        for match in re.finditer(
            rf"\b(?:the|an?|its|their|our) (?:\w+ )?{re.escape(asked['thing'])},? "
            r"(?:called |named )?",
            text,
            re.IGNORECASE,
        )
    ]
    names = [one.span for one in names_in(text)]
    found = [span for span in names if span.start in ends]
    if len(found) != 1:
        return None
    return _with_joined(text, found[0], names)


def is_called_otherwise(question: str, text: str, words: Span) -> bool:
    """Whether a text calls a name something else than what a question asks the name of.

    "The archivist Rufus Hale" is not the ship owner of whom the text speaks beside him, and "his
    wife Blanche" is nobody's husband.

    Args:
        question: As it was asked.
        text: Of the sentence.
        words: Those of it that seem to answer.
    """
    asked, own = _CALLED.search(question), _BEFORE_NAME.search(text[: words.start])
    if asked is None or own is None or not words.of(text)[:1].isupper():
        return False
    thing, called = stem(asked["thing"]), stem(own["own"])
    before = text[: own.start()]
    joined = stems(before)[-1:] == [thing] and before.rstrip().endswith(",")
    if joined or called in stems(question):
        return False
    beside = stems(f"{before} {text[words.end :]}")
    return thing in beside or (thing != called and _KIN.issuperset((thing, called)))


def _with_joined(text: str, name: Span, names: list[Span]) -> Span:
    """Return a name with the one that an ampersand joins to it."""
    for other in names:
        if other.start > name.end and _JOINED.fullmatch(text[name.end : other.start]):
            return Span(name.start, other.end)
    return name
