"""What somebody says about something: their words that have it, or stand where it is spoken of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from assistant.answering.collection.quotation import said_by, with_speaker
from assistant.answering.collection.reply import CollectionReply, Shown
from index.english.speakers import saying_asked
from index.english.words import content_stems
from index.store import Catalogue
from index.store.terms import question_terms
from index.types import SearchFilter, Sentence

READ_ARTICLES = 50
"""The best by the words for the speaker and the topic, in which they may speak."""

MOST_SHOWN = 3

SHARE = 0.5
"""Of the topic's words that a sentence or what stands around it has."""

OPENING_SENTENCES = 3
"""Of an article that, with its title, say what all of it is about."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence in which the speaker speaks, in their own words or not, and how near to the topic.

    `nearness` is 3 where it has the topic's words, 2 where its paragraph has them, 1 where the
    article is about all of the topic, and 0 where none of them says so: the mayor says nothing of
    the cause of the cracks by speaking in a report on cracks.
    """

    sentence: Sentence
    is_direct: bool
    nearness: int


class SaidAbout:
    """Finds what somebody says about something. Thread safe."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def reply(self, question: str, search_filter: SearchFilter) -> CollectionReply | None:
        """Return what is said nearest to the topic, from one article, with whoever says it.

        None where the question does not ask for that, or nobody so called speaks of it.

        Args:
            question: As it was asked.
            search_filter: Of the articles that are searched.
        """
        asked = saying_asked(question)
        topic = frozenset(content_stems(asked.topic)) if asked else frozenset[str]()
        if asked is None or not topic:
            return None
        terms = [*question_terms(asked.speaker), *question_terms(asked.topic)]
        keys = self._catalogue.lexical.best("article", terms, READ_ARTICLES, search_filter)
        found = [
            (one, id_)
            for id_ in self._catalogue.article_ids(list(keys))
            for one in self._said(asked.names, topic, id_)
        ]
        nearest = max((one.nearness for one, _ in found), default=0)
        if not nearest:
            return None
        near = [(one, id_) for one, id_ in found if one.nearness == nearest]
        of_one = [one for one, id_ in near if id_ == self._newest({id_ for _, id_ in near})]
        direct = [one for one in of_one if one.is_direct] or of_one
        return CollectionReply(shown=tuple(self._clear(direct[:MOST_SHOWN], asked.names)))

    def _said(
        self, names: Sequence[str], topic: frozenset[str], article_id: str
    ) -> Iterator[_Said]:
        sentences = self._catalogue.sentences(article_id)
        said = {one: own for name in names for one, own in said_by(name, sentences)}
        opening = [one.text for one in sentences[:OPENING_SENTENCES]]
        about = " ".join([self._catalogue.title(article_id), *opening])
        for one in sorted(said, key=lambda each: each.number):
            near = (" ".join(_paragraph(one, sentences)), one.text)
            told = [topic <= set(content_stems(about)), *(is_told(topic, text) for text in near)]
            nearness = max((at for at, yes in enumerate(told, start=1) if yes), default=0)
            yield _Said(one, said[one], nearness)

    def _newest(self, ids: set[str]) -> str:
        articles = [self._catalogue.article(id_) for id_ in sorted(ids)]
        return max(articles, key=lambda one: one.date.toordinal() if one.date else 0).id

    def _clear(self, said: Sequence[_Said], names: Sequence[str]) -> Iterator[Shown]:
        """Yield sentences in their order, each with the one that says whose it is."""
        shown: dict[tuple[str, int], Sentence] = {}
        for one in (each.sentence for each in said):
            is_named = any(name in one.text for name in names)
            for each in [one] if is_named else with_speaker(one, self._catalogue):
                shown[each.article_id, each.number] = each
        yield from (Shown(shown[place]) for place in sorted(shown))


def is_told(topic: frozenset[str], text: str) -> bool:
    """Whether a text has enough of the words of a topic."""
    return len(topic.intersection(content_stems(text))) >= SHARE * len(topic)


def _paragraph(sentence: Sentence, sentences: Sequence[Sentence]) -> Iterator[str]:
    """Yield the texts of the paragraph that a sentence stands in."""
    at = next(n for n, one in enumerate(sentences) if one.number == sentence.number)
    start = at
    while start > 0 and not sentences[start].starts_paragraph:
        start -= 1
    rest = takewhile(lambda one: not one.starts_paragraph, sentences[start + 1 :])
    yield from (one.text for one in (sentences[start], *rest))
