"""Whether sentences hold an answer that says nothing without its question: "41", "No."."""

from collections.abc import Sequence

from assistant.answering.checking.alignment import coverage
from index.english.facts import missing_facts
from index.english.framing import is_yes_or_no
from index.english.words import content_stems

HELD_SHARE = 0.5
"""Share of an answer's words that the sources must hold where it names no fact."""


def holds(evidence: Sequence[str], answer: str) -> bool:
    """Whether sentences hold a bare answer, all of its facts included. They never hold yes or no.

    Whether they hold it as an answer to what was asked is another matter.
    """
    if is_yes_or_no(answer) or missing_facts(answer, evidence).all:
        return False
    present = [stem for sentence in evidence for stem in content_stems(sentence)]
    names_facts = bool(missing_facts(answer, []).all)
    return names_facts or coverage(content_stems(answer), present) >= HELD_SHARE
