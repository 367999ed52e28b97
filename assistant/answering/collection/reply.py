"""What a request about the collection gets: a count, the articles behind it, their sentences."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Self, TypeAlias

from assistant.answering.draft import DraftSentence
from index.types import ArticleHit, Sentence

MOST_REST = 50
"""Things that a reply holds beyond those that it shows; of further ones it tells how many."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing that a reply shows.

    Attributes:
        sentence: Quoted and cited.
        label: What stands before it, such as a day of a timeline or a side of a comparison.
        copies: Sentences of other articles that say the same; cited with it.
    """

    sentence: Sentence
    label: str = ""
    copies: tuple[Sentence, ...] = ()

    @property
    def draft(self) -> DraftSentence:
        """It as a sentence of an answer, to be checked."""
        return DraftSentence(self.sentence.text, (self.sentence, *self.copies), label=self.label)


@dataclass(frozen=True, slots=True)
class CollectionReply:
    """The reply to one request about the collection.

    Attributes:
        statement: What the catalogue says, counted by the program and quoted from nowhere.
        shown: What shows it, in reading order.
        rest: What fits beyond that; may be worked out as it is read, once.
        more: How many further sentences or articles fit and are not shown.
        is_refusal: Nothing fits: the statement says why.
        answer: Words of what is shown that answer by themselves; empty where none do.
    """

    statement: str = ""
    shown: tuple[Shown, ...] = ()
    rest: Iterable[Shown] = ()
    more: int = 0
    is_refusal: bool = False
    answer: str = ""

    @property
    def articles(self) -> tuple[ArticleHit, ...]:
        """The articles that are shown, in the reply's order."""
        ids = dict.fromkeys(shown.sentence.article_id for shown in self.shown)
        return tuple(ArticleHit(id_, -float(rank)) for rank, id_ in enumerate(ids))

    @classmethod
    def listing(
        cls, statement: str, things: Iterable[Shown | None], first: int, count: int
    ) -> Self:
        """Return a reply that shows the first of some things and holds the others.

        Args:
            statement: What the catalogue says.
            things: In reading order, worked out as they are read; None for one that says nothing.
            first: How many are shown.
            count: How many there are.
        """
        left = iter(things)
        shown = tuple(one for one in islice(left, first) if one is not None)
        rest = (one for one in islice(left, MOST_REST) if one is not None)
        return cls(statement, shown, rest, more=max(0, count - first))

    def first(self, most: int | None) -> Self:
        """Return the reply with at most so many things shown, and the others held; None for all."""
        if most is None:
            return self
        shown, left = self.shown[:most], self.shown[most:]
        return replace(self, shown=shown, rest=chain(left, self.rest), more=self.more + len(left))


def read_late(make: Callable[[], Iterable[Shown]]) -> Iterator[Shown]:
    """Yield what a function makes, which is called when the first is read."""
    yield from make()


Finder: TypeAlias = Callable[[str, Sequence[Sentence]], CollectionReply | None]
"""Finds what is written in one form, such as a row of a table, for a question among sentences."""
