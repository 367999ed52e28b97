"""In other languages than English: what sentences mean.

The encoder's vectors of the sentences of the best passages are compared with the question's. Their
cosines are added to the first stage's scores, all as z-scores over what was read: a sentence's own,
the mean and the best of its passage. What was not read stays behind. Passages come in the order of
these scores, so that the reader goes over the best of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from index.encoder import Encoder
from index.search.duplicates import distinct_passages
from index.search.fusion import Scores, standardised, summed
from index.search.rankings import sentence_order
from index.types import ArticleHit, PassageHit, Reading, SearchResult, SentenceHit

_NEARER = {"zh": 0.05}
"""Language -> how much nearer its texts are to each other than those of others, as cosines.

Measured on own paragraphs: best cosine of answered questions .90, elsewhere .85.
"""


@dataclass(frozen=True, slots=True)
class MeaningOptions:
    """How many passages are read, and what cosines weigh beside the first stage's score.

    Attributes:
        passages: The best ones, near-copies left out.
        own: Of a sentence's own.
        mean: Of the mean of its passage's sentences.
        best: Of its passage's best sentence.
        article: Of the two of its best passage in an article's score.
        crossing: How many passages are read where no article is in the question's language.
        crossing_words: What the first stage's score weighs then: only names are written alike.
    """

    passages: int = 12
    own: float = 1.5
    mean: float = 1.0
    best: float = 0.5
    article: float = 1.0
    crossing: int = 30
    crossing_words: float = 0.3


@dataclass(frozen=True, slots=True)
class _Compared:
    """The cosines of one passage's sentences with the question: their mean and the best."""

    mean: float
    best: float


class MeaningStage:
    """Compares the sentences of the best passages with the question and ranks them anew."""

    def __init__(self, encoder: Encoder, options: MeaningOptions | None = None) -> None:
        self._encoder = encoder
        self._options = options or MeaningOptions()

    def apply(self, question: str, result: SearchResult) -> SearchResult:
        """Return the result with the cosines in its scores, and what they tell of an answer."""
        options = self._options
        most = options.crossing if result.crosses else options.passages
        chosen = distinct_passages(result.passages, most)
        passage_of = {
            (hit.passage.article_id, number): hit.passage.id
            for hit in chosen
            for number in range(hit.passage.first, hit.passage.last + 1)
        }
        read = [hit for hit in result.sentences if _place(hit) in passage_of]
        if not read:
            return result
        vectors = self._encoder.sentences([hit.sentence.text for hit in read])
        cosines = (vectors @ self._encoder.question(question)).astype(np.float64)
        passages = [passage_of[_place(hit)] for hit in read]
        compared = _compared(passages, cosines)
        words = options.crossing_words if result.crosses else 1.0
        sentences = self._ranked(read, words, cosines, [compared[id_] for id_ in passages])
        near = self._of_passages(compared)
        lowest = sentences[-1].score
        unread = [
            replace(hit, score=lowest - 1.0 - rank, parts={})
            for rank, hit in enumerate(hit for hit in result.sentences if hit not in read)
        ]
        return replace(
            result,
            articles=self._ranked_articles(result, near),
            passages=_ranked_passages(result.passages, near),
            sentences=(*sentences, *unread),
            reading=_signals(cosines, result.language),
        )

    def _ranked(
        self,
        hits: Sequence[SentenceHit],
        words: float,
        cosines: Scores,
        compared: Sequence[_Compared],
    ) -> list[SentenceHit]:
        options = self._options
        scores, shares = summed(
            {
                "first_stage": words * standardised([hit.score for hit in hits]),
                "meaning": options.own * standardised(cosines),
                "passage": options.mean * standardised([one.mean for one in compared])
                + options.best * standardised([one.best for one in compared]),
            }
        )
        ranked = [
            replace(hit, score=float(score), parts=share)
            for hit, score, share in zip(hits, scores, shares, strict=True)
        ]
        return sorted(ranked, key=sentence_order)

    def _of_passages(self, compared: Mapping[str, _Compared]) -> dict[str, float]:
        """Return what the cosines of each passage add to its own score and its article's."""
        scores = self._options.article * (
            standardised([one.mean for one in compared.values()])
            + standardised([one.best for one in compared.values()])
        )
        return dict(zip(compared, scores.tolist(), strict=True))

    def _ranked_articles(
        self, result: SearchResult, scores: Mapping[str, float]
    ) -> tuple[ArticleHit, ...]:
        best: dict[str, float] = {}
        for hit in result.passages:
            if hit.passage.id in scores:
                score = scores[hit.passage.id]
                best[hit.passage.article_id] = max(score, best.get(hit.passage.article_id, score))
        lowest = min(best.values())
        ranked = [
            replace(one, score=one.score + share, parts={**one.parts, "meaning": share})
            for one in result.articles
            for share in (best.get(one.article_id, lowest),)
        ]
        return tuple(sorted(ranked, key=lambda hit: -hit.score))


def _ranked_passages(
    hits: Sequence[PassageHit], near: Mapping[str, float]
) -> tuple[PassageHit, ...]:
    """Return passages with what their cosines add; what was not compared stays behind."""
    lowest = min(near.values())
    ranked = [
        replace(hit, score=hit.score + share, parts={**hit.parts, "meaning": share})
        for hit in hits
        for share in (near.get(hit.passage.id, lowest),)
    ]
    return tuple(sorted(ranked, key=lambda hit: -hit.score))


def _place(hit: SentenceHit) -> tuple[str, int]:
    return hit.sentence.article_id, hit.sentence.number


def _compared(passages: Sequence[str], cosines: Scores) -> dict[str, _Compared]:
    groups: dict[str, list[float]] = {}
    for id_, cosine in zip(passages, cosines.tolist(), strict=True):
        groups.setdefault(id_, []).append(cosine)
    return {id_: _Compared(sum(own) / len(own), max(own)) for id_, own in groups.items()}


def _signals(cosines: Scores, language: str) -> Reading:
    """Return how near the nearest sentence is; nothing is known of words that answer."""
    return Reading(0.0, 0.0, cosine=float(cosines.max()) - _NEARER.get(language, 0.0))
