"""Comparisons: the same question put to each side, and what the articles say of either."""

import re
from dataclasses import dataclass

from assistant.answering.collection.reply import CollectionReply, Shown
from assistant.answering.collection.scope import Scope
from index.english.listing import listed
from index.english.numbers import numbers_in
from index.english.words import content_stems
from index.search.retrieve import HybridRetriever
from index.store import Catalogue
from index.types import SentenceHit

_BETWEEN = re.compile(
    r"^(?P<lead>.*?[,:]\s*|.*?\bbetween\s+|\W*compare\s+|)(?P<one>[^,:?]+?)\s+"
    r"(?:or|and|with|to|than|versus|vs\.?)\s+(?P<other>[^,:?]+)(?P<tail>.*)$",
    re.IGNORECASE,
)

READ_SENTENCES = 15
"""Best sentences of the search for one side that may tell of it."""


@dataclass(frozen=True, slots=True)
class Sides:
    """What is compared, and what is asked of both."""

    one: str
    other: str
    asked: str


def sides_of(question: str) -> Sides | None:
    """Return the two sides of a comparison, or None where a question does not name two."""
    match = _BETWEEN.match(" ".join(question.split()))
    if match is None:
        return None
    asked = f"{match['lead']} {match['tail']}".strip(" ,:?.")
    return Sides(match["one"].strip(), match["other"].strip(" .?!"), asked)


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
            side: self._best(f"{sides.asked} {side}", side, scope)
            for side in (sides.one, sides.other)
        }
        missing = [f"“{side}”" for side, hit in found.items() if hit is None]
        if len(missing) == len(found):
            return None
        statement = f"Nothing was found on {listed(missing)}." if missing else ""
        shown = tuple(
            Shown(hit.sentence, label=side) for side, hit in found.items() if hit is not None
        )
        return CollectionReply(statement, shown)

    def _best(self, question: str, side: str, scope: Scope) -> SentenceHit | None:
        """Return the best sentence that, with its article's title, names the side.

        Nearly all that is compared are amounts: a sentence with a number comes first.
        """
        wanted = set(content_stems(side))
        hits = [
            hit
            for hit in self._retriever.search(question, scope.filter).sentences[:READ_SENTENCES]
            if wanted <= self._said(hit) and not hit.sentence.is_heading
        ]
        with_number = (hit for hit in hits if numbers_in(hit.sentence.text))
        return next(with_number, next(iter(hits), None))

    def _said(self, hit: SentenceHit) -> set[str]:
        title = self._catalogue.title(hit.sentence.article_id)
        return set(content_stems(f"{title} {hit.sentence.text}"))
