"""Sentences that state nothing of what they are about, and so need no citation."""

import re

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
_DENIAL = re.compile(r"\b(?:not|none|never|n[’']t|no)\b|n[’']t\b", re.IGNORECASE)


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
    is_absence = _ABSENCE.match(sentence) is not None and _DENIAL.search(sentence) is not None
    known = _FRAME | _DENYING | set(content_stems(question))
    return is_absence and stems <= known and not missing_facts(sentence, [question]).all
