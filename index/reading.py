"""The second stage of a search: the reader goes over the best passages.

Its scores are added to the first stage's, both as z-scores over what was read: together they rank
better than either alone. What was not read keeps its place behind, with the lowest reader score.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np

from index.catalogue import Catalogue
from index.fusion import standardised
from index.rankings import ranked_articles, sentence_order
from index.reader import PassageReading, Reader, SentenceReading
from index.reader.model import ReadablePassage
from index.types import PassageHit, Reading, SearchResult, SentenceHit, Span

_Place: TypeAlias = tuple[str, int]  # an article id and a sentence number


@dataclass(frozen=True, slots=True)
class _Placed:
    """A sentence's reading, its short answer as offsets into the article."""

    reading: SentenceReading
    answer: Span


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How much is read, and what the reader's z-score weighs against the first stage's."""

    passages: int = 8
    sentence_weight: float = 1.0
    passage_weight: float = 1.0


class ReadingStage:
    """Reads the best passages of a search and ranks everything anew."""

    def __init__(
        self, reader: Reader, catalogue: Catalogue, options: ReadingOptions | None = None
    ) -> None:
        self._reader = reader
        self._catalogue = catalogue
        self._options = options or ReadingOptions()

    def apply(self, question: str, result: SearchResult) -> SearchResult:
        """Return the result with the reader's scores, short answers and signals in it."""
        chosen = result.passages[: self._options.passages]
        numbers, passages = [], []
        for hit in chosen:
            readable, own_numbers = self._readable(hit)
            passages.append(readable)
            numbers.append(own_numbers)
        readings = self._reader.read(question, passages)
        of_sentence = _by_place(chosen, numbers, readings)
        if not of_sentence:
            return result
        ranked = self._ranked_passages(result.passages, readings)
        return SearchResult(
            articles=ranked_articles(ranked),
            passages=ranked,
            sentences=self._ranked_sentences(result.sentences, of_sentence),
            reading=_signals(readings),
        )

    def _readable(self, hit: PassageHit) -> tuple[ReadablePassage, list[int]]:
        passage = hit.passage
        sentences = self._catalogue.sentences(passage.article_id, passage.first, passage.last)
        shift = passage.span.start
        spans = [Span(one.span.start - shift, one.span.end - shift) for one in sentences]
        title = self._catalogue.title(passage.article_id)
        readable = ReadablePassage(title, passage.text, tuple(spans))
        return readable, [one.number for one in sentences]

    def _ranked_passages(
        self, hits: Sequence[PassageHit], readings: Sequence[PassageReading]
    ) -> tuple[PassageHit, ...]:
        best = [
            max((one.score for one in each.sentences if one), default=None) for each in readings
        ]
        scores = _scores_with_rest(best, len(hits))
        was_read = np.arange(len(hits)) < len(readings)
        first = standardised([hit.score for hit in hits], was_read)
        read = standardised(scores, was_read)
        ranked = [
            replace(
                hit,
                score=float(a + self._options.passage_weight * b),
                parts={**hit.parts, "reader": float(self._options.passage_weight * b)},
            )
            for hit, a, b in zip(hits, first, read, strict=True)
        ]
        return tuple(sorted(ranked, key=lambda hit: (-hit.score, hit.passage.id)))

    def _ranked_sentences(
        self, hits: Sequence[SentenceHit], readings: Mapping[_Place, _Placed]
    ) -> tuple[SentenceHit, ...]:
        placed = [readings.get((hit.sentence.article_id, hit.sentence.number)) for hit in hits]
        was_read = np.array([one is not None for one in placed], dtype=bool)
        if not was_read.any():
            return tuple(hits)
        scores = _scores_with_rest(
            [one.reading.score if one else None for one in placed], len(hits)
        )
        first = standardised([hit.score for hit in hits], was_read)
        read = standardised(scores, was_read)
        ranked = [
            replace(
                hit,
                score=float(a + self._options.sentence_weight * b),
                parts={**hit.parts, "reader": float(self._options.sentence_weight * b)},
                answer=one.answer if one else None,
            )
            for hit, one, a, b in zip(hits, placed, first, read, strict=True)
        ]
        return tuple(sorted(ranked, key=sentence_order))


def _by_place(
    hits: Sequence[PassageHit],
    numbers: Sequence[Sequence[int]],
    readings: Sequence[PassageReading],
) -> dict[_Place, _Placed]:
    found: dict[_Place, _Placed] = {}
    for hit, own_numbers, reading in zip(hits, numbers, readings, strict=True):
        shift = hit.passage.span.start
        for number, sentence in zip(own_numbers, reading.sentences, strict=True):
            if sentence is not None:
                answer = Span(sentence.answer.start + shift, sentence.answer.end + shift)
                found[hit.passage.article_id, number] = _Placed(sentence, answer)
    return found


def _signals(readings: Sequence[PassageReading]) -> Reading:
    sentences = [one for reading in readings for one in reading.sentences if one is not None]
    return Reading(
        answerable=max(reading.answerable for reading in readings),
        sentence=max(one.score for one in sentences),
        margin=max(one.margin for one in sentences),
    )


def _scores_with_rest(scores: Sequence[float | None], count: int) -> list[float]:
    """Return `count` scores: those given, and the lowest of them where there is none."""
    lowest = min(score for score in scores if score is not None)
    rest = [None] * (count - len(scores))
    return [lowest if score is None else score for score in [*scores, *rest]]
