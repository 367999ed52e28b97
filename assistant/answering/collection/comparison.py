"""Comparisons: the same question put to each side, and what the articles say of either."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from assistant.answering.collection.compared_periods import ComparedPeriods
from assistant.answering.collection.compared_rows import ComparedRows
from assistant.answering.collection.compared_sources import ComparedSources
from assistant.answering.collection.compared_times import ComparedTimes
from assistant.answering.collection.ranked_rows import RankedRows
from assistant.answering.collection.reply import CollectionReply, Shown
from assistant.answering.collection.scope import Scope
from assistant.answering.collection.told_amounts import amount_marked
from assistant.answering.collection.verdict import verdict
from assistant.answering.comparing.figures import differing_figures
from index.english.clause_sides import clause_sides, times_compared
from index.english.comparing import AmountAsked, Sides, amount_asked, sides_of
from index.english.coreference import leans_back
from index.english.earlier import time_asked
from index.english.listing import listed
from index.english.parts import compared_after
from index.english.quantities import Quantity, quantity_in
from index.english.ranking import asks_for_order, limit_asked, place_asked
from index.english.tense import Tense, tense_of
from index.english.words import content_stems, words
from index.search.retrieve import HybridRetriever
from index.store import Catalogue
from index.types import SearchFilter, Sentence, SentenceHit

READ_SENTENCES = 15
"""Best sentences of the search for one side that may tell of it."""

AROUND = 4
"""A sentence may name a side shortly where one so near before it has its whole name."""

CLAUSE_WORDS = 0.6
"""Share of a clause's words, such as "what the firm offered at first", that tells of it."""

SAME_MEASURE = 4.0
"""In logits: how much less sure the reader may be of two amounts of one unit than of others."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What may be shown of a side: a sentence, the one that says whom it means, its quantity."""

    hit: SentenceHit
    before: Sentence | None = None
    quantity: Quantity | None = None

    @property
    def sureness(self) -> float:
        past = tense_of(self.hit.sentence.text) is Tense.PAST
        return self.hit.margin - (SAME_MEASURE if past else 0.0)


_DETERMINERS = frozenset("the a an this that its their our my your".split())


