"""Which of two things was earlier, by the day that the articles tell of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.collection.reply import CollectionReply, Shown
from assistant.answering.collection.verdict import of_both
from index.english.dates import Date, dates_in
from index.english.earlier import TimeAsked, is_earlier
from index.english.words import content_stems
from index.search.retrieve import HybridRetriever
from index.store import Catalogue
from index.types import SearchFilter, SentenceHit

READ_SENTENCES = 10
"""Best sentences of the search for one side that may tell its day."""


@dataclass(frozen=True, slots=True)
class _Told:
    hit: SentenceHit
    day: Date


@dataclass(frozen=True, slots=True)
class ComparedTimes:
    """Puts the days of two sides beside each other. Thread safe.

    Attributes:
        catalogue: Knows the titles of articles, which name what they are about.
        retriever: Finds when each side was.
    """

    catalogue: Catalogue
    retriever: HybridRetriever

    def reply(self, asked: TimeAsked, search_filter: SearchFilter) -> CollectionReply | None:
        """Return the sentence with the day of each side, and which is earlier or later.

        None where the articles do not tell both.
        """
        sides = asked.sides
        one = self._told(asked, sides.one, search_filter)
        other = self._told(asked, sides.other, search_filter)
        if one is None or other is None:
            return None
        earlier = is_earlier(one.day, other.day)
        if earlier is None:
            return None
        told = of_both(sides, one.day.written, other.day.written)
        wanted = sides.one if earlier != asked.wants_later else sides.other
        return CollectionReply(
            f"{told}. {asked.word.capitalize()}: {wanted}.",
            (Shown(one.hit.sentence, label=sides.one), Shown(other.hit.sentence, sides.other)),
        )

    def _told(self, asked: TimeAsked, side: str, search_filter: SearchFilter) -> _Told | None:
        found = self.retriever.search(asked.question(side), search_filter).sentences
        wanted = set(content_stems(side))
        for hit in found[:READ_SENTENCES]:
            title = self.catalogue.title(hit.sentence.article_id)
            day = _day(hit, dates_in(hit.sentence.text))
            if day is not None and wanted <= set(content_stems(f"{title} {hit.sentence.text}")):
                return _Told(hit, day)
        return None


def _day(hit: SentenceHit, days: Sequence[Date]) -> Date | None:
    """Return the day that the reader marked in a sentence, if it says the year."""
    answer = hit.answer_in_sentence
    if answer is None or hit.margin <= 0:
        return None
    return next((one for one in days if one.year and one.span.overlaps(answer)), None)
