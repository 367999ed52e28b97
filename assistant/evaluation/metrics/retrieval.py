"""Did the ranking find what answers? At the level of articles and of sentences.

A ranking is first turned into gains: for each rank, how many evidence items are found there for
the first time. Everything else is computed from the gains, as trec_eval does for rankings without
repeats. An item that was found before gains nothing when it comes again.
"""

import math
from collections.abc import Sequence

from assistant.evaluation.matching import matches, normalise_spaces
from assistant.evaluation.questions import Evidence
from assistant.evaluation.results import RetrievedSentence
from index.types import Span


def article_gains(ranked_ids: Sequence[str], relevant: frozenset[str]) -> list[int]:
    """Return for each rank 1 when a relevant article stands there for the first time, else 0."""
    open_ids = set(relevant)
    gains = []
    for article_id in ranked_ids:
        gains.append(int(article_id in open_ids))
        open_ids.discard(article_id)
    return gains


def sentence_gains(ranked: Sequence[RetrievedSentence], evidence: Sequence[Evidence]) -> list[int]:
    """Return for each rank how many evidence sentences are found there for the first time."""
    open_items = list(evidence)
    gains = []
    for found in ranked:
        span = Span(found.start, found.end)
        left = [
            item for item in open_items if not matches(found.article_id, found.text, span, item)
        ]
        gains.append(len(open_items) - len(left))
        open_items = left
    return gains


def hit(gains: Sequence[int], depth: int) -> float:
    """Hit at k: 1 when anything relevant stands in the first `depth` ranks, else 0.

    Range {0, 1}. Called success at k in trec_eval.
    """
    return float(any(gains[:depth]))


def reciprocal_rank(gains: Sequence[int], depth: int) -> float:
    """Reciprocal rank: 1 / rank of the first relevant item in the first `depth`, 0 if none.

    Range [0, 1]. Its mean over questions is MRR. Source: Voorhees 1999, TREC-8 question answering.
    """
    return next((1 / rank for rank, gain in enumerate(gains[:depth], 1) if gain), 0.0)


def ndcg(gains: Sequence[int], relevant: int, depth: int) -> float:
    """Normalised discounted cumulative gain with binary relevance.

    DCG = sum over the ranks r <= depth that gain of 1 / log2(r + 1), divided by the DCG of the
    best possible ranking, min(relevant, depth) ranks that all gain. Range [0, 1]; 0 when nothing
    is relevant. A rank counts once even when it holds two evidence sentences. Source: Järvelin and
    Kekäläinen 2002, as `ndcg_cut` in trec_eval.
    """
    found = sum(1 / math.log2(rank + 1) for rank, gain in enumerate(gains[:depth], 1) if gain)
    best = sum(1 / math.log2(rank + 1) for rank in range(1, min(relevant, depth) + 1))
    return found / best if best else 0.0


def recall(gains: Sequence[int], relevant: int, depth: int) -> float:
    """Share of the relevant items that are found in the first `depth` ranks.

    Range [0, 1]; 0 when nothing is relevant. As `recall` in trec_eval.
    """
    return sum(gains[:depth]) / relevant if relevant else 0.0


def all_found(gains: Sequence[int], relevant: int, depth: int) -> float:
    """1 when every relevant item is found in the first `depth` ranks, else 0.

    Range {0, 1}. For questions that need two articles; source: joint recall, Yang et al. 2018.
    """
    return float(relevant > 0 and sum(gains[:depth]) == relevant)


def evidence_within(
    ranked: Sequence[RetrievedSentence], evidence: Sequence[Evidence], characters: int
) -> float:
    """1 when a whole evidence sentence lies in the first `characters` that the ranking shows.

    The units are read one after another, white space normalised, nothing counted between them.
    This is fair between rankings of short and of long units: a long unit costs its length. Range
    {0, 1}.
    """
    return float(evidence_end(ranked, evidence) <= characters)


def evidence_end(ranked: Sequence[RetrievedSentence], evidence: Sequence[Evidence]) -> float:
    """Return how many characters are read until a first evidence sentence is shown; inf if never.

    In a unit that contains the evidence sentence, reading stops at the sentence's end; in one that
    matches by less, at the unit's end.
    """
    shown = 0
    for found in ranked:
        text = normalise_spaces(found.text)
        span = Span(found.start, found.end)
        ends = [
            shown + _end_inside(text, item)
            for item in evidence
            if matches(found.article_id, found.text, span, item)
        ]
        if ends:
            return min(ends)
        shown += len(text)
    return math.inf


def _end_inside(text: str, evidence: Evidence) -> int:
    wanted = normalise_spaces(evidence.sentence or "")
    start = text.find(wanted)
    return len(text) if start < 0 else start + len(wanted)
