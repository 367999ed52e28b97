"""Which articles are about a subject: those that have its words, and those of the same story.

The story is told by the title of the best article that has the words, put beside the subject
(pseudo-relevance feedback): "the hospital" then finds "the emergency department" too.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.collection.scope import Scope, titled_articles
from index.english.names import has_name, names_in
from index.english.same_words import say_the_same
from index.english.shelves import INTERVIEW
from index.english.words import content_stems
from index.search.asked_there import is_asked
from index.search.retrieve import HybridRetriever
from index.store import ArticleSummary, Catalogue
from index.store.terms import question_terms

MOST_FOUND = 1_000_000

NEARNESS = 0.75
"""An article is of the story when its best passage has this share of the nearest one's cosine."""

TOLD_SHARE = 0.5
"""An article is about a subject when its title and lead have more than this share of its words."""

COMPARED_ARTICLES = 10
"""Nearest articles among which one is looked for that is named by some of its words."""

OPENING = 2.0
"""How often a word counts that stands in an article's title or lead."""

FEWEST_QUESTIONS = 3
"""Of an interview, each on a line of its own."""

NEAREST_ARTICLES = 3
"""Where no article has all the words, at most this many of the nearest."""

_MATTER = re.compile(r"\s+(?:case|affair|saga|story|matter)s?\W*$", re.IGNORECASE)
"""What a story is called by those who speak of it, and seldom by its articles: the Orr case."""


class Relevance:
    """Finds the articles about a subject. Thread safe."""

    def __init__(self, catalogue: Catalogue, retriever: HybridRetriever) -> None:
        self._catalogue = catalogue
        self._retriever = retriever

    def mentioning(self, scope: Scope) -> list[ArticleSummary]:
        """Return the articles that have every word of the subject in any form, newest first."""
        terms = question_terms(scope.subject, scope.language)
        expression = " AND ".join(f'"{term}"' for term in terms)
        if not expression:
            return []
        keys = self._catalogue.lexical.search("article", expression, MOST_FOUND, scope.filter)
        ids = self._catalogue.article_ids(list(keys))
        return [one for one in scope.articles if one.id in ids]

    def named(self, scope: Scope) -> list[ArticleSummary]:
        """Return the articles that are named by what they are about, newest first.

        They are those with all its words in the title, else the best of those with all of them in
        the text, with its copies; where none has all, the one that has most, if any has one.
        """
        titled = titled_articles(scope.subject, scope.articles)
        if titled:
            return titled
        mentioning = {one.id: one for one in self.mentioning(scope)}
        found = self._retriever.find(scope.subject, scope.filter).articles
        ranked = [hit.article_id for hit in found]
        best = next((one for one in ranked if one in mentioning), None)
        if best is not None:
            lead = self._lead(best)
            near = (one for id_, one in mentioning.items() if id_ in ranked)
            return [one for one in near if say_the_same(self._lead(one.id), lead)]
        named = self._naming(scope, ranked[:COMPARED_ARTICLES])
        return [one for one in scope.articles if one.id == named]

    def _naming(self, scope: Scope, ranked: Sequence[str]) -> str | None:
        """Return the article that most of a subject names; of several the nearest, None of none.

        The rarer a word, the more it tells; most it tells in the title and the lead. An interview
        need not be called one: it is known by its questions.

        Args:
            scope: Its subject, of which no article has all words, and the genre.
            ranked: Ids of articles, the nearest first.
        """
        wanted = set(content_stems(scope.subject))
        texts = {one: set(content_stems(self._text(one))) & wanted for one in ranked}
        counts = Counter(word for said in texts.values() for word in said)
        weights = {word: math.log1p(len(ranked) / count) for word, count in counts.items()}

        def told(id_: str) -> float:
            opening = content_stems(f"{self._catalogue.title(id_)} {self._lead(id_)}")
            said = sum(weights[word] * (OPENING if word in opening else 1.0) for word in texts[id_])
            return said * (OPENING if scope.genre == INTERVIEW and self._asks(id_) else 1.0)

        best = max(ranked, key=told, default=None)
        return best if best is not None and told(best) > 0 else None

    def _asks(self, article_id: str) -> bool:
        """Whether an article asks several questions on lines of their own, as interviews do."""
        return sum(map(is_asked, self._catalogue.sentences(article_id))) >= FEWEST_QUESTIONS

    def about(self, scope: Scope) -> list[ArticleSummary]:
        """Return the articles about the subject, newest first; all of the scope without one.

        An article that is only near to it, and lacks a name of it, is of another town's story.
        """
        if not scope.subject or scope.titled:
            return list(scope.articles)
        mentioning = {one.id for one in self.mentioning(_without_matter(scope))}
        near = self._near(scope.subject, scope)
        best = next((one for one in near if one in mentioning), None)
        if best is None:
            near = near[:NEAREST_ARTICLES]
        else:
            near = self._near(f"{scope.subject}: {self._catalogue.title(best)}", scope)
        kept = mentioning | {one for one in near if self._names(one, scope.subject)}
        return [one for one in scope.articles if one.id in kept]

    def tells(self, article: ArticleSummary, scope: Scope) -> bool:
        """Whether an article is about the subject of a scope as a whole, and not in passing."""
        wanted = set(content_stems(_without_matter(scope).subject))
        said = set(content_stems(f"{article.title} {self._lead(article.id)}"))
        return scope.titled or not wanted or len(wanted & said) > TOLD_SHARE * len(wanted)

    def is_mistaken(self, article: ArticleSummary, subject: str) -> bool:
        """Whether an article only has a name like one of a subject: the Titanic, for the Titan.

        Search takes words by their stems, which these have in common.
        """
        text = self._text(article.id)
        said = frozenset(content_stems(text))
        return any(
            said.issuperset(content_stems(name.written)) and not has_name(name, [text])
            for name in names_in(f"of {subject}")
            if len(name.parts) == 1
        )

    def _names(self, article_id: str, subject: str) -> bool:
        """Whether an article has every name of a subject."""
        names = names_in(f"of {subject}")
        return not names or all(has_name(one, [self._text(article_id)]) for one in names)

    def _lead(self, article_id: str) -> str:
        sentences = self._catalogue.sentences(article_id, 0, 4)
        body = [one.text for one in sentences if not one.is_heading]
        return next(iter(body), "")

    def _text(self, article_id: str) -> str:
        return f"{self._catalogue.title(article_id)} {self._catalogue.article(article_id).text}"

    def _near(self, text: str, scope: Scope) -> list[str]:
        """Return the ids of the articles whose best passages are near to a text, nearest first."""
        cosines: dict[str, float] = {}
        for hit in self._retriever.find(text, scope.filter).passages:
            article_id = hit.passage.article_id
            cosines[article_id] = max(hit.cosine, cosines.get(article_id, hit.cosine))
        floor = NEARNESS * max(cosines.values(), default=0.0)
        ranked = sorted(cosines, key=lambda one: -cosines[one])
        return [one for one in ranked if cosines[one] >= floor]


def _without_matter(scope: Scope) -> Scope:
    """Return a scope whose subject is what a case is about: of "the Orr case" Orr."""
    subject = _MATTER.sub("", scope.subject)
    return replace(scope, subject=subject) if question_terms(subject) else scope
