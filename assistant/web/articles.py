"""Which articles the reader sees listed and asks: the choice made in the drawer."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import parse_qs

from index.store.terms import match_expression
from index.types import SearchFilter

if TYPE_CHECKING:
    from index.store import ArticleSummary, Catalogue

MOST_WORDS = 10
MOST_FOUND = 100_000
"""Of one search of the list."""

NEWEST = "newest"

ORDERS: "Mapping[str, tuple[Callable[[ArticleSummary], Any], bool]]" = {
    NEWEST: (lambda one: one.date or date.min, True),
    "oldest": (lambda one: one.date or date.min, False),
    "added": (lambda one: one.arrival, True),
    "title": (lambda one: one.title.casefold(), False),
    "source": (lambda one: one.source.casefold(), False),
}
"""What the list may be sorted by: a key, and whether it goes down."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader chose in the drawer.

    Words and order are about the list only, picked articles about questions only, the rest both.
    """

    sources: frozenset[str] = frozenset()
    after: date | None = None
    before: date | None = None
    words: str = ""
    picked: frozenset[str] = frozenset()
    order: str = NEWEST

    @classmethod
    def of(
        cls,
        sources: Iterable[str],
        after: str,
        before: str,
        words: str = "",
        picked: Iterable[str] = (),
        order: str = "",
    ) -> Self:
        """Make a choice of texts; a date that is not one counts as none."""
        return cls(
            frozenset(sources),
            _day(after),
            _day(before),
            words.strip(),
            frozenset(picked),
            order if order in ORDERS else NEWEST,
        )

    def is_in_time(self, day: date | None) -> bool:
        """Whether a day is between the chosen ones; no day is only where none is chosen."""
        return SearchFilter(after=self.after, before=self.before).admits("", "", day)

    @property
    def listed_filter(self) -> SearchFilter:
        """What the list is limited to, words apart."""
        return SearchFilter(self.sources, self.after, self.before)

    @property
    def search_filter(self) -> SearchFilter:
        """What questions are limited to."""
        return replace(self.listed_filter, article_ids=self.picked or None)


def read_choice(fields: str | None) -> Choice:
    """Read what questions are limited to, as the page's script writes it.

    That is "source=NAME&after=DAY&before=DAY&article=ID", each as often as there are; a client
    sends it, and what is none of these counts as nothing.
    """
    values = parse_qs(fields or "")
    [after], [before] = values.get("after", [""])[:1], values.get("before", [""])[:1]
    return Choice.of(values.get("source", ()), after, before, picked=values.get("article", ()))


def found_in_text(catalogue: "Catalogue", words: str) -> frozenset[str]:
    """Return the ids of the articles whose text has every one of these words, in any form."""
    found: frozenset[str] | None = None
    for word in words.split()[:MOST_WORDS]:
        expression = match_expression(word)
        if expression is None:  # a word that no article is found by
            continue
        keys = catalogue.lexical.search("article", expression, MOST_FOUND, SearchFilter())
        ids = catalogue.article_ids(list(keys))
        found = ids if found is None else found & ids
    return found or frozenset()


def chosen(
    articles: Sequence["ArticleSummary"], choice: Choice, found: frozenset[str] = frozenset()
) -> list["ArticleSummary"]:
    """Return the articles that pass, in the order that was chosen; undated ones are the oldest.

    Args:
        articles: All there are.
        choice: What passes; its words are looked for in titles and sources.
        found: Ids of those that have the words in their text.
    """
    words = choice.words.casefold().split()
    passing = [
        one
        for one in articles
        if _passes(one, choice)
        and (
            one.id in found or all(word in f"{one.title} {one.source}".casefold() for word in words)
        )
    ]
    key, is_reversed = ORDERS[choice.order]
    return sorted(passing, key=key, reverse=is_reversed)


def source_names(articles: Sequence["ArticleSummary"]) -> list[str]:
    """Return the sources there are, in alphabetical order."""
    return sorted({one.source for one in articles if one.source}, key=str.casefold)


def _passes(article: "ArticleSummary", choice: Choice) -> bool:
    return choice.listed_filter.admits(article.id, article.source, article.date)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
