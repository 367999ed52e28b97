"""What a sentence claims in answer to a question: a number, a date, a name, yes or no."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from typing import TypeAlias

from assistant.types import Citation
from index.english.dates import Date, dates_in
from index.english.facts import facts_in
from index.english.names import Name, names_in
from index.english.numbers import Number
from index.english.questions import Kind, counted
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
    """

    sentence: Sentence
    citation: Citation
    value: Value
    words: Span | None
    rejected: tuple[Number, ...] = ()
    is_correction: bool = False
    statement: Statement | None = None
    margin: float = 0.0


_NOT = re.compile(r",? (?:and |but )?(?:not|instead of|rather than) (?:the )?$", re.IGNORECASE)
_OF_WHOLE = re.compile(r"\s(?:out )?of (?:[\w’'-]+ ){0,4}", re.IGNORECASE)
_CORRECTION = re.compile(
    r"\b(?:corrections?|corrected|clarification|earlier version|misstated|"
    r"should have (?:said|read))\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(r"\b(?:not|no|never|nobody|none|nothing|without)\b|n[’']t\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:another|additional|other|further|extra|first|last|next|every|each|between|from|to|or|"
    r"and|than the|per|by)\s*[$€£¥₹]?$|[-–—]$",
    re.IGNORECASE,
)
"""Before a number: it is a part or a change of something, or one end of a range."""
_AFTER_PART = re.compile(
    r"\s*(?:more|other|additional|further|new|times|to|or|and|percent of|of (?:them|those|these))\b"
    r"|\s?[-–—]\s?\d",
    re.IGNORECASE,
)
_LEAD = "by "
"""Before a name that is looked at alone: the first word of a sentence may be no name."""
_LISTED = re.compile(r"(?:\b(?:and|or)|[;/&])\s*$")
_LISTED_AFTER = re.compile(
    r"\s*(?:,?\s*(?:and|or)\b|[&/;]|,\s+(?:[A-Z][\w.’'-]*\s*){1,3},?\s*\b(?:and|or)\b)"
)


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
        denials = len(_NEGATION.findall(text))
        return (denials == 0, None, ()) if denials < 2 else None
    if words is None:
        return None
    if kind is Kind.DATE:
        dates = [date for date in dates_in(text) if _overlap(date.span, words)]
        telling = [date for date in dates if (date.year or date.month) and not date.is_decade]
        return (telling[0], telling[0].span, ()) if len(telling) == len(dates) == 1 else None
    if kind is Kind.NAME:
        name = _name(text, words)
        return (name, name.span, ()) if name else None
    return _number(question, text, words)


def corrected(text: str) -> tuple[Number, Number] | None:
    """Return the wrong and the right number of a correction: "said 41; the figure is 38"."""
    if _CORRECTION.search(text) is None:
        return None
    numbers = facts_in(text).numbers
    if len(numbers) != 2 or numbers[0].unit != numbers[1].unit:
        return None
    wrong, right = numbers
    return (right, wrong) if _NOT.search(text[: wrong.span.start]) else (wrong, right)


def _number(
    question: str, text: str, words: Span
) -> tuple[Number, Span, tuple[Number, ...]] | None:
    figures = corrected(text)
    if figures is not None:
        wrong, right = figures
        return right, right.span, (wrong,)
    numbers = facts_in(text).numbers
    denied = tuple(one for one in numbers if _NOT.search(text[: one.span.start]))
    inside = [number for number in numbers if _overlap(number.span, words)]
    kept = [number for number in _parts(text, numbers, inside) if number not in denied]
    if len(kept) != 1:
        return None
    number = kept[0]
    before, after = text[: number.span.start], text[number.span.end :]
    is_part = _PART.search(before.rstrip()) is not None or _AFTER_PART.match(after) is not None
    if is_part or not _counts(question, text, number):
        return None
    return number, number.span, denied


def _name(text: str, words: Span) -> Name | None:
    """Return the one name that the words hold, unless it is denied or one of a list."""
    is_named = any(_overlap(name.span, words) for name in names_in(text))
    names = names_in(f"{_LEAD}{words.of(text)}")
    if len(names) != 1 or not is_named or _NEGATION.search(text):
        return None
    shift = words.start - len(_LEAD)
    span = Span(names[0].span.start + shift, names[0].span.end + shift)
    if _LISTED.search(text[: span.start]) or _LISTED_AFTER.match(text[span.end :]):
        return None
    return replace(names[0], span=span)


def _parts(text: str, numbers: Sequence[Number], chosen: Sequence[Number]) -> list[Number]:
    """Return the chosen numbers, and of a whole its part: 41 for the 96 of "41 of the 96"."""
    parts = {
        whole: part
        for part, whole in pairwise(numbers)
        if _OF_WHOLE.fullmatch(text[part.span.end : whole.span.start])
    }
    return list(dict.fromkeys(parts.get(number, number) for number in chosen))


def _counts(question: str, text: str, number: Number) -> bool:
    """Whether a number counts what the question does, or leaves unsaid what it counts."""
    things = counted(question)
    if not things:
        return True
    named = named_after(text, number)
    return bool(things & named if named else things & set(stems(text)))


def named_after(text: str, number: Number) -> frozenset[str]:
    """Return the stems of what stands right after a number: days, steel hangers."""
    after = re.match(r"[\s-]*((?:[\w’'-]+[\s-]*){0,4})", text[number.span.end :])
    following = (after.group(1) if after else "").split()
    return frozenset(map(stem, takewhile(lambda word: word.lower() not in STOP_WORDS, following)))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
