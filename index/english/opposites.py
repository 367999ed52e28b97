"""Antonyms: a claim must not say "fell" where its source says "rose"."""

from collections.abc import Sequence

from index.english.verbs import verb_stem
from index.english.words import words

_PAIRS = """
accept / reject refuse; acquit / convict; after / before; allow / ban forbid forbidden
alive survive / dead die kill; approve / reject veto; arrive / leave; best / worst; better / worse
bigger larger / smaller; buy / sell; cheaper / dearer; confirm / deny; earlier / later
east eastern / west western; faster / slower; first / last; found / lost; free / paid; gain / lose
guilty / innocent; higher highest / lower lowest; hired / fired sacked
increase rise grow / decrease fall drop shrink; inside / outside; join / leave quit
longer / shorter; majority / minority; maximum / minimum; more most / less least fewer fewest
north northern / south southern; older oldest / younger youngest; open reopened / close shut
over above / under below; pass / fail; present / absent; profit / loss; public / private
richer / poorer; start begin / end finish stop; stronger / weaker; success succeed / failure fail
support back / oppose; true / false; up / down; victory win / defeat lose loser; with / without
"""
"""Words that stand for all their forms, and for their verb's."""


def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for pair in _PAIRS.replace("\n", ";").strip(";").split(";"):
        sides = [{verb_stem(word) for word in side.split()} for side in pair.split("/")]
        for own, other in (sides, sides[::-1]):
            for word in own:
                found.setdefault(word, set()).update(other)
    return {word: frozenset(others - {word}) for word, others in found.items()}


OPPOSITES = _opposites()
"""By the stem of a word, the stems of its opposites."""


def opposite_words(claim: str, evidence: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return the words of a claim of which the evidence has an opposite only, each with that.

    A word is none of them if the evidence has it, or if the claim has the opposite too.
    """
    written = {verb_stem(word): word for text in evidence for word in reversed(words(text))}
    claimed = {verb_stem(word): word for word in words(claim)}
    return tuple(
        (word, written[other])
        for own, word in claimed.items()
        if own not in written
        for other in sorted(OPPOSITES.get(own, frozenset()) & written.keys() - claimed.keys())[:1]
    )
