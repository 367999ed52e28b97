"""Words of a question that no article has, as the articles that come nearest write them."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from difflib import SequenceMatcher, get_close_matches

from index.english.words import folded, words

SHORTEST = 4
"""Letters; of shorter words too many are alike, unless only a letter is left out: wn for won."""

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
    written = [word for text in texts for word in words(text)]
    known = {folded(word): word for word in written if len(word) >= SHORTEST}
    short = Counter(folded(word) for word in written if len(word) <= SHORTEST)
    changed = question
    for word in words(question):
        if word.lower() not in absent:
            continue
        meant = _short_meant(word, short) if len(word) < SHORTEST else _meant(word, known)
        if meant is not None:
            changed = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", meant, changed)
    return changed if changed != question else None


def _meant(word: str, known: Mapping[str, str]) -> str | None:
    """Return the known word that one is a slip for, as it is written; None where none is."""
    alike = get_close_matches(folded(word), known, cutoff=ALIKE)
    return next((known[one] for one in alike if _may_be(folded(word), one)), None)


def _short_meant(word: str, counts: Mapping[str, int]) -> str | None:
    """Return the word that is written most often, of those that a short one lacks a letter of."""
    lacking = [one for one in counts if _lacks_a_letter(folded(word), one)]
    return max(lacking, key=lambda one: counts[one], default=None)


def _lacks_a_letter(word: str, other: str) -> bool:
    """Whether a word is another of which a letter, not the first, was left out."""
    if len(word) < 2 or word[0] != other[0] or not other.isalpha():
        return False
    return word in (other[:at] + other[at + 1 :] for at in range(1, len(other)))


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
