"""What a sentence claims in answer to a question: a number, a date, a name, yes or no."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TypeAlias

from assistant.types import Citation
from index.english.corrections import corrected
from index.english.dates import Date, dates_in
from index.english.denials import negations, rejects_after
from index.english.facts import facts_in
from index.english.names import Name, names_in
from index.english.numbers import Number
from index.english.people import PEOPLE
from index.english.phrases import is_listed, is_part
from index.english.questions import Kind, counted
from index.english.wholes import parts_and_wholes
from index.english.words import STOP_WORDS, stem, stems
from index.types import Sentence, Span

Value: TypeAlias = Number | Date | Name | bool


@dataclass(frozen=True, slots=True)
class Statement:
    """What a sentence says that has every word of the question.

    Attributes:
        beside: Stems of the telling words that stand between those of the question and the answer.
        places: Stems of names that it says are where, or for whom: in Japan, on Channel 4.
    """

    beside: frozenset[str]
    places: frozenset[str]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one article answers.

    Attributes:
        sentence: Where it does.
        citation: Of the sentence.
        value: A number, a date, or whether it affirms what is asked.
        words: The value as offsets into the sentence's text; None for yes and no.
        rejected: What the sentence itself says is wrong: 180 in "260, not 180".
        is_correction: It is what its article corrects an earlier statement to.
        statement: How the sentence states it; None where it does not.
        margin: How sure the reader is of the words; a logit, above 0 for rather than of none.
        says_it: The sentence, with its article's title, has the words of what is asked.
    """

    sentence: Sentence
    citation: Citation
    value: Value
    words: Span | None
    rejected: tuple[Number, ...] = ()
    is_correction: bool = False
    statement: Statement | None = None
    margin: float = 0.0
    says_it: bool = True


_LEAD = "by "
"""Before a name that is looked at alone: the first word of a sentence may be no name."""


def value_in(
    kind: Kind, question: str, text: str, words: Span | None
) -> tuple[Value, Span | None, tuple[Number, ...]] | None:
    """Return what a sentence gives in answer, where it stands, and the numbers it calls wrong.

    Args:
        kind: Of the question.
        question: As it was asked.
        text: Of the sentence.
        words: Those that answer, as the reader marked them.
    """
    if kind is Kind.YES_NO:
        denied = negations(text)
        return (denied == 0, None, ()) if denied < 2 else None
    if words is None:
        return None
    if kind is Kind.DATE:
        dates = [date for date in dates_in(text) if date.span.overlaps(words)]
        telling = [date for date in dates if (date.year or date.month) and not date.is_decade]
        return (telling[0], telling[0].span, ()) if len(telling) == len(dates) == 1 else None
    if kind is Kind.NAME:
        name = _name(text, words)
        return (name, name.span, ()) if name else None
    return _number(question, text, words)


def _number(
    question: str, text: str, words: Span
) -> tuple[Number, Span, tuple[Number, ...]] | None:
    figures = corrected(text)
    if figures is not None:
        wrong, right = figures
        return right, right.span, (wrong,)
    numbers = facts_in(text).numbers
    denied = tuple(one for one in numbers if rejects_after(text[: one.span.start]))
    inside = [number for number in numbers if number.span.overlaps(words)]
    kept = [number for number in _parts(text, numbers, inside) if number not in denied]
    if len(kept) != 1:
        return None
    number = kept[0]
    before, after = text[: number.span.start], text[number.span.end :]
    if is_part(before, after) or not _counts(question, text, number):
        return None
    return number, number.span, denied


def _name(text: str, words: Span) -> Name | None:
    """Return the one name that the words hold, unless it is denied or one of a list."""
    is_named = any(name.span.overlaps(words) for name in names_in(text))
    names = names_in(f"{_LEAD}{words.of(text)}")
    if len(names) != 1 or not is_named or negations(text):
        return None
    shift = words.start - len(_LEAD)
    span = Span(names[0].span.start + shift, names[0].span.end + shift)
    if is_listed(text[: span.start], text[span.end :]):
        return None
    return replace(names[0], span=span)


def _parts(text: str, numbers: Sequence[Number], chosen: Sequence[Number]) -> list[Number]:
    """Return the chosen numbers, and of a whole its part: 41 for the 96 of "41 of the 96"."""
    parts = {whole: part for part, whole in parts_and_wholes(text, numbers)}
    return list(dict.fromkeys(parts.get(number, number) for number in chosen))


def _counts(question: str, text: str, number: Number) -> bool:
    """Whether a number counts what the question does, or leaves unsaid what it counts."""
    things = counted(question)
    if not things:
        return True
    named = named_after(text, number)
    if things & PEOPLE and named & PEOPLE:
        return True
    return bool(things & named if named else things & set(stems(text)))


def count_other_things(one: str, first: Number, other: str, second: Number) -> bool:
    """Whether what stands after both numbers has no word in common: 3 days, 27 kilometres.

    Residents and people are the same thing.

    Args:
        one: The text with the first number.
        first: A number of it.
        other: The text with the second number.
        second: A number of that.
    """
    named = named_after(one, first), named_after(other, second)
    are_people = all(not PEOPLE.isdisjoint(words) for words in named)
    return all(named) and named[0].isdisjoint(named[1]) and not are_people


def named_after(text: str, number: Number) -> frozenset[str]:
    """Return the stems of what stands right after a number: days, steel hangers."""
    after = re.match(r"[\s-]*((?:[\w’'-]+[\s-]*){0,4})", text[number.span.end :])
    following = (after.group(1) if after else "").split()
    return frozenset(map(stem, takewhile(lambda word: word.lower() not in STOP_WORDS, following)))
