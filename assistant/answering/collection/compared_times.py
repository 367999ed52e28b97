"""Which of some things was earlier, by the day that the articles tell of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.collection.reply import CollectionReply, Shown
from assistant.answering.collection.verdict import of_all
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
    """Puts the days of sides beside each other. Thread safe.

    Attributes:
        catalogue: Knows the titles of articles, which name what they are about.
        retriever: Finds when each side was.
    """

    catalogue: Catalogue
    retriever: HybridRetriever

    def reply(self, asked: TimeAsked, search_filter: SearchFilter) -> CollectionReply | None:
        """Return the sentence with the day of each side, and which is earlier or later.

        None where the articles do not tell all.
        """
        told: dict[str, _Told] = {}
        for side in asked.sides.names:
            if (found := self._told(asked, side, search_filter)) is None:
                return None
            told[side] = found
        wanted = _first([(side, one.day) for side, one in told.items()], later=asked.wants_later)
        if wanted is None:
            return None
        days = of_all({side: one.day.written for side, one in told.items()})
        return CollectionReply(
            f"{days}. {asked.word.capitalize()}: {wanted}.",
            tuple(Shown(one.hit.sentence, label=side) for side, one in told.items()),
        )

    def _told(self, asked: TimeAsked, side: str, search_filter: SearchFilter) -> _Told | None:
        told = [
            one
            for question in asked.questions(side)
            if (one := self._told_in_reply(question, side, search_filter)) is not None
        ]
        return max(told, key=lambda one: one.hit.margin, default=None)

    def _told_in_reply(self, question: str, side: str, search_filter: SearchFilter) -> _Told | None:
        found = self.retriever.search(question, search_filter).sentences
        wanted = set(content_stems(side))
        for hit in found[:READ_SENTENCES]:
            title = self.catalogue.title(hit.sentence.article_id)
            day = _day(hit, dates_in(hit.sentence.text))
            if day is not None and wanted <= set(content_stems(f"{title} {hit.sentence.text}")):
                return _Told(hit, day)
        return None


def _first(days: Sequence[tuple[str, Date]], *, later: bool) -> str | None:
    """Return the side that was first, or last of all; None where the dates do not tell."""
    best, day = days[0]
    for side, its_day in days[1:]:
        earlier = is_earlier(its_day, day)
        if earlier is None:
            return None
        if earlier != later:
            best, day = side, its_day
    return best


def _day(hit: SentenceHit, days: Sequence[Date]) -> Date | None:
    """Return the day that the reader marked in a sentence, if it says the year."""
    answer = hit.answer_in_sentence
    if answer is None or hit.margin <= 0:
        return None
    return next((one for one in days if one.year and one.span.overlaps(answer)), None)
