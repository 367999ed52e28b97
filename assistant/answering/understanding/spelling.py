"""Words of a question that no article has, as the articles that come nearest write them."""

import re
from collections.abc import Collection, Iterable, Mapping
from difflib import SequenceMatcher, get_close_matches

from index.english.words import folded, words

SHORTEST = 4
"""Letters; of shorter words too many are alike."""

ALIKE = 0.79
"""Least likeness (`difflib`) of a word and what it may stand for: Nolen, Nolan."""

LONG = 8
"""Letters; in shorter words one letter may differ, in longer ones two: brige is no barge."""


def respelt(question: str, absent: Collection[str], texts: Iterable[str]) -> str | None:
    """Return a question with its unknown words as texts write the most alike; None if none is.

    Args:
        question: As it was asked.
        absent: Words of it, in lower case, that no article has.
        texts: Where other spellings are looked for.
    """
    known = {folded(word): word for text in texts for word in words(text) if len(word) >= SHORTEST}
    changed = question
    for word in words(question):
        if word.lower() not in absent or len(word) < SHORTEST:
            continue
        alike = get_close_matches(folded(word), known, cutoff=ALIKE)
        meant = next((one for one in alike if _may_be(folded(word), one)), None)
        if meant is not None:
            changed = changed.replace(word, known[meant])
    return changed if changed != question else None


def reworded(question: str, words_for: Mapping[str, str]) -> str:
    """Return a question with some of its words, in small letters, in other words for the same."""
    return re.sub(
        r"(?<![\w’'-])[a-z]+(?![\w’'-])", lambda word: words_for.get(word[0], word[0]), question
    )


def _may_be(word: str, other: str) -> bool:
    """Whether so few letters differ, and not the first, that one is a slip for the other."""
    if word[0] != other[0]:
        return False
    if _has_two_swapped(word, other):
        return True
    changes = SequenceMatcher(None, word, other).get_opcodes()
    letters = sum(max(i2 - i1, j2 - j1) for tag, i1, i2, j1, j2 in changes if tag != "equal")
    return letters <= (2 if len(word) >= LONG else 1)


def _has_two_swapped(word: str, other: str) -> bool:
    """Whether two letters beside each other have changed places, and nothing else is different."""
    apart = [at for at, (one, its) in enumerate(zip(word, other, strict=False)) if one != its]
    if len(word) != len(other) or len(apart) != 2 or apart[1] != apart[0] + 1:
        return False
    first, second = apart
    return word[first] == other[second] and word[second] == other[first]
