"""Values that a sentence gives with their conditions: £95 for adults and £40 for under-16s.

Which of them answers is told by the condition: the one that shares a word with the question, or
that is for the people or the days that the question asks for.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from index.english.dates import dates_in
from index.english.groups import age_spans, ages_in, days_in, days_meant, overlap
from index.english.numbers import ORDINAL, PART, Number, numbers_in, same_unit
from index.english.words import content_stems
from index.types import Span

_CONDITION = re.compile(
    r"\W{0,3}(?:(?:a|per|an?) (?:head|person|year|month|week|day)\W+)?"
    r"(?:for|on|at|in|by|if|when|with|during|from|to|until|before|after|between)\b",
    re.IGNORECASE,
)
"""Begins what a value before it holds for."""

_PREPOSITIONS = frozenset("under in on at for with without during among from by".split())
_PLAIN_WORD = re.compile(r"[a-z][a-z’'-]*")

CONDITION_WORDS = 2
"""Telling words of a condition; a single one is of most sentences near it."""

_CLAUSE = re.compile(r"[;:.]\s")


def value_asked_for(question: str, text: str, words: Span) -> Span | None:
    """Return the value of a sentence whose condition is the one that is asked for.

    Args:
        question: As it was asked.
        text: A sentence.
        words: Those of it that seem to answer.

    Returns:
        The number among the words, or another of its unit whose condition meets the question
        better; None where conditions do not tell.
    """
    numbers = [one for one in numbers_in(text) if _is_value(one, text)]
    inside = [one for one in numbers if one.span.overlaps(words)]
    rivals = [one for one in numbers if len(inside) == 1 and same_unit(one, inside[0])]
    if len(rivals) < 2:
        return None
    conditions = list(_conditions(text, rivals))
    scores = [_meeting(question, one) for one in _distinct(conditions)]
    best = max(scores)
    if scores.count(best) > 1:
        return None
    chosen = rivals[scores.index(best)]
    return words if chosen is inside[0] else chosen.span


def meets_condition(question: str, text: str) -> bool:
    """Whether a sentence has the condition that a question ends in, if it does in one of two words.

    "Under white lamps there were nine" has that of "How many passed under white lamps?".
    """
    asked = set(content_stems(_ending(question)))
    return len(asked) >= CONDITION_WORDS and asked <= set(content_stems(text))


def _ending(question: str) -> str:
    """Return what stands behind the last preposition of a question; nothing where a name does."""
    said = question.rstrip(" \t\n?!.").split()
    at = next((n for n in reversed(range(len(said))) if said[n] in _PREPOSITIONS), None)
    behind = said[at + 1 :] if at is not None else []
    return " ".join(behind) if all(map(_PLAIN_WORD.fullmatch, behind)) else ""


def meeting_of_groups(question: str, text: str) -> float | None:
    """Return how well a sentence is of the people, or the days, that a question asks for.

    From 0, of others only, to 1; None where one of both says nothing of people or days.
    """
    met = [
        max(overlap(one, other) for one, other in product(asked, said))
        for asked, said in _groups(question, text)
    ]
    return min(met) if met else None


def _groups(
    question: str, text: str
) -> Iterator[tuple[list[frozenset[int]], list[frozenset[int]]]]:
    """Yield the groups of people that both speak of, and of days, if both speak of any."""
    pairs = ((ages_in(question), ages_in(text)), (days_meant(question), days_in(text)))
    yield from ((asked, said) for asked, said in pairs if asked and said)


def _is_value(number: Number, text: str) -> bool:
    """Whether a number is one that conditions go with: no age, no day, no first or third."""
    taken = [*age_spans(text), *(date.span for date in dates_in(text))]
    is_free = not any(span.overlaps(number.span) for span in taken)
    return is_free and number.unit not in (ORDINAL, PART)


def _conditions(text: str, values: Sequence[Number]) -> Iterator[str]:
    """Yield what each value is said to hold for: what follows it, or what leads to it.

    Both in the same sentence is rare: what most values are followed by tells which it is.
    """
    following = [_CONDITION.match(text, one.span.end) is not None for one in values]
    ends = _CLAUSE.search(text, values[-1].span.end)
    last = ends.start() if ends else len(text)
    if 2 * sum(following) >= len(values):
        for one, after in pairwise(values):
            yield text[one.span.end : after.span.start]
        yield text[values[-1].span.end : last]
        return
    clauses = [match.end() for match in _CLAUSE.finditer(text, 0, values[0].span.start)]
    yield text[clauses[-1] if clauses else 0 : values[0].span.start]
    for one, after in pairwise(values):
        yield text[one.span.end : after.span.start]


def _distinct(conditions: Sequence[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each condition with the stems that no other one has."""
    stems = [frozenset(content_stems(one)) for one in conditions]
    for at, own in enumerate(stems):
        others = frozenset[str]().union(*(one for other, one in enumerate(stems) if other != at))
        yield conditions[at], own - others


def _meeting(question: str, condition: tuple[str, frozenset[str]]) -> tuple[float, int]:
    """Return how well a condition meets a question: first of people and days, then in words."""
    text, stems = condition
    groups = _groups(question, text)
    met = sum(max(overlap(*pair) for pair in product(*both)) for both in groups)
    return met, len(stems & set(content_stems(question)))
