"""A name right behind what it is the name of: "the shop Spokes & Daughters in Pellgate"."""

import re

from index.english.names import names_in
from index.types import Span

_ASKED = re.compile(
    r"^\W*(?:(?:in|at|by|on|to|for|from|with|of) )?(?:which|what) (?P<thing>[a-z][a-z’'-]+)\b",
    re.IGNORECASE,
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


def _with_joined(text: str, name: Span, names: list[Span]) -> Span:
    """Return a name with the one that an ampersand joins to it."""
    for other in names:
        if other.start > name.end and _JOINED.fullmatch(text[name.end : other.start]):
            return Span(name.start, other.end)
    return name
