"""A topic typed as into a search box: the sentences that say most about it.

"cat flat 3" asks nothing, so the reader, which learned from questions, sees no answer to it, and
what it ranks first need not have a word of it. Here sentences are ranked by which of the words they
and what stands around them have: the line that they stand under, the title, the article.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from assistant.answering.collection.reply import CollectionReply, Shown
from assistant.answering.neighbours import names_what_follows
from index.english.listing import listed
from index.english.names import has_name, names_in
from index.english.same_words import say_the_same
from index.english.words import content_stems, stem, words
from index.search.asked_there import is_asked
from index.store import Catalogue
from index.store.terms import question_terms
from index.types import Sentence, SentenceHit

MOST_SHOWN = 3

READ_SENTENCES = 200
"""Best sentences of a search that are looked at; they are those of its best passages."""

ABOVE, TITLE, ARTICLE = 0.95, 0.9, 0.4
"""What a word counts that stands not in a sentence but in the line above it, in the title of its
article, elsewhere in there."""

CLOSE = 0.85
"""Of the best sentence's sum: others down to that are shown too."""

FOUND_SHARE = 0.6
"""Of the weight of all words: so much of them an article has to have."""


@dataclass(frozen=True, slots=True)
class _Scored:
    """A sentence, what its words sum up to, and which it, its line above or its article have."""

    sentence: Sentence
    sum: float
    near: frozenset[str]
    in_article: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Article:
    """Which of some stems an article has: in its title, anywhere, above each of its sentences."""

    title: frozenset[str]
    words: frozenset[str]
    lines: Mapping[int, frozenset[str]]


class SearchedWords:
    """Finds the sentences that say most about a few words. Thread safe."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def reply(
        self, typed: str, found: Sequence[SentenceHit], *, is_shown: bool
    ) -> CollectionReply | None:
        """Return the sentences that say most; None where no article has enough of the words.

        Nor where no article at all has one of them, or where what is shown anyhow says as much and
        no sentence has them all.

        Args:
            typed: A topic.
            found: What was found for it, best first.
            is_shown: Whether that is shown where there is no reply.
        """
        weights = self._weights(typed)
        if not weights or not found:
            return None
        scored = self._scored(list(islice(found, READ_SENTENCES)), weights)
        if not scored:
            return None
        best = max(scored, key=lambda one: one.sum)
        has_rarest = max(weights, key=lambda one: weights[one]) in best.near
        if not has_rarest or _sum(weights, best.in_article) < FOUND_SHARE * sum(weights.values()):
            return None
        if not self._knows_names(typed, best.sentence.article_id):
            return None
        is_as_good = scored[0].sum >= CLOSE * best.sum and scored[0].near == best.near
        if is_shown and is_as_good and best.near != set(weights):
            return None
        close = [one for one in scored if one.sum >= CLOSE * best.sum and one.near == best.near]
        shown = _distinct([best, *(one for one in close if one is not best)])[:MOST_SHOWN]
        return CollectionReply(
            _statement(typed, best.in_article), tuple(Shown(one.sentence) for one in shown)
        )

    def _knows_names(self, typed: str, article_id: str) -> bool:
        """Whether an article has the names: Ida Lund is not in one of Ida Orr and Per Lund."""
        said = [self._catalogue.article(article_id).text, self._catalogue.title(article_id)]
        return all(has_name(name, said) for name in names_in(f"of {typed}"))

    def _weights(self, typed: str) -> dict[str, float]:
        """Return how much each stem tells: the rarer, the more; nothing if one stands nowhere."""
        terms = question_terms(typed)
        counts = self._catalogue.lexical.document_frequencies(terms)
        if not all(counts.values()):
            return {}
        total = self._catalogue.sentence_count()
        return {stem(one): math.log1p(total / counts[one]) for one in terms}

    def _scored(self, found: Sequence[SentenceHit], weights: Mapping[str, float]) -> list[_Scored]:
        sentences = [hit.sentence for hit in found]
        ids = dict.fromkeys(one.article_id for one in sentences)
        places = {id_: self._words_of_article(id_, frozenset(weights)) for id_ in ids}
        return [
            _scored(one, weights, places[one.article_id])
            for one in sentences
            if not _names_what_is_below(one)
        ]

    def _words_of_article(self, article_id: str, wanted: frozenset[str]) -> _Article:
        title = wanted.intersection(content_stems(self._catalogue.title(article_id)))
        text = self._catalogue.article(article_id).text
        lines: dict[int, frozenset[str]] = {}
        line: frozenset[str] = frozenset()
        for one in self._catalogue.sentences(article_id):
            if _names_what_is_below(one):
                line = wanted.intersection(content_stems(one.text))
            lines[one.number] = line
        return _Article(title, title | wanted.intersection(content_stems(text)), lines)


def _scored(sentence: Sentence, weights: Mapping[str, float], article: _Article) -> _Scored:
    own = frozenset(weights).intersection(content_stems(sentence.text))
    near = own | article.lines[sentence.number]
    total = (
        _sum(weights, own)
        + ABOVE * _sum(weights, near - own)
        + TITLE * _sum(weights, article.title - near)
        + ARTICLE * _sum(weights, article.words - near - article.title)
    )
    return _Scored(sentence, total, near, article.words)


def _sum(weights: Mapping[str, float], words: frozenset[str]) -> float:
    return sum(weights[one] for one in words)


def _names_what_is_below(sentence: Sentence) -> bool:
    """Whether a sentence is a heading, the label of an item or a question answered below."""
    return sentence.is_heading or names_what_follows(sentence) or is_asked(sentence)


def _distinct(scored: Sequence[_Scored]) -> list[_Scored]:
    kept: list[_Scored] = []
    for one in scored:
        if not any(say_the_same(one.sentence.text, other.sentence.text) for other in kept):
            kept.append(one)
    return kept


def _statement(typed: str, said: frozenset[str]) -> str:
    """Return what is shown: where the words stand, and which of them do not."""
    terms = question_terms(typed)
    asked = [one for one in dict.fromkeys(words(typed)) if one.lower() in terms]
    there = [f"“{one}”" for one in asked if stem(one) in said]
    missing = [f"“{one}”" for one in asked if stem(one) not in said]
    without = f", without {listed(missing, 'or')}" if missing else ""
    return f"Where an article speaks of {listed(there, 'and')}{without}:"
