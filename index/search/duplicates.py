"""Texts that say the same in nearly the same words, as agencies' news does in many papers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.english.denials import DENYING_WORDS
from index.types import PassageHit

SAME_WORDS = 0.8
"""Two texts that share this much of their words (Jaccard) say the same, as far as words go."""

_WORD = re.compile(r"\w+")
_DATELINE = re.compile(
    r"\A(?:(?:[A-Z][A-Z.'’-]+)(?: [A-Z][A-Z.'’-]+){0,3})(?:, [A-Z][\w. ]{1,30}?)?"
    r"(?: ?[(/][A-Z][\w. ]{1,20}[)/]?)? ?[-–—]{1,2} "
)
"""Place and agency before the first sentence of a wire story: LISBON, Portugal (ANP) -."""

_DENIALS = DENYING_WORDS | {"t"}  # the t of "didn't"
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred "
    "thousand million billion dozen half third quarter twice double".split()
)


@dataclass(frozen=True, slots=True)
class _Words:
    """A text's words, lower case, and those of them that turn a meaning round."""

    all: frozenset[str]
    telling: frozenset[str]


def say_the_same(one: str, other: str) -> bool:
    """Whether two texts say the same; texts without any word do not.

    They share their words, and all that have digits or capital letters, count or deny: "38 of the
    hangers" and "41 of the hangers" share nearly every word. A dateline says nothing.
    """
    return _alike(_words(_without_dateline(one)), _words(_without_dateline(other)))


def distinct_passages(hits: Sequence[PassageHit], count: int) -> tuple[PassageHit, ...]:
    """Return the first `count` hits, passing over those that say the same as an earlier one."""
    return tuple(hit for hit, _ in zip(_distinct(hits), range(count), strict=False))


def _distinct(hits: Sequence[PassageHit]) -> Iterator[PassageHit]:
    seen: list[_Words] = []
    for hit in hits:
        words = _words(hit.passage.text)
        if not any(_alike(words, earlier) for earlier in seen):
            seen.append(words)
            yield hit


def _without_dateline(text: str) -> str:
    return _DATELINE.sub("", text, count=1)


def _words(text: str) -> _Words:
    written = _WORD.findall(text)
    telling = (word for word in written if not word.islower() or word in _DENIALS | _NUMBERS)
    return _Words(
        frozenset(word.lower() for word in written), frozenset(word.lower() for word in telling)
    )


def _alike(one: _Words, other: _Words) -> bool:
    union, shared = one.all | other.all, one.all & other.all
    if not union or len(shared) / len(union) < SAME_WORDS:
        return False
    return one.telling <= other.all and other.telling <= one.all
