"""Texts that say the same in nearly the same words, as agencies' news does in many papers."""

import re
from dataclasses import dataclass

from index.english.denials import DENYING_WORDS
from index.english.words import content_stems, words

SAME_WORDS = 0.8
"""Two texts that share this much of their words (Jaccard) say the same, as far as words go."""

SAME_FRAME = 0.7
"""Two sentences that share this much of what is neither name, number nor denial are one sentence,
filled in twice. It takes `FRAME_WORDS` of such words to tell."""

FRAME_WORDS = 4

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
_COUNTING_OR_DENYING = _DENIALS | _NUMBERS


@dataclass(frozen=True, slots=True)
class SameWords:
    """A text's words, lower case, and those of them that turn a meaning round.

    Attributes:
        all: Every word.
        telling: Words with digits or capital letters, and those that count or deny, in order.
    """

    all: frozenset[str]
    telling: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "SameWords":
        """Return the words of a text."""
        written = _WORD.findall(text)
        told = (word for word in written if not word.islower() or word in _COUNTING_OR_DENYING)
        return cls(frozenset(map(str.lower, written)), tuple(dict.fromkeys(map(str.lower, told))))

    def says_the_same(self, other: "SameWords") -> bool:
        """Whether two texts share their words, and all telling ones; texts without any do not."""
        alike = _shared(self.all, other.all) >= SAME_WORDS
        return alike and self._tells_the_same(other)

    def is_filled_in_otherwise(self, other: "SameWords") -> bool:
        """Whether this is the other text with another number, name or denial."""
        frames = self.all.difference(self.telling), other.all.difference(other.telling)
        return (
            len(frames[0] | frames[1]) >= FRAME_WORDS
            and _shared(*frames) >= SAME_FRAME
            and not self._tells_the_same(other)
        )

    def _tells_the_same(self, other: "SameWords") -> bool:
        """Whether what tells is in both, in one order: who beat whom is told by nothing else."""
        if not (other.all.issuperset(self.telling) and self.all.issuperset(other.telling)):
            return False
        mine, others = set(self.telling), set(other.telling)
        return [one for one in self.telling if one in others] == [
            one for one in other.telling if one in mine
        ]


def say_the_same(one: str, other: str) -> bool:
    """Whether two texts say the same; texts without any word do not.

    They share their words, and all that have digits or capital letters, count or deny: "38 of the
    hangers" and "41 of the hangers" share nearly every word. A dateline says nothing.
    """
    return SameWords.of(without_dateline(one)).says_the_same(SameWords.of(without_dateline(other)))


def wording(text: str, language: str = "en") -> tuple[str, ...]:
    """Return what is the same of two sentences that stand in two papers as one.

    In English stop words that deny nothing may differ, in other languages no word. A dateline makes
    no difference.
    """
    written = words(without_dateline(text))
    if language != "en":
        return tuple(word.lower() for word in written)
    denials = sum(word.lower() in _DENIALS for word in written)
    return (str(denials), *content_stems(" ".join(written)))


def without_dateline(text: str) -> str:
    """Return a text without place and agency before it."""
    return _DATELINE.sub("", text, count=1)


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Return which part of their words two texts share, 0 where there are none (Jaccard)."""
    union = len(one | other)
    return len(one & other) / union if union else 0.0
