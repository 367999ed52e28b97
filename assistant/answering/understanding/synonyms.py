"""Other words for the same: what the package's own vectors take for nearly one meaning."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TypeAlias

import numpy as np

from index.english.opposites import OPPOSITES
from index.english.untelling import tells
from index.english.verbs import verb_stem
from index.english.words import STOP_WORDS, folded, words
from index.types import Matrix

Embed: TypeAlias = Callable[[Sequence[str]], Matrix]
"""Texts -> vectors of the package's own embedding, whichever one searches."""

LEAST_LIKE = 0.5
"""Cosine of two words that may stand for each other: doctor and physician .80, sacked and dismissed
.56; council and town .24. Days, months and countries are as near and are left out."""

SAME_BEGINNING = 0.15
"""What a word's first letters add to its likeness where they are those of the other: closure and
closed .49, which are of one word."""

LEAST_OF_A_KIND = 0.28
"""Cosine of two words of a kind: trains and buses .43, butter and flour .29, sauna and pool .04."""

STRANGE = 0.25
"""Cosine of a word with the nearest of texts that are not about it: lifejackets and world .22. Of
what 62 answered questions of seven sets count, no plural is below .26."""

SMALLEST = 1e-9
"""Length of a vector that stands for nothing."""

SHORTEST = 4
"""Letters; shorter words are too often part of another."""

_PLAIN = re.compile(r"(?<![\w’'-])[a-z]{4,}(?![\w’'-])")
"""Words in small letters: a name stands for nothing else."""


class Synonyms:
    """Finds words that may say the same as another. Thread safe."""

    def __init__(self, embed: Embed) -> None:
        self._embed = embed

    def alike(self, asked: Collection[str], texts: Iterable[str]) -> dict[str, str]:
        """Return by words that are asked with the word of some texts that is most like each.

        Opposites are near to each other, and say the contrary.

        Args:
            asked: In lower case.
            texts: In which other words are looked for.
        """
        wanted = [word for word in asked if _may_be_said_otherwise(word)]
        known = sorted({word for text in texts for word in _PLAIN.findall(text)} - set(asked))
        known = [word for word in known if _may_be_said_otherwise(word)]
        if not wanted or not known:
            return {}
        likeness = self.likeness(wanted, known) + SAME_BEGINNING * np.array(
            [[one[:SHORTEST] == other[:SHORTEST] for other in known] for one in wanted]
        )
        found: dict[str, str] = {}
        for word, row in zip(wanted, likeness, strict=True):
            order = (int(at) for at in np.argsort(-row) if row[at] >= LEAST_LIKE)
            other = next((known[at] for at in order if not _are_opposite(word, known[at])), None)
            if other is not None:
                found[word] = other
        return found

    def is_strange(self, word: str, texts: Iterable[str]) -> bool:
        """Whether no word of some texts has anything to do with another, by form or by meaning.

        Args:
            word: In any form.
            texts: In which what may stand for it is looked for.
        """
        plain = folded(word)
        known = {one for text in texts for one in map(folded, words(text)) if len(one) >= SHORTEST}
        beginning = plain[: max(SHORTEST, len(plain) - 2)]
        if not known or any(beginning in one for one in known):
            return not known
        return float(self.likeness([plain], sorted(known)).max()) < STRANGE

    def nearest(self, word: str, others: Sequence[str]) -> str | None:
        """Return the one of some words that is of a kind with another: men for women; or None."""
        if not others:
            return None
        likeness = self.likeness([word], others)[0]
        best = int(likeness.argmax())
        return others[best] if likeness[best] >= LEAST_OF_A_KIND else None

    def likeness(self, ones: Sequence[str], others: Sequence[str]) -> Matrix:
        """Return the cosines of words, of shape (ones, others)."""
        vectors = np.asarray(self._embed([*ones, *others]))
        vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), SMALLEST)
        cosines: Matrix = vectors[: len(ones)] @ vectors[len(ones) :].T
        return cosines


def _may_be_said_otherwise(word: str) -> bool:
    return len(word) >= SHORTEST and word not in STOP_WORDS and tells(word)


def _are_opposite(one: str, other: str) -> bool:
    return verb_stem(other) in OPPOSITES.get(verb_stem(one), frozenset())
