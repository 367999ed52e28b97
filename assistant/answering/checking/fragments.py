"""Answers that say nothing without their question: "No.", "41", "The answer is: 14,800."."""

import re
from collections.abc import Sequence

from assistant.answering.checking.alignment import coverage
from index.english.facts import missing_facts
from index.english.words import content_stems

LONGEST_ANSWER = 5
"""Words; what is longer is a sentence of its own."""

HELD_SHARE = 0.5
"""Share of an answer's words that the sources must hold where it names no fact."""

_LEAD = re.compile(
    r"^\W*(?:the\s+(?:correct\s+|short\s+)?answer(?:\s+to\s+(?:this|the|your)\s+question)?"
    r"\s+(?:is|would be)|answer)\b\W*",
    re.IGNORECASE,
)
_YES_OR_NO = re.compile(r"\W*(?:yes|no)\b\W*", re.IGNORECASE)
_NUMBER = re.compile(r"[\W\d]*\d[\W\d]*")
_WORD = re.compile(r"\w+")


def bare_answer(sentence: str) -> str | None:
    """Return the answer in a sentence that only its question makes a statement, else None."""
    lead = _LEAD.match(sentence)
    answer = sentence[lead.end() :] if lead else sentence
    if lead is not None:
        return answer if 0 < len(_WORD.findall(answer)) <= LONGEST_ANSWER else None
    return answer if _YES_OR_NO.fullmatch(answer) or _NUMBER.fullmatch(answer) else None


def holds(evidence: Sequence[str], answer: str) -> bool:
    """Whether sentences hold a bare answer, all of its facts included. They never hold yes or no.

    Whether they hold it as an answer to what was asked is another matter.
    """
    if _YES_OR_NO.fullmatch(answer) or missing_facts(answer, evidence).all:
        return False
    present = [stem for sentence in evidence for stem in content_stems(sentence)]
    names_facts = bool(missing_facts(answer, []).all)
    return names_facts or coverage(content_stems(answer), present) >= HELD_SHARE