class Comparisons:
    """Shows what the articles say of each side. Thread safe."""

    def __init__(self, catalogue: Catalogue, retriever: HybridRetriever) -> None:
        self._catalogue = catalogue
        self._retriever = retriever
        self._rows = ComparedRows(catalogue)
        self._ranked = RankedRows(catalogue)
        self._times = ComparedTimes(catalogue, retriever)
        self._sources = ComparedSources(retriever)
        self._periods = ComparedPeriods(catalogue, retriever)

    def ranked(
        self, question: str, meant: str, search_filter: SearchFilter
    ) -> CollectionReply | None:
        """Return the rows of a table at a place or within a bound; None where none is asked for.

        Args:
            question: As it was asked: "Who came second?".
            meant: With what was said before it.
            search_filter: Of the articles that are searched.
        """
        place, limit = place_asked(question), limit_asked(question)
        if place is None and limit is None:
            return None
        found = self._retriever.search(meant, search_filter).sentences[:READ_SENTENCES]
        sentences = [hit.sentence for hit in found]
        ranked = self._ranked.placed(question, place, sentences) if place else None
        return ranked or (self._ranked.limited(question, limit, sentences) if limit else None)

    def comparison(self, question: str, scope: Scope) -> CollectionReply | None:
        """Return the best sentence on each side, or which side is missing.

        None where the question does not name two sides, or none of them was found.
        """
        if compared_after(question):
            return None  # it asks two questions
        if len(scope.sources) > 1:
            return self._sources.reply(question, scope)
        when = time_asked(question)
        if when is not None and (told := self._times.reply(when, scope.filter)):
            return told
        if (times := times_compared(question)) and (told := self._periods.reply(times, scope)):
            return told
        if (clauses := clause_sides(question)) is not None:
            return self._of_clauses(clauses, scope)
        sides = None if asks_for_order(question) else sides_of(question)
        if sides is None:
            return None
        if set(content_stems(sides.one)) == set(content_stems(sides.other)):
            if _said(sides.one) != _said(sides.other):
                return None  # riding up and riding down: no telling word tells them apart
            return CollectionReply(
                f"“{sides.one}” and “{sides.other}” are the same thing.", is_refusal=True
            )
        amount = amount_asked(sides.asked)
        if when is not None and amount is None:
            return None
        hits = [self._hits(sides.asked, amount, side, scope) for side in (sides.one, sides.other)]
        if amount is not None:
            rows = self._rows.reply(sides, amount, [hit.sentence for both in hits for hit in both])
            if rows is not None:
                return rows
        ones = self._told_of(hits[0], sides, amount)
        others = self._told_of(hits[1], replace(sides, one=sides.other, other=sides.one), amount)
        if amount is not None and amount.thing and not (ones and others):
            return None  # of one side alone it compares nothing
        is_open = sides.asked and amount is None and not sides.topic
        pair = _both_told(ones, others) if is_open else None
        return self._reply(sides, amount, *(pair or _best_pair(ones, others)))

    def _of_clauses(self, sides: Sides, scope: Scope) -> CollectionReply | None:
        one, other = (
            self._clause_told(side, self._hits("", None, side, scope))
            for side in (sides.one, sides.other)
        )
        return self._reply(sides, None, one, other)

    def _reply(
        self, sides: Sides, amount: AmountAsked | None, one: _Told | None, other: _Told | None
    ) -> CollectionReply | None:
        told = {sides.one: one, sides.other: other}
        missing = [f"“{side}”" for side, found in told.items() if found is None]
        if len(missing) == len(told):
            return None
        statement = f"Nothing was found on {listed(missing)}." if missing else ""
        is_shared = _is_shared(one, other)
        # A sentence on both has one amount at most that the reader marked, of either.
        if amount and one and other and one.quantity and other.quantity and not is_shared:
            statement = verdict(sides, amount, one.quantity, other.quantity)
        shown: list[Shown] = []
        if is_shared:
            told = {f"{sides.one}, {sides.other}": one}
        for side, found in told.items():
            if found is not None:
                shown.extend(self._shown(side, found))
            if found is not None and amount is None:
                known = [one.hit.sentence for one in (one, other) if one is not None]
                shown.extend(self._further(found, known))
        return CollectionReply(statement, tuple(shown))

    def _hits(
        self, asked: str, amount: AmountAsked | None, side: str, scope: Scope
    ) -> list[SentenceHit]:
        question = amount.question(side) if amount else f"{asked} {side}"
        found = self._retriever.search(question, scope.filter)
        return [hit for hit in found.sentences[:READ_SENTENCES] if not hit.sentence.is_heading]

    def _told_of(
        self, hits: list[SentenceHit], sides: Sides, amount: AmountAsked | None
    ) -> list[_Told]:
        """Return what may be shown of the first side, on what both are compared in if anything.

        Which guarantee is longer is told by nothing that is not on a guarantee.
        """
        thing = amount.thing if amount else ""
        sides = replace(sides, topic=sides.topic or thing)
        told = list(self._told(hits, sides, amount))
        topic = set(content_stems(sides.topic))
        on_it = [one for one in told if topic & set(content_stems(one.hit.sentence.text))]
        return on_it if thing else on_it or told

    def _clause_told(self, clause: str, hits: Sequence[SentenceHit]) -> _Told | None:
        """Return the best sentence with most words of a clause; its article's title has some."""
        wanted = set(content_stems(clause))
        for hit in hits:
            own = wanted.intersection(content_stems(hit.sentence.text))
            title = self._catalogue.title(hit.sentence.article_id)
            said = own | wanted.intersection(content_stems(title))
            if own and len(said) >= CLAUSE_WORDS * len(wanted):
                return _Told(hit)
        return None

    def _told(
        self, hits: list[SentenceHit], sides: Sides, amount: AmountAsked | None
    ) -> Iterator[_Told]:
        """Yield what may be shown of a side, best first: what names it, or goes on from that.

        A sentence with a noun of its name alone ("the store", "the damage") counts where one
        shortly before has the rest; so does one with the other side's in an article on this one.
        """
        side, names = sides.one, content_stems(sides.one)
        wanted, others = set(names), set(content_stems(sides.other))
        topic = set(content_stems(sides.topic))
        own = wanted - others
        lower = (word for word in words(side) if word.islower())
        nouns = own & {*names[-1:], *content_stems(" ".join(lower))}
        for hit in hits:
            before = self._before(hit.sentence)
            said = set(content_stems(hit.sentence.text))
            title = set(content_stems(self._catalogue.title(hit.sentence.article_id)))
            near = set(content_stems(" ".join(one.text for one in before)))
            quantity = amount_marked(hit) if amount else None
            is_short = bool(nouns & said) and wanted <= said | title | near
            # A title on "red" may be about anything; one with a name is about whoever has it.
            sets_apart = (
                bool(own) and not side.islower() and own <= title and bool((others - wanted) & said)
            )
            if is_short or sets_apart or (own <= said and wanted <= said | title):
                yield _Told(hit, None, quantity)
            elif (quantity or topic & said) and _leans(hit.sentence, others):
                naming = (one for one in reversed(before) if nouns & set(content_stems(one.text)))
                named = next(naming, None)
                if named is not None and wanted <= title | near:
                    yield _Told(hit, named, quantity)

    def _shown(self, side: str, told: _Told) -> Iterator[Shown]:
        yield Shown(told.before or told.hit.sentence, label=side)
        if told.before is not None:
            yield Shown(told.hit.sentence)

    def _further(self, told: _Told, known: Sequence[Sentence]) -> Iterator[Shown]:
        """Yield the next sentence, where it goes on about the same: "He thinks that ..."."""
        sentence = told.hit.sentence
        number = sentence.number + 1
        for after in self._catalogue.sentences(sentence.article_id, number, number):
            goes_on = leans_back(after.text) and not after.starts_paragraph
            if goes_on and after not in known:
                yield Shown(after)

    def _before(self, sentence: Sentence) -> list[Sentence]:
        first, last = max(0, sentence.number - AROUND), sentence.number - 1
        return self._catalogue.sentences(sentence.article_id, first, last) if last >= 0 else []


