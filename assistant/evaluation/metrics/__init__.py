"""One file a family of metrics: formulas with range and source, and the metrics made of them.

A metric is added in the file of its family: this package collects the `METRICS` of each.
"""

from collections.abc import Mapping, Sequence

from assistant.evaluation.judges.judgement import Judgement
from assistant.evaluation.metrics import (
    citations,
    cost,
    judged,
    refusal,
    retrieval,
    short_answers,
    written,
)
from assistant.evaluation.metrics.metric import Metric
from assistant.evaluation.results import ResultRow
from assistant.evaluation.statistics import Statistic, ratio

METRICS: tuple[Metric, ...] = (
    *retrieval.METRICS,
    *short_answers.METRICS,
    *citations.METRICS,
    *refusal.METRICS,
    *cost.METRICS,
)
"""The metrics that every run has."""

STATISTICS: Mapping[str, Statistic] = {
    "ratio": ratio,
    "auroc": refusal.auroc,
    "recall_at_10_percent": refusal.recall_at_false_refusals,
    "p50": cost.p50,
    "p95": cost.p95,
}
"""How the terms of all questions become one number."""


def metrics_of(rows: Sequence[ResultRow], judgements: Sequence[Judgement] = ()) -> list[Metric]:
    """Return every metric that a run has, in the order in which they are shown."""
    return [
        *METRICS,
        *written.metrics_of(rows),
        *judged.metrics_of(judgements),
        *cost.metrics_of(rows),
    ]
