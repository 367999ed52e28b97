"""What a question takes: time stage by stage, tokens and money; and whether it failed."""

from collections.abc import Sequence

import numpy as np

from assistant.evaluation.cases import Case
from assistant.evaluation.metrics.metric import COST, MILLISECONDS, MONEY, Metric, Terms, mean
from assistant.evaluation.results import ResultRow
from assistant.evaluation.statistics import FloatArray


def p50(milliseconds: FloatArray) -> FloatArray:
    """Median: half of the questions took at most this long. Range [0, inf) milliseconds."""
    return percentile(milliseconds, 50)


def p95(milliseconds: FloatArray) -> FloatArray:
    """95th percentile: one question in twenty took longer. Range [0, inf) milliseconds."""
    return percentile(milliseconds, 95)


def percentile(values: FloatArray, percent: float) -> FloatArray:
    """Percentile along the last axis, interpolated linearly between the two nearest values.

    Source: Hyndman and Fan 1996, type 7, numpy's default. NaN for no values.
    """
    if values.shape[-1] == 0:
        return np.full(values.shape[:-1], np.nan)
    return np.asarray(np.percentile(values, percent, axis=-1), dtype=np.float64)


METRICS = (
    Metric(
        "error_rate",
        "Questions that failed",
        COST,
        lambda case: mean(case.row.failed),
        higher_is_better=False,
    ),
)
"""Of every run; see `metrics_of` for the others."""

ANSWER_COST = Metric(
    "cost_answer_mean",
    "Cost a question, answers",
    COST,
    lambda case: None if case.row.failed else mean(case.row.cost or 0.0),
    higher_is_better=False,
    unit=MONEY,
)


def metrics_of(rows: Sequence[ResultRow]) -> list[Metric]:
    """Return the metrics of what the rows took: p50 and p95 per stage, tokens per use, money.

    The total latency is `latency_ms_p50` and `latency_ms_p95`, that of a stage
    `latency_ms_<stage>_p50`, the mean number of tokens a question `tokens_<use>_mean`, and its
    cost, where prices are set, `cost_answer_mean`.
    """
    stages = dict.fromkeys(stage for row in rows for stage in row.latency_ms)
    uses = dict.fromkeys(use for row in rows for use in row.tokens)
    return [
        *(_latency_metric(stage, percentile) for stage in stages for percentile in ("p50", "p95")),
        *(_token_metric(use) for use in uses),
        *([ANSWER_COST] if any(row.cost is not None for row in rows) else []),
    ]


def _latency_metric(stage: str, percentile: str) -> Metric:
    def terms(case: Case) -> Terms:
        value = case.row.latency_ms.get(stage)
        return None if value is None else (value,)

    part = "" if stage == "total" else f"_{stage}"
    return Metric(
        f"latency_ms{part}_{percentile}",
        f"Latency, {stage}, {percentile}",
        COST,
        terms,
        percentile,
        higher_is_better=False,
        unit=MILLISECONDS,
    )


def _token_metric(use: str) -> Metric:
    def terms(case: Case) -> Terms:
        return None if case.row.failed else mean(case.row.tokens.get(use, 0))

    return Metric(
        f"tokens_{use}_mean",
        f"Tokens a question, {use}",
        COST,
        terms,
        higher_is_better=False,
        unit="tokens",
    )
