"""What a word that no article has may have been meant to be: one of a title, spelt almost so."""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Protocol

LEAST_ALIKE = 0.8
"""Of 1: two letters of ten may be others, as in a slip of the finger."""

LENGTHS_APART = 2


class Titled(Protocol):
    """Anything with a title."""

    @property
    def title(self) -> str:
        """One line."""


def spelt_alike(parts: Sequence[str], articles: Iterable[Titled]) -> tuple[str, ...]:
    """Return for each part of a question the words of titles that are spelt almost like it.

    A part of several words is as many words; "" stands for a part with a word that none is like.
    Only words that begin with the same letter are compared, so that it takes milliseconds.
    """
    words = {word for one in articles for word in re.findall(r"[^\W\d_]{4,}", one.title)}
    known = {word.casefold(): word for word in sorted(words, reverse=True)}
    return tuple(_alike(part, known) for part in parts)


def _alike(part: str, known: dict[str, str]) -> str:
    found = []
    for word in part.split():
        folded = word.casefold()
        near = [
            one
            for one in known
            if one[0] == folded[0] and abs(len(one) - len(folded)) <= LENGTHS_APART
        ]
        match = get_close_matches(folded, near, 1, LEAST_ALIKE)
        if not match:
            return ""
        found.append(known[match[0]])
    alike = " ".join(found)
    return "" if alike.casefold() == part.casefold() else alike
