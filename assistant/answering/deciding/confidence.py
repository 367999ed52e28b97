"""The probability that the words marked as a short answer are right: a logistic model.

The features and what they mean are `Features`; the weights are in `confidence.json`, fitted by
`tests/training/confidence.py` on questions that the reader never learned from, answerable and not.
Why, how, yes-no and topic questions have no short answer whatever the model says: no words of a
sentence answer them.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.resources import files

from assistant.answering.draft import Candidate
from index.english.apposition import is_called_otherwise
from index.english.corrections import corrected
from index.english.dates import Date, dates_in
from index.english.names import Name, names_in
from index.english.numbers import Number, numbers_in, same_number, same_unit
from index.english.other_times import is_beside_its_time, is_of_another_time
from index.english.questions import Kind, asks_openly, is_of_another_kind, kind_of
from index.english.requests import names_topic
from index.english.words import content_stems, stems, words
from index.search.fusion import logistic
from index.types import Span

WEIGHTS = "confidence.json"
"""In this package; written by `tests.training.confidence`."""

MOST_AGREEING = 3
"""Other articles with the same words count up to so many."""

LARGEST_LEAD = 8.0
"""Of a margin over the next other words, in logits; and what it is where there are none."""


CORRECTION_PROBABILITY = 0.9
"""At least, of a number that a correction says is the right one: what is exact is not learned."""


@dataclass(frozen=True, slots=True)
class Features:
    """What the model sees of the best candidate's words. Logits are the reader's.

    Attributes:
        margin: Logit: these words are an answer rather than none.
        answerable: Logit: their passage answers the question.
        ahead: How far their margin is above that of the best other words of their sentence, in
            [-8, 8]; below 0 where the reader preferred others and an exact rule did not.
        lead: How far their margin is above that of the best other words, in [-8, 8].
        score_lead: How far their sentence scores above the best one with other words, in [-8, 8].
        agreeing: How many other articles give the same words, at most 3.
        fits: 1 if the words may be what is asked for, 0 for a name where a number is.
        coverage: Share of the question's content words that the sentence or its title holds.
        missing: Share of the words of the question's names that neither the sentence nor its title
            has: somebody else may be meant.
        rivals: 1 if the sentence has other numbers, days or names of the kind asked for, and does
            not say all that the question does: it may be said of one of those.
        repeats: Share of the words' own stems that the question holds.
        length: Natural logarithm of the number of words.
        asks_number, asks_date, asks_name: 1 for the kind that is asked for; all 0 for others.
    """

    margin: float
    answerable: float
    ahead: float
    lead: float
    score_lead: float
    agreeing: float
    fits: float
    coverage: float
    missing: float
    rivals: float
    repeats: float
    length: float
    asks_number: float
    asks_date: float
    asks_name: float


@dataclass(frozen=True, slots=True)
class _Logistic:
    intercept: float
    weights: Mapping[str, float]

    def probability(self, features: Features) -> float:
        values = asdict(features)
        logit = self.intercept + sum(w * values[name] for name, w in self.weights.items())
        return logistic(logit)


class Confidence:
    """Says how sure a short answer is."""

    def __init__(self) -> None:
        models = json.loads((files("assistant.answering.deciding") / WEIGHTS).read_text("utf-8"))
        self._english = _Logistic(**models["english"])
        self._other_languages = _Logistic(**models["other_languages"])

    def probability(
        self, question: str, found: Sequence[Candidate], titles: str, language: str = "en"
    ) -> float:
        """Return the probability, in [0, 1], that the best candidate's words are right.

        Args:
            question: As it was understood.
            found: Candidates, best first, of a search that the reader went over.
            titles: Of the best candidate's article, or empty.
            language: Of the question. Its kind is told in English only; elsewhere the reader alone
                tells that no words are the answer to why and how.

        Returns:
            0 where there are no words, no words can answer such a question, or what is told is of
            another time, or of somebody else.
        """
        if language == "en" and not has_short_answer(question):
            return 0.0
        features = features_of(question, found, titles)
        if features is None:
            return 0.0
        if language != "en":
            return self._other_languages.probability(features)
        text, own = found[0].hit.sentence.text, found[0].words
        is_other = own is not None and (
            is_called_otherwise(question, text, own) or is_beside_its_time(question, text, own)
        )
        if is_other or is_of_another_time(question, text):
            return 0.0
        probability = self._english.probability(features)
        return max(probability, CORRECTION_PROBABILITY) if _is_put_right(found[0]) else probability


def has_short_answer(question: str) -> bool:
    """Whether a few words can answer: not of a topic, of yes or no, of why or of how."""
    return not (names_topic(question) or kind_of(question) is Kind.YES_NO or asks_openly(question))


def features_of(question: str, found: Sequence[Candidate], title: str) -> Features | None:
    """Return what the model sees, None where the best candidate has no words."""
    best = found[0] if found else None
    marked = best.short_answer if best else None
    if best is None or not marked:
        return None
    own = stems(marked)
    others = [one for one in found[1:] if one.short_answer and not _same(own, one)]
    asked, kind = content_stems(question), kind_of(question)
    text = best.hit.sentence.text
    there = {*content_stems(text), *content_stems(title)}
    coverage = sum(stem in there for stem in asked) / max(len(asked), 1)
    return Features(
        margin=best.hit.margin,
        answerable=best.hit.answerable,
        ahead=_ahead(best),
        lead=_lead(best.hit.margin, [one.hit.margin for one in others]),
        score_lead=_lead(best.score, [one.score for one in others]),
        agreeing=float(min(len(_agreeing(own, best, found)), MOST_AGREEING)),
        fits=float(not is_of_another_kind(question, marked)),
        coverage=coverage,
        missing=_missing_names(question, f"{title}\n{text}"),
        rivals=float(coverage < 1.0 and best.words is not None and _rivals(kind, text, best.words)),
        repeats=sum(stem in asked for stem in own) / max(len(own), 1),
        length=math.log(max(len(marked.split()), 1)),
        asks_number=float(kind is Kind.NUMBER),
        asks_date=float(kind is Kind.DATE),
        asks_name=float(kind is Kind.NAME),
    )


def _missing_names(question: str, text: str) -> float:
    named = {part for name in names_in(question) for part in name.parts}
    known = {part for name in names_in(text) for part in name.parts} | set(words(text.lower()))
    return len(named - known) / max(len(named), 1)


def _rivals(kind: Kind | None, text: str, own: Span) -> bool:
    """Whether a text has other values of a kind than those that are marked."""
    found: Sequence[Number] | Sequence[Date] | Sequence[Name] = ()
    if kind is Kind.NUMBER:
        numbers = numbers_in(text)
        marked = next((one for one in numbers if one.span.overlaps(own)), None)
        found = [one for one in numbers if marked is not None and same_unit(one, marked)]
    elif kind is Kind.DATE:
        found = dates_in(text)
    elif kind is Kind.NAME:
        found = names_in(text)
    return any(not one.span.overlaps(own) for one in found)


def _is_put_right(best: Candidate) -> bool:
    figures = corrected(best.hit.sentence.text)
    return figures is not None and any(
        same_number(number, figures[1]) for number in numbers_in(best.short_answer or "")
    )


def _ahead(best: Candidate) -> float:
    read = best.hit.answer_in_sentence
    is_read = read is not None and best.words is not None and read.overlaps(best.words)
    ahead = min(best.hit.ahead, LARGEST_LEAD)
    return ahead if is_read else -ahead


def _lead(value: float, others: Sequence[float]) -> float:
    if not others:
        return LARGEST_LEAD
    return max(-LARGEST_LEAD, min(LARGEST_LEAD, value - max(others)))


def _agreeing(own: Sequence[str], best: Candidate, found: Sequence[Candidate]) -> set[str]:
    """Return the other articles whose words are the same."""
    same = {one.hit.sentence.article_id for one in found[1:] if _same(own, one)}
    return same - {best.hit.sentence.article_id}


def _same(own: Sequence[str], other: Candidate) -> bool:
    """Whether one's words hold all of the other's: Harris, Kamala Harris."""
    others = set(stems(other.short_answer or ""))
    return bool(others) and (others <= set(own) or set(own) <= others)
