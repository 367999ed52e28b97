"""How well a sentence fits what is asked beside what the reader sees: its reason, denial, tense.

The reader learned to find words that look like an answer. It hardly tells "was affected" from "was
not affected", "was" from "will be", and what happened from why it did.
"""

from index.english.causes import asks_why, says_why
from index.english.denials import denials, excepted
from index.english.questions import MEASURES, Kind, counted, kind_of
from index.english.tense import tense_asked, tense_of
from index.english.words import stems
from index.types import Span

REASON_WEIGHT = 3.0
"""Of a sentence that says why, where that is asked. Set by hand, as the other weights here; of 250
squad2 questions one first sentence changed for the worse with all of them."""

DENIAL_WEIGHT = 1.0
"""Of a denial where one is asked for."""

TENSE_PENALTY = 1.5
"""For what was where what will be is asked for, and the other way round."""

OTHER_THING_PENALTY = 2.0
"""For words that are another thing's number, or the exception to what is asked for."""

UNIT_REACH = 12
"""Characters after a number in which its unit begins."""


def fitness(question: str, text: str, words: Span | None) -> float:
    """Return what is added to the score of a sentence, in units of the candidates' scores.

    Args:
        question: As it was asked.
        text: Of the sentence.
        words: Those of it that answer, as the reader marked them.
    """
    kind = kind_of(question)
    added = 0.0
    if asks_why(question):
        added += REASON_WEIGHT * says_why(text)
    if kind is not Kind.YES_NO:
        added += _of_denial(question, text, words)
    asked, said = tense_asked(question), tense_of(text)
    if kind is Kind.DATE and asked and said and asked is not said:
        added -= TENSE_PENALTY
    if kind is Kind.NUMBER and words is not None and _counts_another_thing(question, text, words):
        added -= OTHER_THING_PENALTY
    return added


def _of_denial(question: str, text: str, words: Span | None) -> float:
    exception = excepted(text)
    if denials(question):
        return DENIAL_WEIGHT * bool(denials(text) or exception)
    is_exception = words is not None and exception is not None and exception.overlaps(words)
    return -OTHER_THING_PENALTY * is_exception


def _counts_another_thing(question: str, text: str, words: Span) -> bool:
    """Whether the words measure, and the question counts things: two hours, of ministers."""
    things = counted(question)
    return (
        bool(things)
        and things.isdisjoint(MEASURES)
        and not MEASURES.isdisjoint(stems(text[words.start : words.end + UNIT_REACH]))
    )
