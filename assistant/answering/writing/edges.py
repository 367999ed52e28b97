"""The edges of a short answer: what stands around its words and is no part of them."""

import re

from index.types import Span

EDGES = " \t\n.,;:!?“”\"'‘’()[]"

_INITIALS = re.compile(r"(?<!\w)(?:[^\W\d_]\.)+[^\W\d_]$")
"""Of p.m. or U.S.: the stop after the last letter is theirs, even where it ends a sentence."""


def without_edges(text: str, words: Span) -> Span | None:
    """Return words of a text without what stands around them; None where nothing is left."""
    answer = words.of(text)
    start = words.start + len(answer) - len(answer.lstrip(EDGES))
    end = words.end - (len(answer) - len(answer.rstrip(EDGES)))
    if text[end : end + 1] == "." and _INITIALS.search(text[start:end]):
        end += 1
    return Span(start, end) if start < end else None
