"""Of two numbers of a sentence, a whole and its part, the one that a question asks for."""

import re
from collections.abc import Sequence
from itertools import pairwise

from index.english.numbers import Number
from index.english.phrases import makes_whole
from index.english.predicates import AUXILIARIES
from index.english.questions import counted
from index.english.words import content_stems, stem, words

_ALL = re.compile(r"\ball(?:\s+(?:of\s+)?(?:the|its|their|these|those))?\s+$", re.IGNORECASE)
_AUXILIARY = re.compile(rf"\b(?:{AUXILIARIES})\b", re.IGNORECASE)


def number_asked_for(question: str, text: str, number: Number, numbers: Sequence[Number]) -> Number:
    """Return a number, or the whole or part that stands beside it and is meant instead.

    "Engineers who examined all 96 hangers found that 38 were damaged": of 96 and 38 the one is
    asked for that stands nearer to what is asked of the hangers, that they were examined or are
    damaged.

    Args:
        question: Asks how many.
        text: The sentence.
        number: What seems to answer.
        numbers: All numbers of the sentence, in reading order.
    """
    others = [other for pair in _pairs(text, numbers) if number in pair for other in pair]
    asked = _asked_of(question)
    near = {other.span.start: _distance(text, other, asked) for other in others}
    own = near.get(number.span.start)
    if own is None:
        return number
    return min(
        (other for other in others if near[other.span.start] is not None),
        key=lambda other: (near[other.span.start], other is not number),
        default=number,
    )


def parts_and_wholes(text: str, numbers: Sequence[Number]) -> list[tuple[Number, Number]]:
    """Return the neighbours among a text's numbers that are a part and its whole: 41 of the 96."""
    return [
        (part, whole)
        for part, whole in pairwise(numbers)
        if makes_whole(text[part.span.end : whole.span.start])
    ]


def _pairs(text: str, numbers: Sequence[Number]) -> list[tuple[Number, Number]]:
    """Return what stands as a part and its whole: "41 of the 96", "all 96 ... 38"."""
    if len(numbers) == 2 and any(_ALL.search(text[: one.span.start]) for one in numbers):
        return [(numbers[0], numbers[1])]
    return parts_and_wholes(text, numbers)


def _asked_of(question: str) -> frozenset[str]:
    """Return the stems of what is asked of the things counted: that they are damaged."""
    auxiliary = _AUXILIARY.search(question)
    predicate = question[auxiliary.end() :] if auxiliary else question
    return frozenset(content_stems(predicate)) - counted(question)


def _distance(text: str, number: Number, asked: frozenset[str]) -> int | None:
    """Return how many words lie between a number and the nearest that is asked; None for none."""
    before, after = words(text[: number.span.start]), words(text[number.span.end :])
    steps = [
        steps
        for side in (before[::-1], after)
        for steps, word in enumerate(side)
        if stem(word) in asked
    ]
    return min(steps, default=None)
