"""Articles that answer a question differently: other numbers, other dates, yes against no.

A false alarm is worse than a miss, so that much is asked before two sentences are held against each
other: both have the question's names and numbers and most of its words, and give a value of the
same kind and of the same thing; they were published within a month of each other, or are much
alike, or one contradicts the other by itself; neither speaks of another time; and the values differ
by more than rounding, "about" or "more than" allow.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, product

from assistant.citations import CitationChecker
from assistant.claims import Claim, Kind, corrected, counted, kind_of, telling_stems, value_in
from assistant.types import Disagreement, Side
from assistant.verdicts.bounds import Bound, bound_of
from assistant.verdicts.dates import Date, dates_in
from assistant.verdicts.names import Name, has_name, names_in
from assistant.verdicts.numbers import Number, same_number
from assistant.writers.candidates import Candidate
from index.catalogue import Catalogue
from index.errors import CitationError, NotFoundError
from index.words import stems

COMPARED = 8
"""How many of the best candidates are compared."""

CLOSE_SCORE = 3.0
"""They are at most this far below the best, in units of the candidates' scores."""

COVERAGE = {Kind.NUMBER: 0.6, Kind.DATE: 1.0, Kind.YES_NO: 0.75}
"""Each sentence, with its article's title, has at least this share of the question's words beside
its names. All of them for dates: what was announced, shown and sold has three dates."""

DAYS_APART = 31
"""Articles further apart speak of different times, as likely as not."""

ALIKE = 0.3
"""Undated sentences have at least this share of their words in common (Jaccard)."""

_ROUGHLY = Decimal("0.1")
"""What "about" allows, as a share of the number."""


class DisagreementFinder:
    """Finds where the best candidates for an answer contradict each other. Thread safe."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def find(
        self, question: str, found: Sequence[Candidate], citations: CitationChecker
    ) -> Disagreement | None:
        """Return the first two articles that disagree, a correction or the newer one first.

        Args:
            question: As it was asked.
            found: Candidates, best first.
            citations: Checks what is shown.
        """
        kind = kind_of(question)
        if kind is None:
            return None
        claims = list(self._claims(kind, question, found, citations))
        for one, other in combinations(claims, 2):
            if _disagree(kind, one, other):
                sides = sorted((one, other), key=_newest_first)
                return Disagreement(tuple(_side(claim) for claim in sides))
        return None

    def _claims(
        self, kind: Kind, question: str, found: Sequence[Candidate], citations: CitationChecker
    ) -> Iterator[Claim]:
        """Yield what the articles claim, each article's best sentence only."""
        seen: set[str] = set()
        asked = _Asked.of(kind, question)
        for one in found[:COMPARED]:
            sentence = one.hit.sentence
            if one.score < found[0].score - CLOSE_SCORE or sentence.article_id in seen:
                continue
            value = value_in(kind, question, sentence.text, one.words)
            try:
                citation = citations.citation(sentence)
            except (CitationError, NotFoundError):
                continue
            if value is None or not asked.is_answered_by(sentence.text, citation.title):
                continue
            seen.add(sentence.article_id)
            claim = Claim(sentence, citation, *value)
            yield claim if kind is not Kind.NUMBER else self._with_correction(claim, question)

    def _with_correction(self, claim: Claim, question: str) -> Claim:
        """Return the claim as its article corrects it, if it does."""
        number, things = claim.value, counted(question)
        for sentence in self._catalogue.sentences(claim.sentence.article_id):
            figures = corrected(sentence.text)
            if figures is None or (things and not things & set(stems(sentence.text))):
                continue
            wrong, right = figures
            if isinstance(number, Number) and same_number(right, number):
                return replace(claim, rejected=(wrong,), is_correction=True)
        return claim


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a sentence must have to be about what was asked.

    Attributes:
        names: In the sentence or its article's title.
        numbers: Digits of the question, such as the 4 of a season 4; there too.
        words: Stems of the question's other telling words.
        share: How many of them at least.
    """

    names: tuple[Name, ...]
    numbers: frozenset[str]
    words: frozenset[str]
    share: float

    @classmethod
    def of(cls, kind: Kind, question: str) -> "_Asked":
        names = names_in(question)
        in_names = {one for name in names for one in stems(name.written)}
        numbers = frozenset(re.findall(r"\d+", question))
        telling = telling_stems(question) - in_names - numbers
        return cls(names, numbers, telling, COVERAGE[kind])

    def is_answered_by(self, text: str, title: str) -> bool:
        said = [text, title]
        present = {one for part in said for one in stems(part)}
        says_something = not self.words or not self.words.isdisjoint(stems(text))
        return (
            says_something
            and all(has_name(name, said) for name in self.names)
            and self.numbers <= present
            and len(self.words & present) >= self.share * len(self.words)
        )


def _disagree(kind: Kind, one: Claim, other: Claim) -> bool:
    first, second = one.value, other.value
    if isinstance(first, Number) and isinstance(second, Number):
        if first.unit != second.unit or _may_be_same(one, first, other, second):
            return False
        if _rejects(one, second) or _rejects(other, first):
            return True
    elif isinstance(first, Date) and isinstance(second, Date):
        if not _contradict(first, second):
            return False
    elif first == second:
        return False
    return _are_of_one_time(one, other) and (
        kind is Kind.DATE or not _speak_of_other_times(one, other)
    )


def _may_be_same(one: Claim, first: Number, other: Claim, second: Number) -> bool:
    if same_number(first, second) or same_number(second, first):
        return True
    return _allows(one, first, second) or _allows(other, second, first)


def _allows(claim: Claim, number: Number, other: Number) -> bool:
    """Whether a claim leaves room for another number: about 40, more than 40."""
    match bound_of(number, claim.sentence.text):
        case Bound.ABOUT:
            return abs(number.value - other.value) <= number.value * _ROUGHLY
        case Bound.AT_LEAST:
            return other.value >= number.value
        case Bound.AT_MOST:
            return other.value <= number.value
        case None:
            return False


def _rejects(claim: Claim, number: Number) -> bool:
    return any(same_number(number, wrong) for wrong in claim.rejected)


def _contradict(one: Date, other: Date) -> bool:
    """Whether two dates differ in the finest that both say: the day, the month or the year."""
    if one.year and other.year and one.year != other.year:
        return True
    if one.month and other.month and one.month != other.month:
        return True
    return bool(one.day and other.day and one.month and other.month and one.day != other.day)


def _are_of_one_time(one: Claim, other: Claim) -> bool:
    first, second = one.citation.date, other.citation.date
    if first and second:
        return abs((first - second).days) <= DAYS_APART
    said, also = set(stems(one.sentence.text)), set(stems(other.sentence.text))
    return len(said & also) >= ALIKE * len(said | also)


def _speak_of_other_times(one: Claim, other: Claim) -> bool:
    """Whether two sentences say dates, and no date of the one goes with one of the other's."""
    first = [date for date in dates_in(one.sentence.text) if date.year or date.month]
    second = [date for date in dates_in(other.sentence.text) if date.year or date.month]
    pairs = list(product(first, second))
    return bool(pairs) and all(_contradict(*pair) for pair in pairs)


def _newest_first(claim: Claim) -> tuple[bool, int]:
    day = claim.citation.date
    return (not claim.is_correction, -day.toordinal() if day else 0)


def _side(claim: Claim) -> Side:
    words = claim.words.of(claim.sentence.text).strip(" .,") if claim.words else None
    return Side(claim.citation, words, claim.is_correction)
