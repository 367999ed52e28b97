"""How well a sentence fits what is asked beside what the reader sees: its reason, denial, tense.

The reader learned to find words that look like an answer. It hardly tells "was affected" from "was
not affected", "was" from "will be", and what happened from why it did.
"""

import re

from index.english.causes import asks_why, gives_reason
from index.english.conditions import meeting_of_groups, meets_condition
from index.english.denials import denials, denies, excepted
from index.english.dissent import dissents
from index.english.measures import MEASURES, units_asked, without_frequencies
from index.english.names import names_in
from index.english.numbers import numbers_in
from index.english.opposites import says_or_reverses
from index.english.questions import (
    Kind,
    asks_for_money,
    counted,
    kind_of,
)
from index.english.tense import tense_asked, tense_of
from index.english.words import content_stems, stems
from index.types import Span

REASON_WEIGHT = 3.0
"""Of a sentence that says why, where that is asked. Set by hand, as the other weights here; of 250
squad2 questions one first sentence changed for the worse with all of them."""

DENIAL_WEIGHT = 2.0
"""Of a denial, a refusal or a vote against, where what is not so is asked for: who does it is no
answer, and all its words are there."""

TENSE_PENALTY = 3.0
"""For what was where what will be is asked for, and the other way round: no answer at all, however
many words it shares. Of two sentences one is 2.8 above the other."""

OTHER_THING_PENALTY = 2.0
"""For words that are another thing's number, or the exception to what is asked for."""

CONDITION_WEIGHT = 1.5
"""For values that are for the people or the days of the question, against those for others."""

SAID_WEIGHT = 1.0
"""Of the share of what a yes-no question asks, beside names, that a sentence has the words of."""

_PLURAL = re.compile(r"\s(?:[a-z]+\s)?[a-z]{2,}s\b")

UNIT_REACH = 12
"""Characters after a number in which its unit begins."""


def fitness(question: str, text: str, words: Span | None, asked_above: str = "") -> float:
    """Return what is added to the score of a sentence, in units of the candidates' scores.

    Args:
        question: As it was asked.
        text: Of the sentence.
        words: Those of it that answer, as the reader marked them.
        asked_above: The question right above it in its article, if it answers one there.
    """
    kind = kind_of(question)
    added = 0.0
    if kind is Kind.YES_NO:
        added += SAID_WEIGHT * _said_share(question, f"{asked_above} {text}")
    if asks_why(question):
        added += REASON_WEIGHT * gives_reason(question, text)
    if kind is not Kind.YES_NO:
        added += _of_denial(question, text, words)
    asked, said = tense_asked(question), tense_of(text)
    if kind is Kind.DATE and asked and said and asked is not said:
        added -= TENSE_PENALTY
    if kind is Kind.NUMBER and words is not None and _counts_another_thing(question, text, words):
        added -= OTHER_THING_PENALTY
    if kind is Kind.NUMBER and words is not None and meets_condition(question, text):
        added += CONDITION_WEIGHT
    met = meeting_of_groups(question, text)
    if met is not None and words is not None and numbers_in(words.of(text)):
        added += CONDITION_WEIGHT * (2 * met - 1)
    return added


def _of_denial(question: str, text: str, words: Span | None) -> float:
    exception = excepted(text)
    if denials(question):
        return DENIAL_WEIGHT * bool(denies(text) or exception or dissents(text))
    is_exception = words is not None and exception is not None and exception.overlaps(words)
    return -OTHER_THING_PENALTY * is_exception


def _said_share(question: str, text: str) -> float:
    """Return which share of a question's telling words, but those of names, a sentence has."""
    named = {stem for name in names_in(question) for stem in stems(name.written)}
    asked = set(content_stems(question)) - named
    said = set(content_stems(text))
    return sum(says_or_reverses(said, word) for word in asked) / len(asked) if asked else 0.0


def _counts_another_thing(question: str, text: str, words: Span) -> bool:
    """Whether the words measure, and the question counts things: two hours, of ministers.

    Or the other way round: four bidders, of how much was bid; 300 guests, of how tall it is.
    """
    things, units = counted(question), units_asked(question)
    if units:
        measured = without_frequencies(_with_unit(text, words))
        behind = "".join(" " if one.isdigit() else one for one in measured)
        return units.isdisjoint(stems(behind))
    if not things and asks_for_money(question):
        return _counts_things(text, words)
    return (
        bool(things)
        and things.isdisjoint(MEASURES)
        and not MEASURES.isdisjoint(stems(_with_unit(text, words)))
    )


def _with_unit(text: str, words: Span) -> str:
    return text[words.start : words.end + UNIT_REACH]


def _counts_things(text: str, words: Span) -> bool:
    """Whether words are a number of things in letters, such as four bidders: no sum of money."""
    numbers = [one for one in numbers_in(text) if one.span.overlaps(words)]
    return bool(numbers) and all(
        not one.unit and one.written.isalpha() and _PLURAL.match(text, one.span.end)
        for one in numbers
    )
