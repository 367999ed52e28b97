"""One thing at two times: what the articles of each, or those that speak of it, say of it."""

from dataclasses import dataclass, replace

from assistant.answering.collection.reply import CollectionReply, Shown
from assistant.answering.collection.scope import Scope, within
from index.english.clause_sides import TimesCompared
from index.english.dates import Date, dates_in
from index.english.periods import date_in
from index.english.quantities import quantity_in
from index.english.words import content_stems
from index.search.retrieve import HybridRetriever
from index.store import Catalogue
from index.types import SearchFilter, Sentence, SentenceHit

READ_SENTENCES = 10
"""Best sentences of the search for one time that may tell of it."""

AROUND = 4
"""Sentences before one that may say of what it speaks."""

TOLD = 0.5
"""Of the thing's words that a sentence has, with its article's title and what is before it."""


@dataclass(frozen=True, slots=True)
class ComparedPeriods:
    """Puts what is told of one thing at two times beside each other. Thread safe.

    Attributes:
        catalogue: Knows the titles and neighbours of sentences.
        retriever: Finds what is told at each time.
    """

    catalogue: Catalogue
    retriever: HybridRetriever

    def reply(self, asked: TimesCompared, scope: Scope) -> CollectionReply | None:
        """Return a sentence of each time, labelled with it; None where one of them has none.

        Args:
            asked: The thing and the times.
            scope: Whose period spans both times.
        """
        one, other = (self._told(asked.thing, day, scope) for day in (asked.first, asked.second))
        if one is None or other is None or one == other:
            return None
        times = asked.first.written, asked.second.written
        return CollectionReply("", (Shown(one, times[0]), Shown(other, times[1])))

    def _told(self, thing: str, day: Date, scope: Scope) -> Sentence | None:
        today = scope.period.last if scope.period else None
        period = date_in(f"in {day.written}", today) if today else None
        of_then = within(scope.filter, (), period) if period else scope.filter
        told = self._best(f"What is the {thing}?", thing, of_then)
        if told is None:
            always = replace(scope.filter, after=None, before=None)
            told = self._best(f"What is the {thing} in {day.written}?", thing, always, day)
        return told

    def _best(
        self, question: str, thing: str, filter_: SearchFilter, day: Date | None = None
    ) -> Sentence | None:
        """Return the sentence that answers surest, one with an amount before others."""
        found = self.retriever.search(question, filter_).sentences[:READ_SENTENCES]
        on_it = [
            hit
            for hit in found
            if self._is_on(thing, hit.sentence) and (day is None or _names(day, hit.sentence))
        ]

        def order(hit: SentenceHit) -> tuple[bool, float]:
            return quantity_in(hit.sentence.text) is None, -hit.margin

        return next((hit.sentence for hit in sorted(on_it, key=order)), None)

    def _is_on(self, thing: str, sentence: Sentence) -> bool:
        if sentence.is_heading:
            return False
        wanted, own = set(content_stems(thing)), set(content_stems(sentence.text))
        first = max(0, sentence.number - AROUND)
        before = self.catalogue.sentences(sentence.article_id, first, sentence.number)
        near = " ".join(one.text for one in before)
        said = set(content_stems(f"{self.catalogue.title(sentence.article_id)} {near}"))
        return bool(wanted & own) and len(wanted & said) >= TOLD * len(wanted)


def _names(day: Date, sentence: Sentence) -> bool:
    """Whether a sentence names a time, as far as the time is told."""
    return any(
        all(
            mine in (None, theirs)
            for mine, theirs in (
                (day.year, one.year),
                (day.month, one.month),
                (day.day, one.day),
            )
        )
        for one in dates_in(sentence.text)
    )
