"""Articles that answer a question differently: other numbers, dates or names, yes against no.

A false alarm is worse than a miss: both sentences have the question's names and numbers and most of
its words (`asked.py`), give a value of the same kind and of the same thing (`claims.py`), and
cannot both be right (`contradiction.py`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from assistant.answering.checking.citations import CitationChecker
from assistant.answering.comparing.asked import Asked
from assistant.answering.comparing.claims import Claim, value_in
from assistant.answering.comparing.contradiction import contradict, mentions
from assistant.answering.draft import Candidate
from assistant.types import Citation, Disagreement, Side
from index.english.corrections import corrected
from index.english.names import Name
from index.english.numbers import Number, same_number
from index.english.questions import Kind, counted, kind_of
from index.english.words import stems
from index.errors import CitationError, NotFoundError
from index.store import Catalogue
from index.types import Sentence

COMPARED = 8
"""How many of the best candidates are compared."""

CLOSE_SCORE = 3.0
"""They are at most this far below the best, in units of the candidates' scores."""


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
            if one.sentence.article_id == other.sentence.article_id:
                continue
            is_asked = one.says_it or found[0].hit.sentence in (one.sentence, other.sentence)
            if is_asked and contradict(kind, one, other) and not self._knows_of(one, other):
                sides = sorted((one, other), key=_newest_first)
                return Disagreement(tuple(_side(claim) for claim in sides))
        return None

    def _claims(
        self, kind: Kind, question: str, found: Sequence[Candidate], citations: CitationChecker
    ) -> Iterator[Claim]:
        """Yield what the articles claim, up to each one's best sentence that says what is asked."""
        seen: set[str] = set()
        asked = Asked.of(kind, question)
        for one in found[:COMPARED]:
            sentence = one.hit.sentence
            if one.score < found[0].score - CLOSE_SCORE or sentence.article_id in seen:
                continue
            value = value_in(kind, question, sentence.text, one.words)
            citation = _citation(citations, sentence) if value else None
            if value is None or citation is None:
                continue
            says_it = asked.is_answered_by(sentence.text, citation.title)
            if says_it:
                seen.add(sentence.article_id)
            said, words, rejected = value
            statement = asked.statement(sentence.text, words) if words else None
            claim = Claim(
                sentence,
                citation,
                said,
                words,
                rejected,
                statement=statement,
                margin=one.hit.margin,
                says_it=says_it,
            )
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

    def _knows_of(self, one: Claim, other: Claim) -> bool:
        """Whether the article of one claim has the other's name: who came after whom, as a rule."""
        return any(
            isinstance(theirs.value, Name) and mentions(sentence.text, theirs.value)
            for own, theirs in ((one, other), (other, one))
            for sentence in self._catalogue.sentences(own.sentence.article_id)
        )


def _citation(citations: CitationChecker, sentence: Sentence) -> Citation | None:
    """Return the checked citation of a sentence; None if it does not stand in its article."""
    try:
        return citations.citation(sentence)
    except (CitationError, NotFoundError):
        return None


def _newest_first(claim: Claim) -> tuple[bool, int]:
    day = claim.citation.date
    return (not claim.is_correction, -day.toordinal() if day else 0)


def _side(claim: Claim) -> Side:
    words = claim.words.of(claim.sentence.text).strip(" .,") if claim.words else None
    return Side(claim.citation, words, claim.is_correction)
