"""Key sentences of articles, chosen so that each can be understood where it is shown."""

from bisect import bisect
from collections.abc import Iterator, Sequence

import numpy as np

from assistant.answering.collection.centrality import centralities, key_sentences
from assistant.answering.collection.items import items_of, key_of_items
from assistant.answering.collection.reply import Shown
from assistant.answering.neighbours import REACH, dissent_after, needed_beside
from index.embedding import Embedding, embed_matrix, embed_query
from index.english.names import has_name, names_in
from index.english.same_words import say_the_same
from index.english.words import content_stems
from index.languages.words import word_count
from index.sentences.lines import is_table_row
from index.store import ArticleSummary, Catalogue
from index.types import Sentence

ARTICLE_SENTENCES = 5
"""Sentences of the summary of one article or of one subject."""

READ_SENTENCES = 80
"""Sentences of one article that are looked at; news says the important first."""

FEWEST_WORDS = 5
"""Shorter sentences tell too little by themselves."""

_Key = tuple[str, int]


class KeySentences:
    """Chooses key sentences. Thread safe."""

    def __init__(self, catalogue: Catalogue, embedding: Embedding) -> None:
        self._catalogue = catalogue
        self._embedding = embedding

    def sentence(self, article: ArticleSummary) -> Sentence | None:
        """Return the key sentence of an article that needs no other; None where it has none."""
        texts = self._text([article])
        alone = (one for one in self._ranked(texts, None) if texts.needed(one) is None)
        return next(alone, None)

    def of_article(self, article: ArticleSummary, length: int | None = None) -> list[Shown]:
        """Return the key sentences of an article, in its order, with what contradicts them.

        Without that where a length is asked for, which holds to the sentence. Of an article in
        numbered items they are those of its items.
        """
        texts = self._text([article])
        ranked = self._ranked(texts, None)
        if items := items_of(texts.of(article.id)):
            keys = key_of_items(items, ranked, length or ARTICLE_SENTENCES)
            return [Shown(one, label) for label, one in keys]
        chosen: list[Sentence] = []
        self._fill(chosen, texts.of_each_section(ranked), texts, length or ARTICLE_SENTENCES)
        for one in list(chosen) if length is None else ():
            chosen.extend(other for other in texts.dissent(one) if other not in chosen)
        return [Shown(one) for one in sorted(chosen, key=lambda one: one.number)]

    def of_few(self, articles: Sequence[ArticleSummary], length: int | None) -> list[Shown]:
        """Return as many key sentences of each of a few articles; near-copies once.

        Args:
            articles: In the order in which their sentences are to stand.
            length: How many sentences are wanted in all; None for a summary's, or a few more.
        """
        whole = length or -(-ARTICLE_SENTENCES // len(articles)) * len(articles)
        shown: list[Shown] = []
        for at, article in enumerate(articles):
            own = len(range(at, whole, len(articles)))
            for one in self.of_article(article, own) if own else ():
                add_once(shown, one.sentence, one.label)
        return shown

    def of_story(self, articles: Sequence[ArticleSummary], subject: str) -> list[Shown]:
        """Return key sentences on a subject: one of each article, further ones where few have one.

        Args:
            articles: In the order in which their sentences are to stand.
            subject: What they are about.
        """
        texts = self._text(articles)
        ranked = list(self._ranked(texts, subject))
        leads: list[Shown] = []
        for article in articles:
            lead = _lead(article, ranked, texts, subject)
            if lead is not None:
                add_once(leads, lead)
        chosen = [one.sentence for one in leads]
        copied = {_key(copy)[0] for one in leads for copy in one.copies}
        self._fill(chosen, [one for one in ranked if one.article_id not in copied], texts)
        order = [one.id for one in articles]
        chosen.sort(key=lambda one: (order.index(one.article_id), one.number))
        copies = {_key(one.sentence): one.copies for one in leads}
        return [Shown(one, copies=copies.get(_key(one), ())) for one in chosen]

    def _fill(
        self,
        chosen: list[Sentence],
        ranked: Sequence[Sentence],
        texts: "_Texts",
        length: int = ARTICLE_SENTENCES,
    ) -> None:
        """Add the best sentences up to a summary's length, none without the one that it needs."""
        for one in ranked:
            needed = texts.needed(one)
            is_clear = needed is None or needed in chosen
            if is_clear and one not in chosen and len(chosen) < length:
                chosen.append(one)

    def _text(self, articles: Sequence[ArticleSummary]) -> "_Texts":
        return _Texts(
            {one.id: self._catalogue.sentences(one.id, 0, READ_SENTENCES - 1) for one in articles}
        )

    def _ranked(self, texts: "_Texts", subject: str | None) -> list[Sentence]:
        """Return the telling sentences, the most central that repeat nothing first."""
        sentences = list(texts.telling())
        if not sentences:
            return []
        vectors = embed_matrix(self._embedding, [one.text for one in sentences])
        places = np.unique([one.article_id for one in sentences], return_index=True)
        first = {str(id_): int(at) for id_, at in zip(*places, strict=True)}
        numbers = [at - first[one.article_id] for at, one in enumerate(sentences)]
        vector = embed_query(self._embedding, subject) if subject else None
        ranks = centralities(vectors, numbers, vector)
        return [sentences[at] for at in key_sentences(vectors, ranks, len(sentences))]


class _Texts:
    """The sentences of articles, and what of them goes together."""

    def __init__(self, articles: dict[str, list[Sentence]]) -> None:
        self._articles = articles

    def of(self, article_id: str) -> Sequence[Sentence]:
        """Return the sentences of one of them."""
        return self._articles[article_id]

    def telling(self) -> Iterator[Sentence]:
        """Yield the sentences that tell something by themselves."""
        for sentences in self._articles.values():
            for one in sentences:
                is_question = one.text.rstrip("”\"’' ").endswith("?")
                is_long = word_count(one.text) >= FEWEST_WORDS
                if is_long and not (one.is_heading or is_question or is_table_row(one.text)):
                    yield one

    def of_each_section(self, ranked: Sequence[Sentence]) -> list[Sentence]:
        """Return sentences with one of each section, as headings divide it, before a second of any.

        It is the first there that needs no other: a section begins with what it is about.
        """
        headings = {
            id_: [one.number for one in sentences if one.is_heading]
            for id_, sentences in self._articles.items()
        }
        opening: dict[_Key, Sentence] = {}
        for one in ranked:
            section = (one.article_id, bisect(headings[one.article_id], one.number))
            known = opening.get(section)
            if self.needed(one) is None and (known is None or one.number < known.number):
                opening[section] = one
        first = list(opening.values())
        return [*first, *(one for one in ranked if one not in first)]

    def needed(self, one: Sentence) -> Sentence | None:
        """Return the sentence without which a reader does not know who is meant."""
        sentences = self._articles[one.article_id]
        return needed_beside(one, sentences[max(0, one.number - REACH) : one.number + 2])

    def dissent(self, one: Sentence) -> Sequence[Sentence]:
        """Return what contradicts a sentence right behind it."""
        return dissent_after(self._articles[one.article_id][one.number + 1 : one.number + 3])


def add_once(shown: list[Shown], sentence: Sentence, label: str = "") -> None:
    """Add a sentence to those that are shown; a near-copy is cited with the one that is there."""
    for at, one in enumerate(shown):
        if say_the_same(one.sentence.text, sentence.text):
            shown[at] = Shown(one.sentence, one.label, (*one.copies, sentence))
            return
    shown.append(Shown(sentence, label))


def _lead(
    article: ArticleSummary, ranked: Sequence[Sentence], texts: _Texts, subject: str
) -> Sentence | None:
    """Return the first sentence of an article, as news begins with what is new.

    Where it does not name the subject, it is the best of those that name most of it and need no
    other: an article on one war speaks of another one further down.
    """
    wanted, names = set(content_stems(subject)), names_in(f"of {subject}")
    alone = [one for one in ranked if one.article_id == article.id and texts.needed(one) is None]
    if not alone:
        return None
    said = {one: len(wanted.intersection(content_stems(one.text))) for one in alone}
    first = min(alone, key=lambda one: one.number)
    if said[first] and all(has_name(one, [first.text]) for one in names):
        return first
    return max(alone, key=lambda one: said[one])


def _key(one: Sentence) -> _Key:
    return one.article_id, one.number
