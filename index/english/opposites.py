"""Antonyms: a claim must not say "fell" where its source says "rose"."""

import re
from collections.abc import Collection, Iterable, Sequence

from index.english.dates import MONTHS, WEEKDAY
from index.english.verbs import verb_stem
from index.english.words import STOP_WORDS, words

_PAIRS = """
accept / reject refuse; acquit / convict; after / before; allow / ban forbid forbidden
alive survive / dead die kill; approve / reject veto; arrive / leave; best / worst; better / worse
bigger larger / smaller; buy / sell; cheaper / dearer; confirm / deny; earlier / later
east eastern / west western; faster / slower; first / last; found / lost; free / paid; full / empty
gain / lose; genuine authentic real / fake counterfeit forged forgery; guilty / innocent
higher highest / lower lowest; hired / fired sacked; increase rise grow / decrease fall drop shrink
inside / outside; join / leave quit; longer / shorter; majority / minority; maximum / minimum
more most / less least fewer fewest; north northern / south southern
older oldest / younger youngest; open reopened / close shut; over above / under below; pass / fail
present / absent; profit / loss; public / private; richer / poorer; safe / dangerous
start begin / end finish stop; stronger / weaker; success succeed / failure fail
support back / oppose; survive intact undamaged / destroy; true / false; twice double / half halve
up / down; win beat / lose loser; with / without
"""
"""Words that stand for all their forms, and for their verb's."""

_PREFIXES = ("un", "il", "ir", "im", "dis", "non")
"""They make the opposite of a word: unsafe, illegal."""

_NO_OPPOSITE = re.compile(
    rf"\bat (?:least|most)\b|\bor (?:more|less|fewer)\b"
    rf"|\blast (?:night|week|month|year|season|summer|autumn|winter|spring|{WEEKDAY}"
    rf"|{'|'.join(MONTHS)})\b",
    re.IGNORECASE,
)

LEAST_LETTERS = 3
"""Of a word behind such a prefix there are more."""


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

    A word is none of them if the evidence has it, or if the claim has the opposite too. Last week
    is no end of anything, and at least five are five or more.
    """
    telling, *said = (_NO_OPPOSITE.sub(" ", text) for text in (claim, *evidence))
    written = {verb_stem(word): word for text in said for word in reversed(words(text))}
    claimed = {verb_stem(word): word for word in words(telling)}
    return tuple(
        (word, written[other])
        for own, word in claimed.items()
        if own not in written
        for other in sorted(_contraries(word) & written.keys() - claimed.keys())[:1]
    )


def contrary_question(question: str, texts: Iterable[str]) -> str | None:
    """Return a question with one of its words as the opposite that a text has; None without one.

    "Is the pool open?" becomes "Is the pool closed?" where a text that does not say "open" says
    "closed". The last such word is what is asked; words of names have no opposite, nor do those too
    common to tell.

    Args:
        question: As it was asked.
        texts: In which opposites are looked for, the best first.
    """
    asked = [word for word in words(question) if word.islower() and word not in STOP_WORDS]
    for text in texts:
        written = {verb_stem(word): word for word in words(text) if word.islower()}
        for word in reversed(asked):
            said = _contraries(word) & written.keys()
            if said and verb_stem(word) not in written:
                return re.sub(rf"\b{word}\b", written[min(said)], question)
    return None


def says_or_reverses(said: Collection[str], stem: str) -> bool:
    """Whether a stem, or that of an opposite, is among those of a text: open, closed."""
    return stem in said or not OPPOSITES.get(stem, frozenset()).isdisjoint(said)


def _contraries(word: str) -> set[str]:
    """Return the stems of a word's opposites, those with and without a prefix among them."""
    bare = {word.removeprefix(one) for one in _PREFIXES if len(word) > len(one) + LEAST_LETTERS}
    negated = {f"{prefix}{word}" for prefix in _PREFIXES if len(word) > LEAST_LETTERS}
    made = negated | bare - {word}
    return {verb_stem(one) for one in made} | OPPOSITES.get(verb_stem(word), frozenset())
