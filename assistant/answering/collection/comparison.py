"""Comparisons: the same question put to each side, and what the articles say of either."""

from collections.abc import Mapping, Sequence
from itertools import product

from assistant.answering.collection.compared_periods import ComparedPeriods
from assistant.answering.collection.compared_rows import ComparedRows
from assistant.answering.collection.compared_sources import ComparedSources
from assistant.answering.collection.compared_times import ComparedTimes
from assistant.answering.collection.ranked_rows import RankedRows
from assistant.answering.collection.reply import CollectionReply, Shown
from assistant.answering.collection.scope import Scope
from assistant.answering.collection.told_sides import (
    READ_SENTENCES,
    SAME_MEASURE,
    Told,
    ToldSides,
)
from assistant.answering.collection.verdict import verdict
from assistant.answering.comparing.figures import differing_figures
from index.english.amounts_asked import AmountAsked, amount_asked
from index.english.clause_sides import clause_sides, times_compared
from index.english.comparing import Sides, sides_of
from index.english.earlier import time_asked
from index.english.listing import listed
from index.english.parts import compared_after
from index.english.quantities import quantity_in
from index.english.ranking import asks_for_order, limit_asked, place_asked
from index.english.several import several_sides
from index.english.words import content_stems, words
from index.search.retrieve import HybridRetriever
from index.store import Catalogue
from index.types import SearchFilter

MOST_AMOUNTS = 6
"""Surest amounts of a side, of which the best together are looked for."""

_DETERMINERS = frozenset("the a an this that its their our my your".split())


class Comparisons:
    """Shows what the articles say of each side. Thread safe."""

    def __init__(self, catalogue: Catalogue, retriever: HybridRetriever) -> None:
        self._retriever = retriever
        self._told_sides = ToldSides(catalogue, retriever)
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
        if (place is None and limit is None) or several_sides(question):
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
        sides = several_sides(question)
        if sides is None and not asks_for_order(question):
            sides = sides_of(question)
        if sides is None or _differ_in_small_words(sides):
            return None
        return self._of_sides(question, sides, when is not None, scope)

    def _of_sides(
        self, question: str, sides: Sides, is_of_times: bool, scope: Scope
    ) -> CollectionReply | None:
        """Return the best sentence on each side, labelled with it.

        Args:
            question: As it was asked.
            sides: That it names.
            is_of_times: It asks which was earlier, and no days are told.
            scope: What is searched.
        """
        if _are_same(sides):
            same = f"“{sides.one}” and “{sides.other}” are the same thing."
            return CollectionReply(same, is_refusal=True)
        amount = amount_asked(sides.asked)
        if is_of_times and amount is None:
            return None
        hits = [self._told_sides.hits(sides.asked, amount, side, scope) for side in sides.names]
        if amount is not None:
            found = [hit.sentence for one in hits for hit in one]
            if rows := self._rows.reply(question, sides, amount, found):
                return rows
        told = [
            self._told_sides.of(side, own, sides, amount)
            for side, own in zip(sides.names, hits, strict=True)
        ]
        if amount is not None and amount.thing and not all(told):
            return None  # of one side alone it compares nothing
        is_open = sides.asked and amount is None and not sides.topic and not sides.more
        shared = _both_told(*told) if is_open else None
        best = shared or _best_together(told)
        return self._reply(dict(zip(sides.names, best, strict=True)), amount)

    def _of_clauses(self, sides: Sides, scope: Scope) -> CollectionReply | None:
        told = {
            side: self._told_sides.of_clause(side, self._told_sides.hits("", None, side, scope))
            for side in sides.names
        }
        return self._reply(told, None)

    def _reply(
        self, told: Mapping[str, Told | None], amount: AmountAsked | None
    ) -> CollectionReply | None:
        found = {side: one for side, one in told.items() if one is not None}
        if not found:
            return None
        missing = [f"“{side}”" for side in told if side not in found]
        statement = f"Nothing was found on {listed(missing)}." if missing else ""
        known = list(dict.fromkeys(one.hit.sentence for one in found.values()))
        amounts = {side: one.quantity for side, one in found.items() if one.quantity}
        # A sentence on two has one amount at most that the reader marked, of either.
        if amount is not None and len(told) == len(known) == len(amounts):
            statement = verdict(amounts, amount)
        shown: list[Shown] = []
        for sentence in known:
            sides = [side for side, one in found.items() if one.hit.sentence == sentence]
            first = found[sides[0]]
            shown.extend(self._told_sides.shown(", ".join(sides), first))
            if amount is None:
                shown.extend(self._told_sides.further(first, known))
        return CollectionReply(statement, tuple(shown))


def _are_same(sides: Sides) -> bool:
    return set(content_stems(sides.one)) == set(content_stems(sides.other))


def _differ_in_small_words(sides: Sides) -> bool:
    """Whether no telling word tells two sides apart: riding up and riding down."""
    return _are_same(sides) and _said(sides.one) != _said(sides.other)


def _said(side: str) -> set[str]:
    return {word.lower() for word in words(side)} - _DETERMINERS


def _both_told(ones: list[Told], others: list[Told]) -> tuple[Told, Told] | None:
    """Return the surest sentence that tells what is asked of both sides; None without one."""
    shared = [
        pair for pair in product(ones, others) if pair[0].hit.sentence == pair[1].hit.sentence
    ]
    surest = max(shared, key=lambda pair: pair[0].sureness + pair[1].sureness, default=None)
    return surest if surest and surest[1].hit.margin >= others[0].hit.margin else None


def _best_together(told: Sequence[list[Told]]) -> Sequence[Told | None]:
    """Return what is told of the sides surest together, amounts of one unit before others.

    Where no amount is asked for, of two sides the first that give different figures for one thing.
    """
    amounts = [_surest([one for one in own if one.quantity]) for own in told]
    if all(amounts):
        return max(product(*amounts), key=_sureness)
    unlike = (pair for pair in product(*told) if _differ(*pair)) if len(told) == 2 else ()
    found = next(iter(unlike), None)
    return found or [next(iter(_numbers_first(own)), None) for own in told]


def _surest(told: list[Told]) -> list[Told]:
    return sorted(told, key=lambda one: -one.sureness)[:MOST_AMOUNTS]


def _sureness(found: Sequence[Told]) -> float:
    units = {one.quantity.unit for one in found if one.quantity}
    return sum(one.sureness for one in found) + (SAME_MEASURE if len(units) == 1 else 0.0)


def _differ(one: Told, other: Told) -> bool:
    """Whether sentences of two articles give different figures for the same thing."""
    first, second = one.hit.sentence, other.hit.sentence
    is_of_two = first.article_id != second.article_id
    return is_of_two and differing_figures(first.text, second.text)


def _numbers_first(told: list[Told]) -> list[Told]:
    return sorted(told, key=lambda one: quantity_in(one.hit.sentence.text) is None)
