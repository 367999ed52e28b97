"""Compounds, which one text writes as one word and another as two: footbridge, foot bridge, e-mail.

No list tells which there are: the indexed articles do. Two words that stand side by side are one
where an article has them joined, and a word is two where an article has its parts side by side.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from index.english.words import STOP_WORDS
from index.store.protocols import Lexical
from index.types import Span

SHORTEST_WORD = 5
"""Letters of a word that may be two: "email"."""

SHORTEST_PART = 3
"""Letters of its second part; the first may be one letter: "e-mail", "x-ray"."""

MOST_WORDS = 48
"""Of a text that are looked at, as many as are searched for."""

_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile("[ \u2010\u2011-]")
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Compound:
    """A word or two of a text, and how an article writes the same.

    Attributes:
        span: Where it stands in the text.
        written: Its words, lower case, with a space between two.
        other: The other form of them, likewise.
    """

    span: Span
    written: str
    other: str


def compounds(text: str, lexical: Lexical) -> list[Compound]:
    """Return the compounds of a text of which an article has the other form, in reading order."""
    forms = sorted(_forms(text), key=lambda one: one.span.start)
    there = lexical.standing("article", [one.other for one in forms]) if forms else ()
    return [one for one in forms if one.other in there]


def in_articles_form(text: str, lexical: Lexical) -> str:
    """Return a text with the compounds written as the articles do, which never write them its way.

    Example: "the foot bridge" is "the footbridge" where no sentence has these two side by side.
    """
    end = len(text)
    for one in reversed(compounds(text, lexical)):
        if one.span.end <= end and not lexical.standing("sentence", [one.written]):
            text = text[: one.span.start] + _cased(one, text) + text[one.span.end :]
            end = one.span.start
    return text


def _forms(text: str) -> Iterator[Compound]:
    """Yield the forms that may be: of two words side by side, and of one word each cut in two."""
    found = list(_WORD.finditer(text))[:MOST_WORDS]
    for one, other in pairwise(found):
        gap = text[one.end() : other.start()]
        words = one[0].lower(), other[0].lower()
        is_marked = gap != " "  # by a hyphen: "on-line" is one word, "on line 7" is not
        if _GAP.fullmatch(gap) and (is_marked or STOP_WORDS.isdisjoint(words)):
            yield Compound(Span(one.start(), other.end()), " ".join(words), "".join(words))
    for one in found:
        word = one[0].lower()
        for cut in range(1, len(word) - SHORTEST_PART + 1) if len(word) >= SHORTEST_WORD else ():
            parts = word[:cut], word[cut:]
            if STOP_WORDS.isdisjoint(parts):
                yield Compound(Span(one.start(), one.end()), word, " ".join(parts))


def _cased(one: Compound, text: str) -> str:
    """Return the other form with the capital that a text begins it with."""
    left, _, right = one.other.partition(" ")
    form = f"{left}{'-' if len(left) < _SHORT else ' '}{right}" if right else left
    return form[0].upper() + form[1:] if one.span.of(text)[0].isupper() else form
