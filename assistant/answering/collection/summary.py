"""Summaries: key sentences of one article, of what is said of a subject, or of everything."""

from collections.abc import Sequence

import numpy as np

from assistant.answering.collection.centrality import centralities, key_sentences
from assistant.answering.collection.relevance import Relevance
from assistant.answering.collection.reply import CollectionReply, Shown
from assistant.answering.collection.scope import Scope
from assistant.answering.collection.wording import plural
from index.embedding import Embedding, embed_matrix, embed_query
from index.search.duplicates import say_the_same
from index.search.retrieve import HybridRetriever
from index.store import ArticleSummary, Catalogue
from index.types import Sentence

ARTICLE_SENTENCES = 5
"""Sentences of the summary of one article or of one subject."""

SHOWN_ARTICLES = 8
"""Articles of which a summary of many shows a sentence each; the rest are counted."""

READ_ARTICLES = 6
"""Articles that a summary of a subject draws from at most."""

READ_SENTENCES = 80
"""Sentences of one article that are looked at; news says the important first."""

FEWEST_WORDS = 5
"""Shorter sentences tell too little by themselves."""


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
        self._embedding = embedding

    def summary(self, scope: Scope, *, of_one: bool) -> CollectionReply:
        """Return the summary of a scope.

        Args:
            scope: What the request names.
            of_one: It asks for one article, even where it names it by its subject only.
        """
        articles: Sequence[ArticleSummary] = scope.articles
        if scope.subject and not scope.titled:
            articles = self._best(scope) if of_one else self._relevance.about(scope)[:READ_ARTICLES]
        elif of_one:
            articles = articles[:1]
        if not articles:
            return CollectionReply(f"Nothing was found on “{scope.subject}”.", is_refusal=True)
        if len(articles) == 1:
            return self._of_article(articles[0])
        return self._of_subject(scope, articles) if scope.subject else self._of_many(articles)

    def _best(self, scope: Scope) -> list[ArticleSummary]:
        """Return the article that a subject names best."""
        known = {one.id: one for one in scope.articles}
        found = self._retriever.find(scope.subject, scope.filter).articles
        return [known[hit.article_id] for hit in found if hit.article_id in known][:1]

    def _of_article(self, article: ArticleSummary) -> CollectionReply:
        sentences = self._telling(article)
        chosen = self._chosen(sentences, ARTICLE_SENTENCES, None)
        return CollectionReply(
            f"Key sentences of “{article.title}”:", tuple(Shown(one) for one in chosen)
        )

    def _of_subject(self, scope: Scope, articles: Sequence[ArticleSummary]) -> CollectionReply:
        sentences = [one for article in articles for one in self._telling(article)]
        chosen = self._chosen(sentences, ARTICLE_SENTENCES, scope.subject)
        order = [article.id for article in articles]
        chosen.sort(key=lambda one: (order.index(one.article_id), one.number))
        cited = len({one.article_id for one in chosen})
        return CollectionReply(
            f"Key sentences on “{scope.subject}” from {plural(cited, 'article')}:",
            tuple(Shown(one) for one in chosen),
        )

    def _of_many(self, articles: Sequence[ArticleSummary]) -> CollectionReply:
        """Return the key sentence of each article, near-copies once."""
        shown: list[Shown] = []
        for article in articles:
            if len(shown) == SHOWN_ARTICLES:
                break
            best = self._chosen(self._telling(article), 1, None)
            twin = next((one for one in shown if best and _same(one.sentence, best[0])), None)
            if twin is not None:
                copies = (*twin.copies, best[0])
                shown[shown.index(twin)] = Shown(twin.sentence, twin.label, copies)
            elif best:
                shown.append(Shown(best[0]))
        covered = sum(1 + len(one.copies) for one in shown)
        return CollectionReply(
            f"{plural(len(articles), 'article')}, newest first, a key sentence of each:",
            tuple(shown),
            more=len(articles) - covered,
        )

    def _telling(self, article: ArticleSummary) -> list[Sentence]:
        sentences = self._catalogue.sentences(article.id, 0, READ_SENTENCES - 1)
        return [
            one
            for one in sentences
            if not one.is_heading
            and len(one.text.split()) >= FEWEST_WORDS
            and not one.text.rstrip("”\"’' ").endswith("?")
        ]

    def _chosen(
        self, sentences: Sequence[Sentence], count: int, subject: str | None
    ) -> list[Sentence]:
        """Return the key sentences in the articles' order."""
        if not sentences:
            return []
        vectors = embed_matrix(self._embedding, [one.text for one in sentences])
        places = np.unique([one.article_id for one in sentences], return_index=True)
        first = {str(id_): int(at) for id_, at in zip(*places, strict=True)}
        numbers = [at - first[one.article_id] for at, one in enumerate(sentences)]
        vector = embed_query(self._embedding, subject) if subject else None
        ranks = centralities(vectors, numbers, vector)
        chosen = sorted(key_sentences(vectors, ranks, count))
        return [sentences[at] for at in chosen]


def _same(one: Sentence, other: Sentence) -> bool:
    return say_the_same(one.text, other.text)
