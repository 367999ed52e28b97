"""All metrics of a run with their intervals, over the whole set and by slices."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.evaluation.measurements import Measurement, Measurements, intervals
from assistant.evaluation.metrics.refusal import (
    RiskPoint,
    area_under_risk_coverage,
    risk_coverage,
)
from assistant.evaluation.notes import count_fallbacks, evidence_notes, reply_notes
from assistant.evaluation.questions import EvaluationQuestion
from assistant.evaluation.results import ResultRow
from assistant.evaluation.statistics import Interval

Intervals = Mapping[str, Interval]
"""By the metric's name."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run measured.

    Attributes:
        questions: How many rows the run has.
        metrics: Over all questions.
        slices: By "type: bridge", "turn: follow-up" and so on; only metrics that apply there.
        risk_coverage: Share answered against share of these that the corpus does not answer.
        seed: Of the bootstrap.
        fallbacks: How many answers are quoted because a language model failed to write them.
        notes: What to know before the numbers, in plain sentences.
        understood: How many questions were taken for which kind of request, most first.
    """

    questions: int
    metrics: Intervals
    slices: Mapping[str, Intervals] = field(default_factory=dict)
    risk_coverage: tuple[RiskPoint, ...] = ()
    seed: int = 0
    fallbacks: int = 0
    notes: tuple[str, ...] = ()
    understood: Mapping[str, int] = field(default_factory=dict)


def summarise(
    questions: Sequence[EvaluationQuestion],
    rows: Sequence[ResultRow],
    measurements: Measurements,
    seed: int = 0,
    texts: Mapping[str, str] | None = None,
) -> Summary:
    """Aggregate the measurements of a run.

    Args:
        questions: The set.
        rows: The results.
        measurements: From `measure` of the same questions and rows.
        seed: Makes the intervals reproducible.
        texts: `Article.text` by id; without them the evidence is not checked for being there.
    """
    return Summary(
        questions=len(rows),
        metrics=intervals(measurements, seed),
        slices={
            name: _slice(measurements, ids, seed) for name, ids in slice_ids(questions).items()
        },
        risk_coverage=tuple(_curve(questions, rows)),
        seed=seed,
        fallbacks=count_fallbacks(rows),
        notes=reply_notes(rows) + (() if texts is None else evidence_notes(questions, texts)),
        understood=dict(
            Counter(row.understood_as for row in rows if row.understood_as).most_common()
        ),
    )


def slice_ids(questions: Sequence[EvaluationQuestion]) -> dict[str, list[str]]:
    """Return the question ids of each slice: by type, by answerability and by turn.

    A slice that would hold every question is left out.
    """
    slices: dict[str, list[str]] = {}
    for question in questions:
        names = [
            f"answerable: {'yes' if question.answerable else 'no'}",
            f"turn: {'follow-up' if question.history else 'first'}",
        ]
        if question.type:
            names.append(f"type: {question.type}")
        for name in names:
            slices.setdefault(name, []).append(question.id)
    return {name: slices[name] for name in sorted(slices) if len(slices[name]) < len(questions)}


def _slice(measurements: Measurements, ids: Sequence[str], seed: int) -> dict[str, Interval]:
    within = {name: _within(item, ids) for name, item in measurements.items()}
    found = intervals({name: item for name, item in within.items() if item.ids}, seed)
    return {name: interval for name, interval in found.items() if interval.value is not None}


def _within(measurement: Measurement, ids: Sequence[str]) -> Measurement:
    measured = frozenset(measurement.ids)
    return measurement.of([question_id for question_id in ids if question_id in measured])


def _curve(questions: Sequence[EvaluationQuestion], rows: Sequence[ResultRow]) -> list[RiskPoint]:
    """Risk: the share of the answered questions that the corpus does not answer.

    Whether a refused question would have been answered rightly cannot be known, so wrong answers to
    answerable questions are not part of it.
    """
    answerable = {question.id: question.answerable for question in questions}
    scored = [
        (row.answerability, not answerable[row.id])
        for row in rows
        if row.answerability is not None and row.id in answerable
    ]
    return risk_coverage([score for score, _ in scored], [wrong for _, wrong in scored])


def summary_to_dict(summary: Summary) -> dict[str, Any]:
    """Return the content of `summary.json`."""
    return {
        "questions": summary.questions,
        "seed": summary.seed,
        "fallbacks": summary.fallbacks,
        "notes": list(summary.notes),
        "understood": dict(summary.understood),
        "metrics": {name: interval_to_dict(item) for name, item in summary.metrics.items()},
        "slices": {
            name: {metric: interval_to_dict(item) for metric, item in found.items()}
            for name, found in summary.slices.items()
        },
        "area_under_risk_coverage": area_under_risk_coverage(summary.risk_coverage),
        "risk_coverage": [
            {"coverage": point.coverage, "risk": point.risk, "threshold": point.threshold}
            for point in summary.risk_coverage
        ],
    }


def interval_to_dict(interval: Interval) -> dict[str, float | int | None]:
    """Return value, low, high and n."""
    return {
        "value": interval.value,
        "low": interval.low,
        "high": interval.high,
        "n": interval.n,
    }
