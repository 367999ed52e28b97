"""Which articles the reader sees listed and asks: the choice made in the drawer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from index.types import SearchFilter

if TYPE_CHECKING:
    from index.store import ArticleSummary

LISTED_ARTICLES = 200
"""How many articles the drawer shows at most; more help nobody and slow the page."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader chose in the drawer. Words narrow the list only, the rest questions too."""

    sources: frozenset[str] = frozenset()
    after: date | None = None
    before: date | None = None
    words: str = ""

    @property
    def search_filter(self) -> SearchFilter:
        """What questions are limited to."""
        return SearchFilter(self.sources, self.after, self.before)


def read_choice(
    sources: Sequence[str] | None, after: str | None, before: str | None, words: str | None
) -> Choice:
    """Make a choice of what the page's controls hold; a date that is not one counts as none."""
    return Choice(frozenset(sources or ()), _day(after), _day(before), (words or "").strip())


def chosen(articles: Sequence["ArticleSummary"], choice: Choice) -> list["ArticleSummary"]:
    """Return the articles that pass, newest first, undated ones last."""
    words = choice.words.casefold().split()
    passing = [
        one
        for one in articles
        if _passes(one, choice)
        and all(word in f"{one.title} {one.source}".casefold() for word in words)
    ]
    return sorted(passing, key=lambda one: one.date or date.min, reverse=True)


def scope_line(articles: Sequence["ArticleSummary"], choice: Choice) -> str:
    """Say which articles questions are limited to; empty without a limit."""
    if choice.search_filter.is_empty:
        return ""
    count = sum(_passes(one, choice) for one in articles)
    return f"Asking {count:,} of {len(articles):,} articles"


def source_names(articles: Sequence["ArticleSummary"]) -> list[str]:
    """Return the sources there are, in alphabetical order."""
    return sorted({one.source for one in articles if one.source}, key=str.casefold)


def sources_left(
    chosen_sources: Sequence[str] | None, articles: Sequence["ArticleSummary"]
) -> list[str]:
    """Return the chosen sources that still have an article, in the order of the choice."""
    present = {one.source for one in articles}
    return [name for name in chosen_sources or () if name in present]


def _passes(article: "ArticleSummary", choice: Choice) -> bool:
    return choice.search_filter.admits(article.id, article.source, article.date)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
