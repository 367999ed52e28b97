"""Summaries: key sentences of one article, of what is said of a subject, or of everything."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from assistant.answering.collection.key_sentences import KeySentences, add_once
from assistant.answering.collection.relevance import Relevance
from assistant.answering.collection.reply import CollectionReply, Shown, read_late
from assistant.answering.collection.scope import Scope
from assistant.answering.collection.wording import newest_first
from index.embedding import Embedding
from index.english.listing import plural
from index.english.words import words
from index.search.retrieve import HybridRetriever
from index.store import ArticleSummary, Catalogue

SHOWN_ARTICLES = 8
"""Articles of which a summary of many shows a sentence each; the rest are counted."""

FEW_ARTICLES = 4
"""A sentence of each of so many is less than a summary has: they are summarised together."""

READ_FURTHER = 25
"""Articles whose key sentences it holds beyond that; each has to be read whole for its own."""

READ_ARTICLES = 6
"""Articles that a summary of a subject draws from at most."""


class Summarizer:
    """Summarises with sentences of the articles. Thread safe."""

    def __init__(
        self,
        catalogue: Catalogue,
        retriever: HybridRetriever,
        relevance: Relevance,
        embedding: Embedding,
    ) -> None:
        self._catalogue = catalogue
        self._relevance = relevance
        self._retriever = retriever
        self._key = KeySentences(catalogue, embedding)

    def summary(self, scope: Scope, *, of_one: bool, length: int | None = None) -> CollectionReply:
        """Return the summary of a scope.

        Args:
            scope: What the request names.
            of_one: It asks for one article, even where it names it by its subject only.
            length: How many sentences it shall have; None where nothing is said of that.
        """
        articles: Sequence[ArticleSummary] = scope.articles
        if scope.subject and not scope.titled:
            articles = self._best(scope) if of_one else self._telling(scope)[:READ_ARTICLES]
        elif of_one:
            articles = articles[:1]
        if not articles:
            return CollectionReply(f"Nothing was found on “{scope.subject}”.", is_refusal=True)
        if len(articles) == 1:
            return self._of_article(articles[0], length)
        if scope.subject:
            return self._of_subject(scope, articles).first(length)
        if len(articles) <= FEW_ARTICLES:
            return self._of_few(articles, length)
        return self._of_many(articles).first(length)

    def of_genre(self, scope: Scope, genre: str, marks: Collection[str]) -> CollectionReply:
        """Return the summary of the newest article of a genre; a refusal where there is none.

        Args:
            scope: Its articles, newest first.
            genre: "interview"
            marks: Words of which the titles of such articles have one; else their texts do.
        """
        titled = [
            one for one in scope.articles if not {*words(one.title.lower())}.isdisjoint(marks)
        ]
        found = titled or [
            one
            for mark in sorted(marks)
            for one in self._relevance.mentioning(replace(scope, subject=mark))
        ]
        if not found:
            return CollectionReply(
                f"No article is known to be of this kind: {genre}.", is_refusal=True
            )
        return self._of_article(found[0])

    def _best(self, scope: Scope) -> list[ArticleSummary]:
        """Return the article that a subject names best."""
        among = scope.articles if scope.language == "en" else self._relevance.mentioning(scope)
        known = {one.id: one for one in among}
        found = self._retriever.find(scope.subject, scope.filter).articles
        return [known[hit.article_id] for hit in found if hit.article_id in known][:1]

    def _telling(self, scope: Scope) -> list[ArticleSummary]:
        """Return the articles about a subject, those that only mention it where there are none."""
        about = self._relevance.about(scope)
        return [one for one in about if self._relevance.tells(one, scope)] or about

    def _of_article(self, article: ArticleSummary, length: int | None = None) -> CollectionReply:
        chosen = self._key.of_article(article, length)
        return CollectionReply(f"Key sentences of “{article.title}”:", tuple(chosen))

    def _of_subject(self, scope: Scope, articles: Sequence[ArticleSummary]) -> CollectionReply:
        """Return at least a sentence of each article, in the order in which they appeared."""
        ordered = sorted(articles, key=lambda one: (one.date is None, one.date))
        shown = self._key.of_story(ordered, scope.subject)
        cited = {one.article_id for each in shown for one in (each.sentence, *each.copies)}
        return CollectionReply(
            f"Key sentences on “{scope.subject}” from {plural(len(cited), 'article')}:",
            tuple(shown),
        )

    def _of_few(self, articles: Sequence[ArticleSummary], length: int | None) -> CollectionReply:
        """Return key sentences of each article."""
        return CollectionReply(
            f"{plural(len(articles), 'article')}, {newest_first(articles)}, key sentences of them:",
            tuple(self._key.of_few(articles, length)),
        )

    def _of_many(self, articles: Sequence[ArticleSummary]) -> CollectionReply:
        """Return the key sentence of each article, near-copies once."""
        left = iter(articles)
        shown = self._key_sentences(left, SHOWN_ARTICLES)
        covered = sum(1 + len(one.copies) for one in shown)
        return CollectionReply(
            f"{plural(len(articles), 'article')}, {newest_first(articles)}, a key sentence of "
            "each:",
            shown,
            read_late(lambda: self._key_sentences(islice(left, READ_FURTHER), READ_FURTHER)),
            more=len(articles) - covered,
        )

    def _key_sentences(self, articles: Iterator[ArticleSummary], most: int) -> tuple[Shown, ...]:
        """Return at most so many key sentences of the next articles."""
        shown: list[Shown] = []
        for article in articles:
            best = self._key.sentence(article)
            if best is not None:
                add_once(shown, best)
            if len(shown) == most:
                break
        return tuple(shown)
