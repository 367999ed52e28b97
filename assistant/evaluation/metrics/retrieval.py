"""Did the ranking find what answers? At the level of articles and of sentences.

Everything is computed from the gains of `assistant.evaluation.rankings`, as trec_eval does for
rankings without repeats.
"""

import math
from collections.abc import Callable, Mapping, Sequence

from assistant.evaluation.cases import ANSWER_DEPTH, Case
from assistant.evaluation.metrics.metric import ARTICLES, SENTENCES, Metric, Terms, mean
from assistant.evaluation.rankings import Ranking


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


SCORES: Mapping[str, tuple[str, Callable[[Ranking], float]]] = {
    "hit_at_1": ("hit@1", lambda found: hit(found.gains, 1)),
    "hit_at_3": ("hit@3", lambda found: hit(found.gains, 3)),
    "hit_at_5": ("hit@5", lambda found: hit(found.gains, 5)),
    "hit_at_10": ("hit@10", lambda found: hit(found.gains, 10)),
    "mrr_at_10": ("MRR@10", lambda found: reciprocal_rank(found.gains, 10)),
    "ndcg_at_10": ("nDCG@10", lambda found: ndcg(found.gains, found.relevant, 10)),
    "recall_at_5": ("recall@5", lambda found: recall(found.gains, found.relevant, 5)),
    "recall_at_10": ("recall@10", lambda found: recall(found.gains, found.relevant, 10)),
    "all_at_5": ("all@5", lambda found: all_found(found.gains, found.relevant, 5)),
}
"""What is computed at both levels: the end of the metric's name, its label and its score."""


def _at_level(level: str, family: str, ranking_of: Callable[[Case], Ranking]) -> tuple[Metric, ...]:
    def terms(score: Callable[[Ranking], float]) -> Callable[[Case], Terms]:
        def one(case: Case) -> Terms:
            ranking = ranking_of(case)
            return mean(score(ranking)) if ranking.relevant else None

        return one

    return tuple(
        Metric(f"{level}_{name}", f"{level.capitalize()} {label}", family, terms(score))
        for name, (label, score) in SCORES.items()
    )


def _evidence_within(characters: int) -> Metric:
    """Whether a whole evidence sentence lies in the first characters that the ranking shows.

    The units are read one after another, white space normalised, nothing counted between them.
    This is fair between rankings of short and of long units: a long unit costs its length.
    """
    return Metric(
        f"evidence_within_{characters}",
        f"Evidence within {characters:,} characters",
        SENTENCES,
        lambda case: mean(case.evidence_end <= characters) if case.sentences.relevant else None,
    )


def _answer_in_first(depth: int) -> Metric:
    return Metric(
        f"answer_in_sentence_at_{depth}",
        f"Answer string in first {depth}",
        SENTENCES,
        lambda case: mean(case.answer_rank <= depth) if case.expects_answer else None,
    )


METRICS = (
    *_at_level("article", ARTICLES, lambda case: case.articles),
    *_at_level("sentence", SENTENCES, lambda case: case.sentences),
    *(_evidence_within(characters) for characters in (500, 1000)),
    *(_answer_in_first(depth) for depth in (1, 3, ANSWER_DEPTH)),
)
