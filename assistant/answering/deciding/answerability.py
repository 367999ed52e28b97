"""The probability that what was found answers the question: a logistic model over a few features.

The features and what they mean are `Features`; the weights are in `answerability.json`, once for
searches that the reader went over, once for those it did not, once for questions in other languages
than English, which `tests/training/other_languages.py` fits; it tells where those for questions in
a language that no article is in are from. They were fitted on public
question sets by `tests/training/answerability.py`, with cross-validation over sets.

Where the reader went over the search, how many of the question's words were found is left out: with
it, unanswerable questions about a given paragraph are told apart worse, and questions in many words
are refused more often. Nor do other passages that answer as well count for an answer: they are a
sign of one where many articles report the same, and of nothing where each says its own.
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.resources import files
from itertools import islice

from assistant.answering.deciding.named import asks_of_unknown, lacks_measure, lacks_sum
from assistant.answering.deciding.signs import lacks_sign
from assistant.answering.understanding.synonyms import Synonyms
from index.english.measures import things_counted
from index.english.untelling import tells
from index.english.words import stem, stems
from index.languages.words import index_terms
from index.search.fusion import logistic
from index.store import Catalogue
from index.store.terms import question_terms
from index.types import Article, Reading, SearchResult

READ_SENTENCES = 5
"""How many of the best sentences are held against the question."""

UNKNOWN_PENALTY = 1.0
"""Logits, where the best articles do not have whom or which year a question names. That is so for
one answerable question of squad2 and realtimeqa in a hundred, and for 13 of realtimeqa's others."""

KNOWING_ARTICLES = 2
"""How many of the best articles are looked at: a question may need two."""

SUMMING_SENTENCES = 3
"""In how many of the best sentences a sum or a measure that is asked for is looked for."""

UNMEASURED_PENALTY = 3.0
"""Logits, where none of them has a sum, a unit of what a question measures, a weight or a
temperature, or the form in which alone a telephone number or a time is written: so for 1 of 65
missing details of a tester, and none of 300 that the articles tell."""

_LACKING = (lacks_sum, lacks_measure, lacks_sign)

READ_PASSAGES = 3
"""How many of the best passages are held against the question."""

_COVERAGES = frozenset({"sentence_coverage", "passage_coverage"})
"""Features that cost more than the rest together: looked up only for a model that weighs them."""


@dataclass(frozen=True, slots=True)
class Features:
    """What the model sees: a cosine in [-1, 1], coverages in [0, 1], logits of the reader.

    Attributes:
        cosine: Highest similarity of a passage to the question.
        sentence_coverage: Largest share of the question's words, by weight, in one of the best
            sentences.
        passage_coverage: The same for the best passages.
        reader_margin: The reader's best margin of a short answer over none; 0 if nothing was read.
        reader_answerable: Its best logit that a passage answers; 0 if nothing was read.
        reader_leading: The same logit for the passage of the sentence that leads. Of ten passages
            some other one, about something alike, may seem to answer.
        meaning: In other languages than English the nearest sentence's cosine; elsewhere 0.
    """

    cosine: float
    sentence_coverage: float
    passage_coverage: float
    reader_margin: float = 0.0
    reader_answerable: float = 0.0
    reader_leading: float = 0.0
    meaning: float = 0.0


@dataclass(frozen=True, slots=True)
class _Logistic:
    """A logistic model: the weight of each feature, and the intercept."""

    intercept: float
    weights: Mapping[str, float]

    def probability(self, features: Features, added: float) -> float:
        values = asdict(features)
        logit = added + self.intercept + sum(w * values[name] for name, w in self.weights.items())
        return logistic(logit)


