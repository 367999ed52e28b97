"""The second stage of a search: the reader goes over the best passages and ranks their sentences.

Its scores are added to the first stage's, both as z-scores over what was read: together they rank
sentences better than either alone. An article gains by its best sentence. What was not read stays
behind, with the lowest reader score. Passages keep their order.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np

from index.reader import Cascade, PassageReading, Reader, SentenceReading
from index.reader.model import ReadablePassage
from index.search.asked_there import answered_there
from index.search.duplicates import distinct_passages
from index.search.fusion import Mask, Scores, logistic, standardised, summed
from index.search.rankings import sentence_order
from index.search.table_heads import rows_apart
from index.search.tables import HeadedText, asked_cells, with_headers
from index.sentences.lines import is_table_row
from index.store import Catalogue
from index.types import (
    ArticleHit,
    Passage,
    PassageHit,
    Reading,
    SearchResult,
    Sentence,
    SentenceHit,
    Span,
)

_ASKED_CELL_LEAD = 6.0  # logits above the best of its passage: nothing else is named so exactly
_ASKED_CELL_RANK = 12.0  # the same, in rank alone: a sentence with its words may be near otherwise
_MAX_ROWS_ABOVE = 500  # of a table, between its head and the passage

_Place: TypeAlias = tuple[str, int]  # an article id and a sentence number


@dataclass(frozen=True, slots=True)
class _Placed:
    """A sentence's reading, its short answer as offsets into the article, its passage's logit."""

    reading: SentenceReading
    answer: Span
    answerable: float


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How many passages are read, and what the reader's z-scores weigh beside the first stage's.

    Attributes:
        passages: The best ones, near-copies left out.
        fewest: So many are read, and of the others
        behind: those that the first stage scores at most so much below the best, in its z-scores.
            What is further behind hardly ever answers, and reading is what takes long. With six no
            hit rate of realtimeqa, squad2 and hotpotqa fell by more than one question in a hundred,
            but articles that disagree were left unread.
        weight: Of a sentence's score. More puts the right sentence of few articles first more often
            and that of 2,954 less: rgb .56 and realtimeqa .385 with 1, .62 and .365 with 1.5.
        margin_weight: Of its short answer's margin over none. Measured on four question sets: more
            helps where many snippets say the same and harms elsewhere.
        sureness_weight: Of the probability, by its margin, that its short answer is one at all:
            that is high however many others are likely. On eight collections the right sentence is
            first in .616 without it, .635 with 1, .630 with 1.5.
        article_weight: Of its best sentence's reader score in an article's own. Measured on seven
            collections: the right article is first in .745 with .5, .756 with .75, .743 with 1.
    """

    passages: int = 10
    fewest: int = 8
    behind: float = 1.75
    weight: float = 1.0
    margin_weight: float = 0.3
    sureness_weight: float = 1.0
    article_weight: float = 0.75


