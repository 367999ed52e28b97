"""Does it know when not to answer?

The positive class of precision, recall and F1 is the refusal: a question is relevant when the
corpus does not answer it, and retrieved when the assistant refused. The answerability score is the
probability that the articles answer; its quality is measured without any threshold by AUROC and
the risk-coverage curve.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.evaluation.cases import Case
from assistant.evaluation.metrics.metric import REFUSALS, Metric, Terms
from assistant.evaluation.statistics import FloatArray, average_ranks


def precision_terms(*, refused: bool, answerable: bool) -> tuple[float, float]:
    """Refusal precision: rightly refused / refused, over the set. Range [0, 1].

    Returns:
        The question's share of the numerator and of the denominator.
    """
    return float(refused and not answerable), float(refused)


def recall_terms(*, refused: bool, answerable: bool) -> tuple[float, float]:
    """Refusal recall: rightly refused / unanswerable, over the set. Range [0, 1].

    Returns:
        The question's share of the numerator and of the denominator.
    """
    return float(refused and not answerable), float(not answerable)


def f1_terms(*, refused: bool, answerable: bool) -> tuple[float, float]:
    """Refusal F1: 2 TP / (2 TP + FP + FN), over the set. Range [0, 1].

    Returns:
        The question's share of the numerator and of the denominator.
    """
    right = float(refused and not answerable)
    return 2 * right, float(refused) + float(not answerable)


def false_refusal_terms(*, refused: bool, answerable: bool) -> tuple[float, float]:
    """False-refusal rate: refused and answerable / answerable, over the set. Range [0, 1].

    Returns:
        The question's share of the numerator and of the denominator.
    """
    return float(refused and answerable), float(answerable)


def auroc(scores: FloatArray, answerable: FloatArray) -> FloatArray:
    """Area under the ROC curve of the answerability score.

    The probability that a random answerable question scores higher than a random unanswerable one,
    ties counting half: (R - p(p + 1)/2) / (p u), R the rank sum of the p answerable ones among all,
    u the number of the unanswerable. Range [0, 1], 0.5 is chance; NaN when a class is missing.
    Source: Hanley and McNeil 1982 (Mann-Whitney U).

    Args:
        scores: Shape (..., questions).
        answerable: 1 or 0, the same shape.
    """
    return _per_row(_auroc, scores, answerable)


def recall_at_false_refusals(
    scores: FloatArray, answerable: FloatArray, rate: float = 0.1
) -> FloatArray:
    """Refusal recall at the threshold that refuses at most `rate` of the answerable questions.

    All questions that score below the threshold are refused. Range [0, 1]; NaN when a class is
    missing. The sensitivity at a fixed false-positive rate of the ROC curve.

    Args:
        scores: Shape (..., questions).
        answerable: 1 or 0, the same shape.
        rate: The largest allowed share of false refusals.
    """

    def one(row: FloatArray, labels: FloatArray) -> float:
        good, bad = row[labels == 1], row[labels == 0]
        if len(good) == 0 or len(bad) == 0:
            return np.nan
        threshold = np.sort(good)[int(rate * len(good) + 1e-9)] if rate < 1 else np.inf
        return float(np.mean(bad < threshold))

    return _per_row(one, scores, answerable)


@dataclass(frozen=True, slots=True)
class RiskPoint:
    """One threshold of the risk-coverage curve.

    Attributes:
        coverage: Share of the questions that score at least the threshold, so are answered.
        risk: Share of these that are wrong to answer.
        threshold: The score.
    """

    coverage: float
    risk: float
    threshold: float


def risk_coverage(scores: Sequence[float], wrong: Sequence[bool]) -> list[RiskPoint]:
    """Risk-coverage curve: answering more and more questions, the surest first.

    For each distinct score t: coverage = |score >= t| / n, risk = |score >= t and wrong| /
    |score >= t|. Both in [0, 1]. Source: El-Yaniv and Wiener 2010.
    """
    if not scores:
        return []
    order = np.argsort(-np.asarray(scores, dtype=np.float64), kind="stable")
    ranked = np.asarray(scores, dtype=np.float64)[order]
    errors = np.cumsum(np.asarray(wrong, dtype=np.float64)[order])
    last = np.flatnonzero(np.append(ranked[1:] != ranked[:-1], True))
    return [
        RiskPoint(float((at + 1) / len(ranked)), float(errors[at] / (at + 1)), float(ranked[at]))
        for at in last
    ]


def area_under_risk_coverage(points: Sequence[RiskPoint]) -> float | None:
    """Mean risk over coverage, as steps between the points; None for no points. Range [0, 1].

    Source: AURC, Geifman, Uziel and El-Yaniv 2019.
    """
    if not points:
        return None
    before = [0.0, *(point.coverage for point in points[:-1])]
    return sum(
        (point.coverage - start) * point.risk for start, point in zip(before, points, strict=True)
    )


def _auroc(scores: FloatArray, answerable: FloatArray) -> float:
    positives = int(answerable.sum())
    negatives = len(answerable) - positives
    if positives == 0 or negatives == 0:
        return np.nan
    rank_sum = average_ranks(scores)[answerable == 1].sum()
    return float((rank_sum - positives * (positives + 1) / 2) / (positives * negatives))


def _per_row(
    function: Callable[[FloatArray, FloatArray], float], scores: FloatArray, labels: FloatArray
) -> FloatArray:
    """Apply a function of two vectors along the last axis of two arrays of one shape."""
    count = scores.shape[-1]
    pairs = zip(scores.reshape(-1, count), labels.reshape(-1, count), strict=True)
    values = [function(row, row_labels) for row, row_labels in pairs]
    return np.asarray(values, dtype=np.float64).reshape(scores.shape[:-1])


def _refusal(terms_of: Callable[..., tuple[float, float]]) -> Callable[[Case], Terms]:
    return lambda case: terms_of(refused=case.row.refused, answerable=case.question.answerable)


def _answerability(case: Case) -> Terms:
    score = case.row.answerability
    return None if score is None else (score, float(case.question.answerable))


METRICS = (
    Metric("refusal_precision", "Refusal precision", REFUSALS, _refusal(precision_terms)),
    Metric("refusal_recall", "Refusal recall", REFUSALS, _refusal(recall_terms)),
    Metric("refusal_f1", "Refusal F1", REFUSALS, _refusal(f1_terms)),
    Metric(
        "false_refusal_rate",
        "False-refusal rate",
        REFUSALS,
        _refusal(false_refusal_terms),
        higher_is_better=False,
    ),
    Metric("answerability_auroc", "Answerability AUROC", REFUSALS, _answerability, "auroc"),
    Metric(
        "refusal_recall_at_10_percent",
        "Refusal recall at 10% false",
        REFUSALS,
        _answerability,
        "recall_at_10_percent",
    ),
)
