"""Where two reports on one thing differ: their figures for the same, side by side."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice, product

from assistant.answering.collection.key_sentences import KeySentences
from assistant.answering.collection.relevance import Relevance
from assistant.answering.collection.reply import MOST_REST, CollectionReply, Shown
from assistant.answering.collection.scope import Scope, without_ending
from assistant.answering.collection.shared import shared
from assistant.answering.comparing.figures import differing_figures
from index.embedding import Embedding
from index.english.dissent import asks_in_common, asks_what_one_leaves_out
from index.english.listing import plural
from index.english.measures import units_named
from index.english.same_words import say_the_same
from index.english.words import content_stems
from index.store import ArticleSummary, Catalogue
from index.types import Sentence

DAYS_APART = 31
"""Reports further apart tell of different times, as likely as not."""

MOST_READ = 20
"""Articles on the subject, the newest."""

MOST_PAIRS = 10
"""Pairs of reports in which the figures of a measure are looked for."""

SHOWN_PAIRS = 4
SHOWN_APART = 3
"""Sentences of either that the other does not have."""

SHOWN_SENTENCES = 2
"""Key sentences of either report, where no figure differs."""


class ReportDifferences:
    """Sets two reports on one thing side by side. Thread safe."""

    def __init__(self, catalogue: Catalogue, relevance: Relevance, embedding: Embedding) -> None:
        self._catalogue = catalogue
        self._relevance = relevance
        self._embedding = embedding
        self._key = KeySentences(catalogue, embedding)

    def reply(self, question: str, scope: Scope) -> CollectionReply | None:
        """Return the sentences of two reports on the subject that give different figures.

        Where none do, what is said in either; None where there are no two reports on it.

        Args:
            question: As it was asked; of a measure that it names, such as a speed, figures that
                differ are shown alone.
            scope: With the subject.
        """
        pairs = self._pairs(scope)
        if not pairs:
            return None
        if asks_in_common(question):
            return self._in_common(*pairs[0])
        if asks_what_one_leaves_out(question):
            return self._apart(*pairs[0])
        return self._figures(question, pairs)

    def _figures(
        self, question: str, pairs: Sequence[tuple[ArticleSummary, ArticleSummary]]
    ) -> CollectionReply:
        """Return where two reports differ in figures, else what is said in either."""
        pair, differing = self._measured(question, pairs)
        one, other = pair
        if not differing:
            shown = [Shown(each, _label(article)) for article in pair for each in self._of(article)]
            return CollectionReply(
                f"No figure for the same thing differs in “{one.title}” and “{other.title}”; "
                "what they say:",
                tuple(shown),
            )

        def sides(pairs: Sequence[tuple[Sentence, Sentence]]) -> tuple[Shown, ...]:
            shown = (
                Shown(sentence, _label(article))
                for both in pairs
                for sentence, article in zip(both, pair, strict=True)
            )
            return tuple(dict.fromkeys(shown))

        count = plural(len(differing), "figure")
        return CollectionReply(
            f"“{one.title}” and “{other.title}” differ in {count}:",
            sides(differing[:SHOWN_PAIRS]),
            sides(differing[SHOWN_PAIRS : SHOWN_PAIRS + MOST_REST]),
            more=max(0, len(differing) - SHOWN_PAIRS),
        )

    def _in_common(self, one: ArticleSummary, other: ArticleSummary) -> CollectionReply:
        """Return what two reports both say, in the words of either."""
        pairs = shared(self._body(one), self._body(other), self._embedding)
        if not pairs:
            none = f"“{one.title}” and “{other.title}” have no sentence in common."
            return CollectionReply(none, is_refusal=True)
        sides = _label(one), _label(other)
        return CollectionReply.listing(
            f"What “{one.title}” and “{other.title}” both say:",
            (Shown(each, side) for pair in pairs for each, side in zip(pair, sides, strict=True)),
            2 * SHOWN_PAIRS,
            2 * len(pairs),
        )

    def _apart(self, one: ArticleSummary, other: ArticleSummary) -> CollectionReply:
        """Return what only one of two reports says, the key sentences of each."""
        pairs = shared(self._body(one), self._body(other), self._embedding)
        said = {each for pair in pairs for each in pair}
        shown = [
            Shown(each, _label(article))
            for article in (one, other)
            for each in islice(self._without(said, article), SHOWN_APART)
        ]
        if not shown:
            both = f"“{one.title}” and “{other.title}” say the same."
            return CollectionReply(both, is_refusal=True)
        statement = f"What only one of “{one.title}” and “{other.title}” says:"
        return CollectionReply(statement, tuple(shown))

    def _without(self, said: Collection[Sentence], article: ArticleSummary) -> Iterator[Sentence]:
        keys = (key.sentence for key in self._key.of_article(article))
        return (one for one in keys if one not in said)

    def _measured(
        self, question: str, pairs: Sequence[tuple[ArticleSummary, ArticleSummary]]
    ) -> tuple[tuple[ArticleSummary, ArticleSummary], list[tuple[Sentence, Sentence]]]:
        """Return the first two reports that differ in the measure of a question, and where.

        Where it names none or none differ in it, the first two.
        """
        units = units_named(question)
        measured = ((pair, [*self._differing(*pair, units)]) for pair in pairs if units)
        found = next((one for one in measured if one[1]), None)
        return found or (pairs[0], [*self._differing(*pairs[0], None)])

    def _pairs(self, scope: Scope) -> list[tuple[ArticleSummary, ArticleSummary]]:
        """Return two reports each on the subject, those that have most in common first.

        The older of both is the first. They are near in time and no copies of each other. Those of
        two sources go first.
        """
        about = self._relevance.about(scope)[:MOST_READ]
        leads = {one.id: self._lead(one) for one in about}
        pairs = [
            (older, newer)
            for at, newer in enumerate(about)
            for older in about[at + 1 :]
            if _are_near(older, newer) and not say_the_same(leads[older.id], leads[newer.id])
        ]

        def order(both: tuple[ArticleSummary, ArticleSummary]) -> tuple[bool, int]:
            told = [set(content_stems(f"{one.title} {leads[one.id]}")) for one in both]
            return (both[0].source == both[1].source, -len(told[0] & told[1]))

        return sorted(pairs, key=order)[:MOST_PAIRS]

    def _lead(self, article: ArticleSummary) -> str:
        return next((one.text for one in self._body(article)), "")

    def _differing(
        self, one: ArticleSummary, other: ArticleSummary, units: re.Pattern[str] | None
    ) -> Iterator[tuple[Sentence, Sentence]]:
        sentences, others = map(self._body, (one, other))
        for first, second in product(sentences, others):
            if differing_figures(first.text, second.text, units):
                yield first, second

    def _body(self, article: ArticleSummary) -> list[Sentence]:
        return [one for one in self._catalogue.sentences(article.id) if not one.is_heading]

    def _of(self, article: ArticleSummary) -> Sequence[Sentence]:
        return [one.sentence for one in self._key.of_article(article)[:SHOWN_SENTENCES]]


def _are_near(one: ArticleSummary, other: ArticleSummary) -> bool:
    if one.date is None or other.date is None:
        return True
    return abs((one.date - other.date).days) <= DAYS_APART


def _label(article: ArticleSummary) -> str:
    is_file = without_ending(article.source) != article.source
    return article.title if is_file else article.source or article.title
