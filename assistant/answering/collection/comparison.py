"""Comparisons: the same question put to each side, and what the articles say of either."""

from assistant.answering.collection.reply import CollectionReply, Shown
from assistant.answering.collection.scope import Scope
from index.english.comparing import amount_question, sides_of
from index.english.listing import listed
from index.english.numbers import numbers_in
from index.english.tense import Tense, tense_of
from index.english.words import content_stems
from index.search.retrieve import HybridRetriever
from index.store import Catalogue
from index.types import SentenceHit

AROUND = 4
"""A sentence without the name of a side may be on it where one so near has it."""

READ_SENTENCES = 15
"""Best sentences of the search for one side that may tell of it."""


class Comparisons:
    """Shows what the articles say of each side. Thread safe."""

    def __init__(self, catalogue: Catalogue, retriever: HybridRetriever) -> None:
        self._catalogue = catalogue
        self._retriever = retriever

    def comparison(self, question: str, scope: Scope) -> CollectionReply | None:
        """Return the best sentence on each side, or which side is missing.

        None where the question does not name two sides, or none of them was found.
        """
        sides = sides_of(question)
        if sides is None:
            return None
        if set(content_stems(sides.one)) == set(content_stems(sides.other)):
            return CollectionReply(
                f"“{sides.one}” and “{sides.other}” are the same thing.", is_refusal=True
            )
        found = {
            side: self._best(sides.asked, side, other, scope)
            for side, other in ((sides.one, sides.other), (sides.other, sides.one))
        }
        missing = [f"“{side}”" for side, hit in found.items() if hit is None]
        if len(missing) == len(found):
            return None
        statement = f"Nothing was found on {listed(missing)}." if missing else ""
        shown = tuple(
            Shown(hit.sentence, label=side) for side, hit in found.items() if hit is not None
        )
        return CollectionReply(statement, shown)

    def _best(self, asked: str, side: str, other: str, scope: Scope) -> SentenceHit | None:
        """Return the best sentence on one side.

        Of an amount it is the one in which the reader is surest of a number, else one that names
        the side itself, or in its article's title.
        """
        question = amount_question(asked, side)
        found = self._retriever.search(question or f"{asked} {side}", scope.filter)
        hits = [hit for hit in found.sentences[:READ_SENTENCES] if not hit.sentence.is_heading]
        wanted, others = set(content_stems(side)), set(content_stems(other))
        naming = [hit for hit in hits if wanted <= self._said(hit)]
        with_number = [hit for hit in naming if numbers_in(hit.sentence.text)]
        if question is not None:
            amounts = [
                hit
                for hit in hits
                if hit in naming or self._is_on(hit, wanted, others - wanted)
                if numbers_in(_answer(hit))
            ]
            best = max(amounts, key=_presence, default=None)
            if best is not None:
                return best
        return next(iter(with_number or naming), None)

    def _is_on(self, hit: SentenceHit, wanted: set[str], others: set[str]) -> bool:
        """Whether an article names a side in its title or around a sentence, which has no other."""
        sentence = hit.sentence
        around = self._catalogue.sentences(
            sentence.article_id, max(0, sentence.number - AROUND), sentence.number + AROUND
        )
        said = self._said(hit).union(*(content_stems(one.text) for one in around))
        return wanted <= said and others.isdisjoint(content_stems(sentence.text))

    def _said(self, hit: SentenceHit) -> set[str]:
        title = self._catalogue.title(hit.sentence.article_id)
        return set(content_stems(f"{title} {hit.sentence.text}"))


def _presence(hit: SentenceHit) -> tuple[bool, float]:
    """Return the key by which amounts are chosen: one that was says less than one that is."""
    return tense_of(hit.sentence.text) is not Tense.PAST, hit.margin


def _answer(hit: SentenceHit) -> str:
    words = hit.answer_in_sentence
    return words.of(hit.sentence.text) if words else ""
