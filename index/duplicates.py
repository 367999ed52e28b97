"""Texts that say the same in nearly the same words, as agencies' news does in many papers."""

import re
from collections.abc import Iterator, Sequence

from index.types import PassageHit

SAME_WORDS = 0.8
"""Two texts that share this much of their words (Jaccard) say the same."""

_WORD = re.compile(r"\w+")


def say_the_same(one: str, other: str) -> bool:
    """Whether two texts say the same; texts without any word do not."""
    return _alike(_words(one), _words(other))


def distinct_passages(hits: Sequence[PassageHit], count: int) -> tuple[PassageHit, ...]:
    """Return the first `count` hits, passing over those that say the same as an earlier one."""
    return tuple(hit for hit, _ in zip(_distinct(hits), range(count), strict=False))


def _distinct(hits: Sequence[PassageHit]) -> Iterator[PassageHit]:
    seen: list[frozenset[str]] = []
    for hit in hits:
        words = _words(hit.passage.text)
        if not any(_alike(words, earlier) for earlier in seen):
            seen.append(words)
            yield hit


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    union = one | other
    return bool(union) and len(one & other) / len(union) >= SAME_WORDS
