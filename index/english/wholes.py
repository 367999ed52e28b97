"""Of the numbers of a sentence, the one that a question asks for: the whole or its part.

"Twenty-three boats started and nineteen finished": each number has a stretch of the sentence to
itself, and is meant where its own stretch says what is asked. A part ("two of them seriously") is
also said what is said of its whole.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.english.dates import dates_in
from index.english.measures import MEASURES
from index.english.numbers import Number, same_unit
from index.english.phrases import makes_whole
from index.english.predicates import AUXILIARIES
from index.english.questions import counted
from index.english.words import content_stems, stem, words
from index.types import Span

_AUXILIARY = re.compile(rf"\b(?:{AUXILIARIES})\b", re.IGNORECASE)
_BOUNDARY = re.compile(r"[,;:()–—]|\b(?:and|but|while|whereas)\b", re.IGNORECASE)
_OF_THOSE = re.compile(r"\bof (?:which|whom|them|these|those)\b", re.IGNORECASE)

_GROUP = re.compile(
    r"\b(?!(?:out|all|total|some|most|half|any)\b)(?P<of>[a-z]+) of $", re.IGNORECASE
)

_THING_WEIGHT = 0.5
"""Of the counted thing beside what is asked of it: a second number often leaves it out."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What a sentence says of one of its numbers, and whether that is a part of the one before."""

    number: Number
    stems: frozenset[str]
    is_part: bool


def number_asked_for(question: str, text: str, number: Number, numbers: Sequence[Number]) -> Number:
    """Return a number, or the one of the same sentence that is meant instead.

    "Engineers who examined all 96 hangers found that 38 were damaged": 96 were examined, and 38
    are damaged.

    Args:
        question: Asks how many.
        text: The sentence.
        number: What seems to answer.
        numbers: All numbers of the sentence, in reading order.
    """
    things = counted(question)
    rivals = [one for one in numbers if one is number or _may_be_meant(one, number, text, things)]
    if number not in rivals or len(rivals) == 1:
        return number
    asked = _asked_of(question)
    stretches = list(_stretches(text, rivals))
    scores = [_score(one, asked, things) for one in stretches]
    own = scores[rivals.index(number)]
    best = max(scores)
    if best > own:
        return rivals[scores.index(best)]
    first = scores.index(best)
    is_part = stretches[rivals.index(number)].is_part
    return rivals[first] if best == own > 0 and is_part else number


def parts_and_wholes(text: str, numbers: Sequence[Number]) -> list[tuple[Number, Number]]:
    """Return the neighbours among a text's numbers that are a part and its whole: 41 of the 96."""
    return [
        (part, whole)
        for part, whole in pairwise(numbers)
        if makes_whole(text[part.span.end : whole.span.start])
    ]


def _may_be_meant(one: Number, number: Number, text: str, things: frozenset[str]) -> bool:
    """Whether a number may count the same: no date's, not so many metres, no crew of six."""
    after = words(text[one.span.end :])[:1]
    measures = bool(after) and stem(after[0]) in MEASURES
    group = _GROUP.search(text[: one.span.start])
    return (
        same_unit(one, number)
        and (group is None or stem(group["of"]) in things)
        and not any(date.span.overlaps(one.span) for date in dates_in(text))
        and (not measures or not things.isdisjoint(MEASURES))
    )


def _stretches(text: str, numbers: Sequence[Number]) -> list[_Stretch]:
    """Return what is said of each number: from where its clause begins to the next one's."""
    starts = [0]
    for one, after in pairwise(numbers):
        between = Span(one.span.end, after.span.start)
        ends = [match.end() for match in _BOUNDARY.finditer(between.of(text))]
        starts.append(between.start + ends[-1] if ends else between.end)
    found: list[_Stretch] = []
    wholes = {part.span.start: whole for part, whole in parts_and_wholes(text, numbers)}
    for number, start, end in zip(numbers, starts, [*starts[1:], len(text)], strict=True):
        said = text[start:end]
        stems = frozenset(content_stems(said))
        is_part = bool(found) and _OF_THOSE.search(said) is not None
        if is_part:
            stems |= found[-1].stems
        if number.span.start in wholes:  # 41 of the bridge's 96: the bridge is the whole's
            stems = frozenset(content_stems(text[start : number.span.start]))
        found.append(_Stretch(number, stems, is_part))
    return found


def _score(stretch: _Stretch, asked: frozenset[str], things: frozenset[str]) -> float:
    is_counted = bool(things) and not things.isdisjoint(stretch.stems)
    return len(asked & stretch.stems) + _THING_WEIGHT * is_counted


def _asked_of(question: str) -> frozenset[str]:
    """Return the stems of what is asked of the things counted: that they are (found to be) damaged.

    They stand after the last auxiliary that has any behind it.
    """
    things = counted(question)
    ends = [match.end() for match in _AUXILIARY.finditer(question)]
    said = (frozenset(content_stems(question[end:])) - things for end in (*reversed(ends), 0))
    return next((stems for stems in said if stems), frozenset())