class ReadingStage:
    """Reads the best passages of a search and ranks its sentences anew."""

    def __init__(
        self,
        reader: Reader | Cascade,
        catalogue: Catalogue,
        options: ReadingOptions | None = None,
    ) -> None:
        self._reader = reader
        self._catalogue = catalogue
        self._options = options or ReadingOptions()

    def apply(self, question: str, result: SearchResult) -> SearchResult:
        """Return the result with the reader's scores, short answers and signals in it."""
        chosen = self._chosen(result.passages)
        titles = self._catalogue.titles(hit.passage.article_id for hit in chosen)
        shown, numbers, passages = [], [], []
        of_passage = self._catalogue.sentences_of_passages([hit.passage.id for hit in chosen])
        for hit in chosen:
            headed, own_numbers = self._headed(hit, of_passage.get(hit.passage.id, ()))
            title = titles.get(hit.passage.article_id, "")
            passages.append(ReadablePassage(title, headed.text, headed.sentences))
            shown.append(headed)
            numbers.append(own_numbers)
        readings = self._reader.read(question, passages)
        of_sentence = _by_place(chosen, shown, numbers, readings)
        for hit, headed, own_numbers in zip(chosen, shown, numbers, strict=True):
            _put_asked_cells(question, hit.passage, headed, own_numbers, of_sentence)
        if not of_sentence:
            return result
        sentences = self._ranked_sentences(result.sentences, of_sentence)
        return replace(
            result,
            articles=self._ranked_articles(result.articles, sentences),
            sentences=sentences,
            reading=_signals(readings, of_sentence.values()),
        )

    def _chosen(self, hits: Sequence[PassageHit]) -> tuple[PassageHit, ...]:
        """Return the passages that are read."""
        best = distinct_passages(hits, self._options.passages)
        least = best[0].score - self._options.behind
        return tuple(
            hit
            for place, hit in enumerate(best)
            if place < self._options.fewest or hit.score >= least
        )

    def _headed(self, hit: PassageHit, own: Sequence[Sentence]) -> tuple[HeadedText, list[int]]:
        """Return a passage with the column names of its tables, and its sentences' numbers.

        Its own sentences are not there where its article was replaced meanwhile.
        """
        passage = hit.passage
        above: list[Sentence] = []
        if passage.first and is_table_row(passage.text.partition("\n")[0]):
            start = max(0, passage.first - _MAX_ROWS_ABOVE)
            above = self._catalogue.sentences(passage.article_id, start, passage.first - 1)
        sentences = own or self._catalogue.sentences(
            passage.article_id, passage.first, passage.last
        )
        shift = passage.span.start
        spans = [Span(one.span.start - shift, one.span.end - shift) for one in sentences]
        apart = rows_apart([one.span for one in (*above, *sentences)])
        headed = with_headers(passage.text, spans, [one.text for one in above], apart)
        return headed, [one.number for one in sentences]

    def _ranked_sentences(
        self, hits: Sequence[SentenceHit], readings: Mapping[_Place, _Placed]
    ) -> tuple[SentenceHit, ...]:
        placed = [readings.get((hit.sentence.article_id, hit.sentence.number)) for hit in hits]
        was_read = np.array([one is not None for one in placed], dtype=bool)
        if not was_read.any():
            return tuple(hits)
        scores, shares = summed(
            {
                "first_stage": standardised([hit.score for hit in hits], was_read),
                "reader": self._options.weight
                * _or_lowest([one.reading.score if one else None for one in placed], was_read),
                "margin": self._options.margin_weight
                * _or_lowest([one.reading.margin if one else None for one in placed], was_read),
                "sureness": self._options.sureness_weight
                * np.array([logistic(one.reading.margin) if one else 0.0 for one in placed]),
            }
        )
        ranked = [
            SentenceHit(
                hit.sentence,
                score=float(score),
                parts=share,
                answer=one.answer if one else None,
                margin=one.reading.margin if one else 0.0,
                ahead=one.reading.ahead if one else 0.0,
                answerable=one.answerable if one else 0.0,
            )
            for hit, one, score, share in zip(hits, placed, scores, shares, strict=True)
        ]
        return answered_there(sorted(ranked, key=sentence_order))

    def _ranked_articles(
        self, hits: Sequence[ArticleHit], sentences: Sequence[SentenceHit]
    ) -> tuple[ArticleHit, ...]:
        best: dict[str, float] = {}
        for one in sentences:
            if one.answer is not None:
                share, article_id = one.parts["reader"], one.sentence.article_id
                best[article_id] = max(share, best.get(article_id, share))
        lowest = min(best.values(), default=0.0)
        ranked = []
        for hit in hits:
            share = self._options.article_weight * best.get(hit.article_id, lowest)
            parts = {**hit.parts, "reader": share}
            ranked.append(ArticleHit(hit.article_id, hit.score + share, parts))
        return tuple(sorted(ranked, key=lambda hit: -hit.score))


def _or_lowest(values: Sequence[float | None], known: Mask) -> Scores:
    """Return z-scores over what is known; what is not gets the lowest of these."""
    lowest = min(value for value in values if value is not None)
    return standardised([lowest if value is None else value for value in values], known)


def _by_place(
    hits: Sequence[PassageHit],
    shown: Sequence[HeadedText],
    numbers: Sequence[Sequence[int]],
    readings: Sequence[PassageReading],
) -> dict[_Place, _Placed]:
    found: dict[_Place, _Placed] = {}
    for hit, headed, own_numbers, reading in zip(hits, shown, numbers, readings, strict=True):
        shift = hit.passage.span.start
        for number, sentence in zip(own_numbers, reading.sentences, strict=True):
            if sentence is not None:
                own = headed.original(sentence.answer)
                answer = Span(own.start + shift, own.end + shift)
                found[hit.passage.article_id, number] = _Placed(
                    sentence, answer, reading.answerable
                )
    return found


def _put_asked_cells(
    question: str,
    passage: Passage,
    headed: HeadedText,
    numbers: Sequence[int],
    readings: dict[_Place, _Placed],
) -> None:
    """Give a cell that the question names by row and column the best reading of its passage."""
    found = (readings.get((passage.article_id, number)) for number in numbers)
    placed = [one for one in found if one is not None]
    for index, cell in asked_cells(question, headed).items():
        if (place := (passage.article_id, numbers[index])) in readings:
            best = replace(
                readings[place].reading,
                score=max(one.reading.score for one in placed) + _ASKED_CELL_RANK,
                margin=max(one.reading.margin for one in placed) + _ASKED_CELL_LEAD,
                ahead=_ASKED_CELL_LEAD,
            )
            shift = passage.span.start
            answer = Span(cell.start + shift, cell.end + shift)
            answerable = max(one.answerable for one in placed) + _ASKED_CELL_LEAD
            readings[place] = _Placed(best, answer, answerable)


def _signals(readings: Sequence[PassageReading], placed: Iterable[_Placed]) -> Reading:
    """Return what was read at best; a cell that is named by row and column tells of an answer."""
    sentences = [one for reading in readings for one in reading.sentences if one is not None]
    return Reading(
        margin=max(one.margin for one in (*sentences, *(each.reading for each in placed))),
        answerable=max(reading.answerable for reading in readings),
    )
