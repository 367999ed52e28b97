"""What passages and sentences score in a search: weighted z-scores, bonuses and discounts."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.search.fusion import Scores, standardised, summed
from index.search.links import named_articles
from index.search.rankings import sentence_order
from index.search.timeliness import timeliness
from index.store import PassageRow, SentenceRow
from index.types import PassageHit, SentenceHit

NEARLY = 1 - 1e-6
"""How far a lifted passage may come towards the best one: behind it, in its old order."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How the parts of a score are weighted, measured on public question sets.

    A passage's score is its vector's and its words', which weigh the same: half of the latter is
    the passage's own BM25 and half its article's. A sentence's is its own BM25 and its passage's
    score. These are z-scores over the candidates; bonuses and discounts are in the same units.

    Attributes:
        named_by_best: Bonus of the best passage of each article that the best passage names, for
            questions that need two articles. It goes up to the best passage and not past it.
        named_in_question: Bonus of the passages of an article that the question names.
        position: Discount of a sentence per unit of log(1 + its number): news says first what
            matters. Short articles are hardly touched.
        length: Bonus of a sentence per unit of log(its characters): BM25 favours fragments.
    """

    dense: float = 1.0
    passage: float = 0.5
    article: float = 0.5
    named_by_best: float = 4.0
    named_in_question: float = 0.5
    sentence: float = 1.0
    context: float = 1.0
    position: float = 0.3
    length: float = 0.3


OTHER_LANGUAGES = Weights(dense=0.5, passage=1.0, context=1.5)
"""For questions in other languages than English, of which the package's vectors know little.

Measured on own paragraphs in eight languages, and on English ones with the reader left out.
"""


@dataclass(frozen=True, slots=True)
class PassageCandidate:
    """A passage with what search says of it: a cosine, and BM25 scores, 0 without a common word."""

    row: PassageRow
    dense: float
    passage: float
    article: float


@dataclass(frozen=True, slots=True)
class SentenceCandidate:
    """A sentence with its BM25 score, 0 without a common word, and its passage's score."""

    row: SentenceRow
    own: float
    context: float


def ranked_passages(
    question: str,
    candidates: Sequence[PassageCandidate],
    weights: Weights,
    today: datetime.date | None = None,
) -> list[tuple[PassageRow, PassageHit]]:
    """Return the candidates, of which there is at least one, with their scores, best first.

    `today` is the day that counts as the present; None leaves it to the newest candidate.
    """
    rows = [candidate.row for candidate in candidates]
    parts = {
        "dense": weights.dense * standardised([one.dense for one in candidates]),
        "passage": weights.passage * standardised([one.passage for one in candidates]),
        "article": weights.article * standardised([one.article for one in candidates]),
        "time": timeliness(question, [row.day for row in rows], today),
        "in_question": weights.named_in_question * _named(question, rows),
    }
    parts["by_best"] = _lifts(rows, summed(parts)[0], weights.named_by_best)
    scores, shares = summed(parts)
    hits = [
        (one.row, PassageHit(one.row.passage, float(score), one.dense, share))
        for one, score, share in zip(candidates, scores, shares, strict=True)
    ]
    return sorted(hits, key=lambda pair: (-pair[1].score, pair[1].passage.id))


def ranked_sentences(
    candidates: Sequence[SentenceCandidate], weights: Weights
) -> tuple[SentenceHit, ...]:
    """Return the candidates with their scores, best first; headings count but are left out."""
    sentences = [candidate.row.sentence for candidate in candidates]
    scores, shares = summed(
        {
            "sentence": weights.sentence * standardised([one.own for one in candidates]),
            "context": weights.context * standardised([one.context for one in candidates]),
            "position": -weights.position * np.log1p([one.number for one in sentences]),
            "length": weights.length * np.log([max(1, len(one.text)) for one in sentences]),
        }
    )
    hits = [
        SentenceHit(sentence, float(score), share)
        for sentence, score, share in zip(sentences, scores, shares, strict=True)
        if not sentence.is_heading
    ]
    return tuple(sorted(hits, key=sentence_order))


def _lifts(rows: Sequence[PassageRow], scores: Scores, most: float) -> Scores:
    """Return what is added to the passages that the best one names, towards its own score."""
    best = int(np.argmax(scores))
    named = _named(rows[best].passage.text, rows, besides=rows[best].title)
    lifts = np.zeros(len(rows))
    lifted: set[str] = set()
    for row in np.argsort(-scores, kind="stable"):
        article_id = rows[row].passage.article_id
        if named[row] and article_id not in lifted:
            lifted.add(article_id)
            lifts[row] = min(most, NEARLY * (scores[best] - scores[row]))
    return lifts


def _named(text: str, rows: Sequence[PassageRow], besides: str = "") -> Scores:
    """Return 1 for the passages of articles that a text names, and whose title is not `besides`."""
    titles = {row.passage.article_id: row.title for row in rows if row.title != besides}
    named = named_articles(text, titles)
    return np.array([float(row.passage.article_id in named) for row in rows])
