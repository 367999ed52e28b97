"""What somebody says about something: their words that have it, or stand where it is spoken of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from assistant.answering.collection.quotation import said_by, with_speaker
from assistant.answering.collection.reply import CollectionReply, Shown
from assistant.answering.understanding.synonyms import LEAST_OF_A_KIND, Synonyms
from index.english.speakers import SayingAsked, saying_asked
from index.english.words import content_stems, words
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
    paragraph: str


class SaidAbout:
    """Finds what somebody says about something. Thread safe."""

    def __init__(self, catalogue: Catalogue, synonyms: Synonyms) -> None:
        self._catalogue = catalogue
        self._synonyms = synonyms

    def reply(self, question: str, search_filter: SearchFilter) -> CollectionReply | None:
        """Return what is said nearest to the topic, from one article, with whoever says it.

        None where the question does not ask for that, or nobody so called speaks of it.

        Args:
            question: As it was asked.
            search_filter: Of the articles that are searched.
        """
        asked = saying_asked(question)
        if asked is None or not content_stems(asked.topic):
            return None
        found = self._found(asked, search_filter)
        nearest = max((one.nearness for one in found), default=0)
        if not nearest:
            return None
        near = [one for one in found if one.nearness == nearest]
        newest = self._newest({one.sentence.article_id for one in near})
        of_one = [one for one in near if one.sentence.article_id == newest]
        direct = [one for one in of_one if one.is_direct]
        return self._shown(direct or _with_own_words(of_one, found), asked)

    def nearly(self, question: str, search_filter: SearchFilter) -> CollectionReply | None:
        """Return what is said where words of a kind with the topic's stand: "lost" for "defeat".

        Of somebody who is named only, from the article with the words that are most like them.

        Args:
            question: As it was asked.
            search_filter: Of the articles that are searched.
        """
        asked = saying_asked(question)
        wanted = [one.lower() for one in words(asked.topic) if content_stems(one)] if asked else []
        if asked is None or not wanted or asked.speaker.islower():
            return None
        found = self._found(asked, search_filter)
        titles = self._catalogue.titles(one.sentence.article_id for one in found)
        told = [f"{titles.get(one.sentence.article_id, '')} {one.paragraph}" for one in found]
        alike = self._likenesses(wanted, told)
        best = max(alike, default=0.0)
        if best < LEAST_OF_A_KIND:
            return None
        id_ = found[alike.index(best)].sentence.article_id
        near = [
            one
            for like, one in sorted(zip(alike, found, strict=True), key=lambda each: -each[0])
            if one.sentence.article_id == id_ and like >= LEAST_OF_A_KIND
        ]
        return self._shown([one for one in near if one.is_direct] or near, asked)

    def _likenesses(self, wanted: Sequence[str], texts: Sequence[str]) -> list[float]:
        """Return by text how like its words are to the one that is least like any of them."""
        own = [sorted({one.lower() for one in words(text) if content_stems(one)}) for text in texts]
        known = sorted(set[str]().union(*own))
        if not known:
            return []
        cosines = self._synonyms.likeness(wanted, known)
        places = {word: at for at, word in enumerate(known)}
        columns = ([places[word] for word in each] for each in own)
        return [float(cosines[:, each].max(axis=1).min()) if each else 0.0 for each in columns]

    def _found(self, asked: SayingAsked, search_filter: SearchFilter) -> list[_Said]:
        terms = [*question_terms(asked.speaker), *question_terms(asked.topic)]
        keys = self._catalogue.lexical.best("article", terms, READ_ARTICLES, search_filter)
        return [
            one for id_ in self._catalogue.article_ids(list(keys)) for one in self._said(asked, id_)
        ]

    def _said(self, asked: SayingAsked, article_id: str) -> Iterator[_Said]:
        sentences = self._catalogue.sentences(article_id)
        topic = frozenset(content_stems(asked.topic))
        said = {one: own for name in asked.names for one, own in said_by(name, sentences)}
        opening = [one.text for one in sentences[:OPENING_SENTENCES]]
        about = " ".join([self._catalogue.title(article_id), *opening])
        for one in sorted(said, key=lambda each: each.number):
            paragraph = " ".join(_paragraph(one, sentences))
            near = (is_told(topic, text) for text in (paragraph, one.text))
            told = [topic <= set(content_stems(about)), *near]
            nearness = max((at for at, yes in enumerate(told, start=1) if yes), default=0)
            yield _Said(one, said[one], nearness, paragraph)

    def _newest(self, ids: set[str]) -> str:
        articles = [self._catalogue.article(id_) for id_ in sorted(ids)]
        return max(articles, key=lambda one: one.date.toordinal() if one.date else 0).id

    def _shown(self, said: Sequence[_Said], asked: SayingAsked) -> CollectionReply:
        """Return sentences in their order, each with the one that says whose it is."""
        shown: dict[tuple[str, int], Sentence] = {}
        for one in (each.sentence for each in said[:MOST_SHOWN]):
            is_named = any(name in one.text for name in asked.names)
            for each in [one] if is_named else with_speaker(one, self._catalogue):
                shown[each.article_id, each.number] = each
        return CollectionReply(shown=tuple(Shown(shown[place]) for place in sorted(shown)))


def is_told(topic: frozenset[str], text: str) -> bool:
    """Whether a text has enough of the words of a topic."""
    return len(topic.intersection(content_stems(text))) >= SHARE * len(topic)


def _with_own_words(reported: Sequence[_Said], found: Sequence[_Said]) -> list[_Said]:
    """Return what is reported, with the speaker's own words that its paragraphs have."""
    around = {(one.sentence.article_id, one.paragraph) for one in reported}
    return [
        one
        for one in found
        if one in reported or (one.is_direct and (one.sentence.article_id, one.paragraph) in around)
    ]


def _paragraph(sentence: Sentence, sentences: Sequence[Sentence]) -> Iterator[str]:
    """Yield the texts of the paragraph that a sentence stands in."""
    at = next(n for n, one in enumerate(sentences) if one.number == sentence.number)
    start = at
    while start > 0 and not sentences[start].starts_paragraph:
        start -= 1
    rest = takewhile(lambda one: not one.starts_paragraph, sentences[start + 1 :])
    yield from (one.text for one in (sentences[start], *rest))
