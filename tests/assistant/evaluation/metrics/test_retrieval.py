import random

import pytest
import pytrec_eval

from assistant.evaluation.metrics import retrieval
from assistant.evaluation.rankings import article_gains

MEASURES = {"ndcg_cut.10", "recall.5,10", "success.1,3,5,10"}


def random_case(generator):
    """A ranking with many equal scores, and what is relevant, some of it never retrieved."""
    names = [f"d{number:02d}" for number in range(generator.randint(1, 40))]
    scores = {name: float(generator.randint(0, 6)) for name in names}
    relevant = generator.sample(names, generator.randint(0, min(5, len(names))))
    relevant += [f"missing{number}" for number in range(generator.randint(0, 3))]
    return scores, frozenset(relevant or ["missing"])


@pytest.mark.parametrize("seed", range(300))
def test_every_ranking_metric_equals_trec_eval(seed):
    scores, relevant = random_case(random.Random(seed))
    qrels = {"q": dict.fromkeys(relevant, 1)}
    official = pytrec_eval.RelevanceEvaluator(qrels, MEASURES).evaluate({"q": scores})["q"]
    # trec_eval breaks ties by descending name.
    ranking = [name for _, name in sorted(((s, name) for name, s in scores.items()), reverse=True)]
    # Its recip_rank has no cut-off, so MRR@10 is asked of the first ten alone.
    first_ten = {name: scores[name] for name in ranking[:10]}
    evaluator = pytrec_eval.RelevanceEvaluator(qrels, {"recip_rank"})
    reciprocal_rank = evaluator.evaluate({"q": first_ten})["q"]["recip_rank"]

    gains = article_gains(ranking, relevant)
    count = len(relevant)
    ours = {
        "ndcg_cut_10": retrieval.ndcg(gains, count, 10),
        "recall_5": retrieval.recall(gains, count, 5),
        "recall_10": retrieval.recall(gains, count, 10),
        **{f"success_{k}": retrieval.hit(gains, k) for k in (1, 3, 5, 10)},
    }
    assert ours == pytest.approx(official, abs=1e-12)
    assert retrieval.reciprocal_rank(gains, 10) == pytest.approx(reciprocal_rank, abs=1e-12)


def test_a_first_hit_at_rank_eleven_is_no_hit_at_ten():
    gains = [0] * 10 + [1]
    assert retrieval.reciprocal_rank(gains, 10) == 0
    assert retrieval.hit(gains, 10) == 0
    assert retrieval.ndcg(gains, 1, 10) == 0
    assert retrieval.recall(gains, 1, 10) == 0


def test_all_found_needs_every_item():
    assert retrieval.all_found([1, 0, 1], 2, 3) == 1
    assert retrieval.all_found([1, 0, 1], 2, 2) == 0
    assert retrieval.all_found([], 0, 5) == 0
