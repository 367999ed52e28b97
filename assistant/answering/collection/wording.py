"""How replies name articles, counts and days."""

from collections.abc import Sequence

from assistant.answering.collection.scope import Scope
from index.english.dates import day_text
from index.english.listing import listed, plural
from index.store import ArticleSummary


def named(article: ArticleSummary) -> str:
    """Return an article's title with its source and day, as far as they are known."""
    day = day_text(article.date) if article.date else ""
    facts = [part for part in (article.source, day) if part]
    return f"“{article.title}”" + (f" ({', '.join(facts)})" if facts else "")


def newest_first(articles: Sequence[ArticleSummary]) -> str:
    """Return in which order articles are told, which says nothing of those without a date."""
    undated = sum(one.date is None for one in articles)
    if undated == len(articles):
        return "none with a date"
    return f"newest first, {undated:,} without a date last" if undated else "newest first"


def where(scope: Scope) -> str:
    """Return what of a scope was named, to stand after "article": " from the Courier in March"."""
    author = f" by {listed(scope.authors)}" if scope.authors else ""
    source = f" from {listed(scope.sources)}" if scope.sources else ""
    return author + source + (f" {scope.period.shown}" if scope.period else "")


def described(scope: Scope) -> str:
    """Return the articles of a scope: "3 articles from the Courier"."""
    return plural(len(scope.articles), "article") + where(scope)
