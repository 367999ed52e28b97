"""Where single articles come from: who wrote, who published, and when, what is about a subject."""

from collections import Counter
from collections.abc import Sequence
from itertools import repeat

from assistant.answering.collection.counting import best_matching
from assistant.answering.collection.relevance import Relevance
from assistant.answering.collection.reply import CollectionReply, Shown
from assistant.answering.collection.scope import Scope
from assistant.answering.collection.wording import named, newest_first
from index.english.dates import day_text
from index.english.listing import listed, plural
from index.store import ArticleSummary, Catalogue

SHOWN_ARTICLES = 6


class Provenance:
    """Tells who wrote and published the articles about a subject, and when. Thread safe."""

    def __init__(self, catalogue: Catalogue, relevance: Relevance) -> None:
        self._catalogue = catalogue
        self._relevance = relevance

    def authors(self, scope: Scope) -> CollectionReply | None:
        """Return who wrote the articles about the subject of a scope; None where there are none."""
        articles = self._relevance.named(scope)
        known = Counter(one.author for one in articles if one.author)
        if not articles:
            return None
        if not known:
            return self._reply(scope, articles, f"No author is named of {_these(articles)}.")
        if len(articles) == 1:
            author = articles[0].author
            return self._reply(scope, articles, f"{author} wrote {named(articles[0])}.", [author])
        counts = [f"{name} ({plural(count, 'article')})" for name, count in known.most_common()]
        unknown = len(articles) - known.total()
        rest = f", and {plural(unknown, 'article')} without a name" if unknown else ""
        labels = [one.author for one in articles]
        return self._reply(scope, articles, f"Written by {listed(counts)}{rest}.", labels)

    def sources(self, scope: Scope) -> CollectionReply | None:
        """Return who published the articles about the subject; None where there are none."""
        articles = self._relevance.named(scope)
        known = Counter(one.source for one in articles if one.source)
        if not articles:
            return None
        if not known:
            return self._reply(scope, articles, f"No source is named of {_these(articles)}.")
        counts = [f"{name} ({plural(count, 'article')})" for name, count in known.most_common()]
        labels = [one.source for one in articles]
        return self._reply(scope, articles, f"Published by {listed(counts)}.", labels)

    def dates(self, scope: Scope) -> CollectionReply | None:
        """Return when the articles about the subject were published; None where there are none."""
        articles = self._relevance.named(scope)
        days = [day_text(one.date) if one.date else "" for one in articles]
        if not articles:
            return None
        if not any(days):
            return self._reply(scope, articles, f"No date is known of {_these(articles)}.")
        if len(articles) == 1:
            source = f" by {articles[0].source}" if articles[0].source else ""
            statement = f"“{articles[0].title}” was published{source} on {days[0]}."
            return self._reply(scope, articles, statement, days)
        count, order = plural(len(articles), "article"), newest_first(articles)
        statement = f"{count} on “{scope.subject}”, {order}:"
        return self._reply(scope, articles, statement, days)

    def _reply(
        self,
        scope: Scope,
        articles: Sequence[ArticleSummary],
        statement: str,
        labels: Sequence[str] = (),
    ) -> CollectionReply:
        bests = (
            best_matching(self._catalogue.sentences(one.id), scope.subject, scope.language)
            for one in articles
        )
        shown = (
            Shown(best, label) if best else None
            for best, label in zip(bests, labels or repeat(""), strict=False)
        )
        return CollectionReply.listing(statement, shown, SHOWN_ARTICLES, len(articles))


def _these(articles: Sequence[ArticleSummary]) -> str:
    return named(articles[0]) if len(articles) == 1 else plural(len(articles), "article")
