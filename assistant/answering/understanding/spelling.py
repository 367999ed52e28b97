"""Words of a question that no article has, as the articles that come nearest write them."""

import re
from collections.abc import Collection, Iterable, Mapping
from difflib import SequenceMatcher, get_close_matches

from index.english.words import folded, stem, stems, words

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


def unsaid(terms: Iterable[str], texts: Iterable[str]) -> list[str]:
    """Return those of some words of which no text has any form."""
    said = {one for text in texts for one in stems(text)}
    return [word for word in terms if stem(word) not in said]


def reworded(question: str, words_for: Mapping[str, str]) -> str:
    """Return a question with some of its words, in small letters, in other words for the same."""
    return re.sub(
        r"(?<![\w’'-])[a-z]+(?![\w’'-])", lambda word: words_for.get(word[0], word[0]), question
    )


def _may_be(word: str, other: str) -> bool:
    """Whether so few letters differ, and not the first, that one is a slip for the other."""
    changes = SequenceMatcher(None, word, other).get_opcodes()
    letters = sum(max(i2 - i1, j2 - j1) for tag, i1, i2, j1, j2 in changes if tag != "equal")
    return word[0] == other[0] and letters <= (2 if len(word) >= LONG else 1)