class Answerability:
    """Judges whether a search result answers a question."""

    def __init__(self, catalogue: Catalogue, synonyms: Synonyms | None = None) -> None:
        """Take what is searched, and what tells whether words have to do with each other."""
        self._catalogue = catalogue
        self._synonyms = synonyms
        models = json.loads(
            (files("assistant.answering.deciding") / "answerability.json").read_text("utf-8")
        )
        self._with_reader = _Logistic(**models["with_reader"])
        self._without_reader = _Logistic(**models["without_reader"])
        self._other_languages = _Logistic(**models["other_languages"])
        self._across_languages = _Logistic(**models["across_languages"])

    def probability(self, question: str, result: SearchResult, asked: str = "") -> float:
        """Return the probability, in [0, 1], that the result answers the question.

        Args:
            question: As it was searched for.
            result: What was found.
            asked: As it was typed, where words were added to it.
        """
        if not result.sentences:
            return 0.0
        model = self._model(result)
        with_words = not _COVERAGES.isdisjoint(model.weights)
        features = self.features(question, result, with_words=with_words)
        penalty = 0.0
        if result.reader_language == "en":
            texts = [hit.sentence.text for hit in result.sentences[:SUMMING_SENTENCES]]
            is_strange = self._is_of_unknown(asked or question, result)
            is_unmeasured = any(lacks(question, texts) for lacks in _LACKING)
            is_unmeasured = is_unmeasured or self._counts_the_unknown(question, result)
            penalty = UNKNOWN_PENALTY * is_strange + UNMEASURED_PENALTY * is_unmeasured
        return model.probability(features, -penalty)

    def _is_of_unknown(self, question: str, result: SearchResult) -> bool:
        return all(asks_of_unknown(question, one) for one in self._best(result))

    def _counts_the_unknown(self, question: str, result: SearchResult) -> bool:
        """Whether things are counted that the best articles have nothing like: lifejackets."""
        things = things_counted(question)
        if self._synonyms is None or not things or not tells(things):
            return False
        texts = [f"{one.title} {one.text}" for one in self._best(result)]
        return self._synonyms.is_strange(things, texts)

    def _best(self, result: SearchResult) -> Iterator[Article]:
        ids = dict.fromkeys(hit.sentence.article_id for hit in result.sentences)
        return map(self._catalogue.article, islice(ids, KNOWING_ARTICLES))

    def _model(self, result: SearchResult) -> _Logistic:
        if result.crosses:
            return self._across_languages
        if result.language != "en":
            return self._other_languages
        return self._without_reader if result.reading is None else self._with_reader

    def features(self, question: str, result: SearchResult, *, with_words: bool = True) -> Features:
        """Return what the model sees of a question and what was found for it.

        Args:
            question: As it was asked.
            result: With at least one sentence.
            with_words: Look up how much of the question's words was found; else coverages are 0.
        """
        reading = result.reading or Reading(0.0, 0.0)
        in_sentence, in_passage = self._coverages(question, result) if with_words else (0.0, 0.0)
        return Features(
            cosine=max(hit.cosine for hit in result.passages),
            sentence_coverage=in_sentence,
            passage_coverage=in_passage,
            reader_margin=reading.margin,
            reader_answerable=reading.answerable,
            reader_leading=result.sentences[0].answerable,
            meaning=reading.cosine,
        )

    def _coverages(self, question: str, result: SearchResult) -> tuple[float, float]:
        """Return the largest coverage by a sentence and by a passage."""
        language = result.language
        weights = self._word_weights(question, language)
        sentences = [hit.sentence.text for hit in result.sentences[:READ_SENTENCES]]
        passages = [hit.passage.text for hit in result.passages[:READ_PASSAGES]]
        return (
            max(_coverage(weights, terms_of(text, language)) for text in sentences),
            max(_coverage(weights, terms_of(text, language)) for text in passages),
        )

    def _word_weights(self, question: str, language: str) -> dict[str, float]:
        """Weigh the question's words by rarity: log(1 + (N + 50) / (df + 1)).

        The 50 keeps weights nearly even in a small collection, whose counts say little.
        """
        terms = question_terms(question, language)
        counts = self._catalogue.lexical.document_frequencies(terms)
        sentences = self._catalogue.sentence_count()
        weights = {term: math.log(1 + (sentences + 50) / (counts[term] + 1)) for term in terms}
        if language != "en":
            return weights
        return {stem(term): weight for term, weight in weights.items()}


def terms_of(text: str, language: str) -> list[str]:
    """Return the words of a text as those of a question are compared with them."""
    return stems(text) if language == "en" else index_terms(text, language)


def _coverage(weights: Mapping[str, float], present: Sequence[str]) -> float:
    total = sum(weights.values())
    if not total:
        return 0.0
    there = set(present)
    return sum(weight for word, weight in weights.items() if word in there) / total
