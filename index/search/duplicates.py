"""Passages that say the same: one of them is enough."""

from collections.abc import Iterator, Sequence

from index.english.same_words import SameWords
from index.types import PassageHit


def distinct_passages(hits: Sequence[PassageHit], count: int) -> tuple[PassageHit, ...]:
    """Return the first `count` hits, passing over those that say the same as an earlier one."""
    return tuple(hit for hit, _ in zip(_distinct(hits), range(count), strict=False))


def _distinct(hits: Sequence[PassageHit]) -> Iterator[PassageHit]:
    seen: list[SameWords] = []
    for hit in hits:
        words = SameWords.of(hit.passage.text)
        if not any(words.says_the_same(earlier) for earlier in seen):
            seen.append(words)
            yield hit
