"""Framing: sentences that state nothing of what they are about, and answers in a word or two."""

import re

from index.english.denials import negations
from index.english.facts import facts_in, missing_facts
from index.english.words import content_stems

_FRAME = frozenset(
    content_stems(
        """
        according address addressed answer answers article articles available clear contain contains
        contained cover covered covers describe described describes detail details exact explain
        explained explains following give given gives however include included includes information
        mention mentioned mentions name named names note other overall part provide provided
        provides question regarding report reported reports say says sentence sentences short source
        sources specific specified specifies specify state stated states summary tell tells text
        texts therefore unclear
        """
    )
)
"""Stems of words that speak of articles and answers, and not of what happened."""

_DENYING = frozenset(content_stems("don't doesn't didn't none"))
_ABSENCE = re.compile(
    r"\s*(?:(?:However|But|Yet),?\s+)?(?:(?:the|these|those|any|none of the)\s+)"
    r"(?:[a-z]+\s+){0,2}?(?:articles?|sources?|texts?|sentences?|reports?)\s+"
    r"(?:(?:do(?:es)?\s+not|don[’']t|doesn[’']t|did\s+not|never)\s+)?"
    r"(?:say|mention|state|give|specify|report|explain|name|tell|cover|describe|provide)s?\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^\W*(?:the\s+(?:correct\s+|short\s+)?answer(?:\s+to\s+(?:this|the|your)\s+question)?"
    r"\s+(?:is|would be)|answer)\b\W*",
    re.IGNORECASE,
)
_YES_OR_NO = re.compile(r"\W*(?:yes|no)\b\W*", re.IGNORECASE)
_NUMBER = re.compile(r"[\W\d]*\d[\W\d]*")

LONGEST_ANSWER = 5
"""Words; what is longer is a sentence of its own."""


def states_nothing(sentence: str, question: str) -> bool:
    """Whether a sentence only frames an answer: "The articles report the following", for example.

    So does one that says that the articles do not say what was asked, as long as all of it stands
    in the question: "The articles do not say who paid for the bridge."
    """
    stems = set(content_stems(sentence))
    facts = facts_in(sentence)
    has_facts = bool(facts.numbers or facts.dates or facts.names or facts.quotations)
    if stems and stems <= _FRAME and not has_facts:
        return True
    is_absence = _ABSENCE.match(sentence) is not None and negations(sentence) > 0
    known = _FRAME | _DENYING | set(content_stems(question))
    return is_absence and stems <= known and not missing_facts(sentence, [question]).all


def bare_answer(sentence: str) -> str | None:
    """Return the answer in a sentence that only its question makes a statement, else None.

    Such as "No.", "41" and "The answer is: 14,800.".
    """
    lead = _LEAD.match(sentence)
    answer = sentence[lead.end() :] if lead else sentence
    if lead is not None:
        return answer if 0 < len(re.findall(r"\w+", answer)) <= LONGEST_ANSWER else None
    return answer if is_yes_or_no(answer) or _NUMBER.fullmatch(answer) else None


def is_yes_or_no(answer: str) -> bool:
    """Whether an answer says no more than yes or no."""
    return _YES_OR_NO.fullmatch(answer) is not None
