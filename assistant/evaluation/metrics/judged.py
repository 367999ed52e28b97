"""The metrics of a run that was judged by a language model.

A score s from 1 to 5 counts as (s - 1) / 4, so that 0 is the worst and 1 the best. A judgement
without a score is left out of the mean, never a zero, and counted by `judge_missing_rate`.
"""

from collections.abc import Callable, Sequence

from assistant.evaluation.cases import Case
from assistant.evaluation.judges.judge import KINDS, JudgeKind
from assistant.evaluation.judges.judgement import Judgement
from assistant.evaluation.judges.parse import HIGHEST_SCORE, LOWEST_SCORE
from assistant.evaluation.metrics.metric import COST, MONEY, Metric, Terms, mean

JUDGED = "Judged by a language model"


def share(score: float) -> float:
    """Return (score - 1) / 4: a score from 1 to 5 as a number in [0, 1]."""
    return (score - LOWEST_SCORE) / (HIGHEST_SCORE - LOWEST_SCORE)


def metrics_of(judgements: Sequence[Judgement]) -> list[Metric]:
    """Return the metrics of the judgements of a run; none where there are none.

    `judge_faithfulness` and `judge_correctness`, the mean score in [0, 1] of the answers with one;
    `judge_missing_rate`, judgements without a score / all; and a question's mean of
    `tokens_judge_input_mean`, `tokens_judge_output_mean` and, where prices are set,
    `cost_judge_mean`.
    """
    if not judgements:
        return []
    return [
        *(_score_metric(kind) for kind in KINDS),
        Metric(
            "judge_missing_rate",
            "Judgements without a score",
            JUDGED,
            _missing,
            higher_is_better=False,
        ),
        _sum_metric("tokens_judge_input_mean", "Tokens a question, judges, in", _input, "tokens"),
        _sum_metric(
            "tokens_judge_output_mean", "Tokens a question, judges, out", _output, "tokens"
        ),
        *(
            [_sum_metric("cost_judge_mean", "Cost a question, judges", _cost, MONEY)]
            if any(item.cost is not None for item in judgements)
            else []
        ),
    ]


def _score_metric(kind: JudgeKind) -> Metric:
    def terms(case: Case) -> Terms:
        judgement = case.judgements.get(kind.name)
        if judgement is None or judgement.score is None:
            return None
        return mean(share(judgement.score))

    return Metric(f"judge_{kind.name}", f"Judged {kind.name}", JUDGED, terms)


def _missing(case: Case) -> Terms:
    found = case.judgements.values()
    return (float(sum(item.score is None for item in found)), float(len(found))) if found else None


def _sum_metric(name: str, label: str, value: Callable[[Judgement], float], unit: str) -> Metric:
    def terms(case: Case) -> Terms:
        found = case.judgements.values()
        return mean(sum(map(value, found))) if found else None

    return Metric(name, label, COST, terms, higher_is_better=False, unit=unit)


def _input(judgement: Judgement) -> float:
    return judgement.input_tokens


def _output(judgement: Judgement) -> float:
    return judgement.output_tokens


def _cost(judgement: Judgement) -> float:
    return judgement.cost or 0.0