def _said(side: str) -> set[str]:
    return {word.lower() for word in words(side)} - _DETERMINERS


def _both_told(ones: list[_Told], others: list[_Told]) -> tuple[_Told, _Told] | None:
    """Return the surest sentence that tells what is asked of both sides; None without one."""
    shared = [pair for pair in product(ones, others) if _is_shared(*pair)]
    surest = max(shared, key=lambda pair: pair[0].sureness + pair[1].sureness, default=None)
    return surest if surest and surest[1].hit.margin >= others[0].hit.margin else None


def _best_pair(ones: list[_Told], others: list[_Told]) -> tuple[_Told | None, _Told | None]:
    """Return the two that are surest together, amounts of one unit before others.

    Where no amount is asked for, the first two with different figures for one thing.
    """
    amounts = [
        (one, other) for one, other in product(ones, others) if one.quantity and other.quantity
    ]
    if not amounts:
        unlike = next((pair for pair in product(ones, others) if _differ(*pair)), None)
        if unlike is not None:
            return unlike
        return next(iter(_numbers_first(ones)), None), next(iter(_numbers_first(others)), None)

    def sureness(pair: tuple[_Told, _Told]) -> float:
        one, other = pair
        is_same = one.quantity and other.quantity and one.quantity.unit == other.quantity.unit
        return one.sureness + other.sureness + (SAME_MEASURE if is_same else 0.0)

    return max(amounts, key=sureness)


def _differ(one: _Told, other: _Told) -> bool:
    """Whether sentences of two articles give different figures for the same thing."""
    first, second = one.hit.sentence, other.hit.sentence
    is_of_two = first.article_id != second.article_id
    return is_of_two and differing_figures(first.text, second.text)


def _numbers_first(told: list[_Told]) -> list[_Told]:
    return sorted(told, key=lambda one: quantity_in(one.hit.sentence.text) is None)


def _leans(sentence: Sentence, others: set[str]) -> bool:
    """Whether a sentence goes on from one before it, and does not name the other side."""
    return leans_back(sentence.text) and others.isdisjoint(content_stems(sentence.text))


def _is_shared(one: _Told | None, other: _Told | None) -> bool:
    """Whether one sentence tells of both sides."""
    return one is not None and other is not None and one.hit.sentence == other.hit.sentence
