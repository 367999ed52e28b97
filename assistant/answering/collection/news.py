"""What is new in a period, and the latest on a subject: newest first."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.answering.collection.counting import best_matching, words_beside_names
from assistant.answering.collection.inventory import beginning, is_of_body
from assistant.answering.collection.relevance import Relevance
from assistant.answering.collection.reply import MOST_REST, CollectionReply, Shown, read_late
from assistant.answering.collection.scope import Scope
from assistant.answering.collection.wording import described, named, newest_first, where
from index.english.listing import plural
from index.english.same_words import say_the_same
from index.english.words import content_stems
from index.store import ArticleSummary, Catalogue
from index.types import Sentence

SHOWN_NEWS = 6
SHOWN_ON_SUBJECT = 3

SHOWN_OF_NEWEST = 3
"""Sentences of the newest article on a subject: what is new in it stands at its beginning."""


class News:
    """Tells what is new. Thread safe."""

    def __init__(self, catalogue: Catalogue, relevance: Relevance) -> None:
        self._catalogue = catalogue
        self._relevance = relevance

    def of_period(self, scope: Scope, newest: ArticleSummary | None) -> CollectionReply:
        """Return the beginnings of the articles of a period, newest first.

        Args:
            scope: With the period; without one the newest articles are told.
            newest: Of all articles; named where the period has none.
        """
        if scope.articles:
            later = scope.articles[SHOWN_NEWS : SHOWN_NEWS + MOST_REST]
            return CollectionReply(
                f"{described(scope)}, {newest_first(scope.articles)}:",
                self._beginnings(scope.articles[:SHOWN_NEWS]),
                read_late(lambda: self._beginnings(later)),
                more=max(0, len(scope.articles) - SHOWN_NEWS),
            )
        none = f"There is no article{where(scope)}."
        if newest is None:
            return CollectionReply(none, is_refusal=True)
        return CollectionReply(f"{none} The newest is {named(newest)}:", self._beginnings([newest]))

    def latest(self, scope: Scope) -> CollectionReply:
        """Return what the newest articles on a subject say of it, more of them of a period."""
        about = self._relevance.about(scope)
        if not about:
            none = f"Nothing was found on “{scope.subject}”{where(scope)}."
            return CollectionReply(none, is_refusal=True)
        count = SHOWN_NEWS if scope.period else SHOWN_ON_SUBJECT

        def told(articles: Sequence[ArticleSummary]) -> Iterator[Shown]:
            for article in articles:
                yield from map(Shown, self._told(article, scope, is_newest=article is about[0]))

        return CollectionReply(
            f"The latest on “{scope.subject}”{where(scope)}, of {plural(len(about), 'article')},"
            f" {newest_first(about)}:",
            tuple(told(about[:count])),
            told(about[count : count + MOST_REST]),
            more=max(0, len(about) - count),
        )

    def _told(
        self, article: ArticleSummary, scope: Scope, *, is_newest: bool
    ) -> Sequence[Sentence]:
        """Return what an article says of the subject; of the newest its beginning, too."""
        every = self._catalogue.sentences(article.id)
        sentences = [one for one in every if one.text != article.title] or every
        if not self._relevance.tells(article, scope):
            return _in_passing(sentences, scope)
        best = best_matching(sentences, scope.subject, scope.language)
        chosen = [best] if best is not None else []
        return _with_beginning(chosen, sentences) if is_newest else chosen

    def _beginnings(self, articles: Sequence[ArticleSummary]) -> tuple[Shown, ...]:
        """Return the first sentence of each article; a near-copy is cited with its original."""
        shown: list[Shown] = []
        for article in articles:
            sentence = beginning(self._catalogue, article)
            twin = next(
                (
                    one
                    for one in shown
                    if sentence and say_the_same(one.sentence.text, sentence.text)
                ),
                None,
            )
            if sentence is not None and twin is not None:
                again = Shown(twin.sentence, twin.label, (*twin.copies, sentence))
                shown[shown.index(twin)] = again
            elif sentence is not None:
                shown.append(Shown(sentence))
        return tuple(shown)


def _in_passing(sentences: Sequence[Sentence], scope: Scope) -> list[Sentence]:
    """Return where an article on something else speaks of a subject: a sentence, or two in a row.

    Two where only together they have its words: "The school has a leak. It delays the opening".
    """
    telling = words_beside_names(scope.subject)
    best = best_matching(sentences, scope.subject, scope.language)
    single = len(telling.intersection(content_stems(best.text))) if best is not None else 0
    for one, after in pairwise(sentences):
        own, next_ones = (telling.intersection(content_stems(each.text)) for each in (one, after))
        goes_on = not (after.starts_paragraph or one.is_heading)
        if goes_on and min(len(own), len(next_ones)) and len(own | next_ones) > single:
            return [one, after]
    return [best] if best is not None else []


def _with_beginning(chosen: Sequence[Sentence], sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return chosen sentences with the first of their article, as they stand there."""
    body = [one for one in sentences if is_of_body(one)]
    first = [one for one in body if one not in chosen][: SHOWN_OF_NEWEST - len(chosen)]
    return sorted([*chosen, *first], key=lambda one: one.number)
