"""Two runs of the same questions, paired: what changed, by how much, and how surely."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.evaluation.folder import SCORES_NAME, read_questions
from assistant.evaluation.gate import parse_bound
from assistant.evaluation.measurements import Measurement, read_measurements
from assistant.evaluation.notes import count_fallbacks, reply_notes
from assistant.evaluation.outcomes import Outcome, outcome
from assistant.evaluation.questions import EvaluationQuestion
from assistant.evaluation.results import ResultRow, read_results
from assistant.evaluation.run import RESULTS_NAME
from assistant.evaluation.statistics import (
    Interval,
    bootstrap_difference,
    mcnemar_exact,
    permutation_p,
)
from index.errors import DatasetError, SettingsError

SIGNIFICANCE = 0.05
"""The p-value below which a difference is called better or worse."""


@dataclass(frozen=True, slots=True)
class MetricComparison:
    """One metric of both runs over the questions that both measured.

    Attributes:
        metric: Its name.
        first: Value in the first run; None where undefined.
        second: Value in the second run.
        difference: second - first, with its paired 95 % bootstrap interval and n.
        p: Two-sided, of `test`; not corrected for looking at many metrics. None where undefined.
        test: "McNemar" for right-or-wrong metrics, else "permutation".
        higher_is_better: Which direction is good.
    """

    metric: str
    first: float | None
    second: float | None
    difference: Interval
    p: float | None
    test: str
    higher_is_better: bool

    @property
    def is_better(self) -> bool | None:
        """Whether the second run is better; None when that is open.

        It is settled when the interval leaves out 0 and p is below `SIGNIFICANCE`.
        """
        low, high = self.difference.low, self.difference.high
        if low is None or high is None or low <= 0 <= high:
            return None
        if self.p is None or self.p >= SIGNIFICANCE:
            return None
        return (low > 0) == self.higher_is_better


@dataclass(frozen=True, slots=True)
class Flip:
    """A question whose outcome differs between the runs."""

    question: EvaluationQuestion
    first: ResultRow
    second: ResultRow
    first_outcome: Outcome
    second_outcome: Outcome


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs side by side.

    Attributes:
        questions: How many questions both runs hold.
        unpaired: How many only one of them holds; these are left out.
        metrics: In the order of the catalogue.
        flips: In the order of the first run's set.
        fallbacks: In each run, how many of the answers to these questions are quoted because a
            language model failed to write them.
        notes: On the replies of each run, see `reply_notes`.
    """

    questions: int
    unpaired: int
    metrics: tuple[MetricComparison, ...]
    flips: tuple[Flip, ...]
    fallbacks: tuple[int, int] = (0, 0)
    notes: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


def compare_runs(first: Path, second: Path, seed: int = 0) -> Comparison:
    """Compare two finished runs on the questions that both hold.

    Raises:
        DatasetError: A run is not finished, the runs share no question, or a shared id stands for
            different questions.
    """
    first_questions, second_questions = _questions(first), _questions(second)
    shared = [name for name in first_questions if name in second_questions]
    if not shared:
        raise DatasetError(f"{first} and {second} share no question. Compare runs of one set.")
    for name in shared:
        if first_questions[name].question != second_questions[name].question:
            raise DatasetError(
                f"question {name}: {first} and {second} ask different things under this id. "
                "Compare runs of one set."
            )
    unpaired = len(first_questions.keys() ^ second_questions.keys())
    left, right = _rows(first, shared), _rows(second, shared)
    return Comparison(
        questions=len(shared),
        unpaired=unpaired,
        metrics=_metrics(first, second, seed),
        flips=_flips([first_questions[name] for name in shared], left, right),
        fallbacks=(count_fallbacks(left), count_fallbacks(right)),
        notes=(reply_notes(left), reply_notes(right)),
    )


def compare_measurements(
    name: str, first: Measurement, second: Measurement, seed: int = 0
) -> MetricComparison:
    """Compare one metric on the questions that both runs measured."""
    in_second = frozenset(second.ids)
    ids = [question_id for question_id in first.ids if question_id in in_second]
    left, right = first.of(ids), second.of(ids)
    test, p = _test(left, right, seed) if ids else ("permutation", float("nan"))
    return MetricComparison(
        metric=name,
        first=_value(left),
        second=_value(right),
        difference=bootstrap_difference(left.function, left.columns, right.columns, seed=seed),
        p=None if np.isnan(p) else p,
        test=test,
        higher_is_better=first.higher_is_better,
    )


def _metrics(first: Path, second: Path, seed: int) -> tuple[MetricComparison, ...]:
    left = read_measurements(first / SCORES_NAME)
    right = read_measurements(second / SCORES_NAME)
    compared = [
        compare_measurements(name, left[name], right[name], seed) for name in left if name in right
    ]
    return tuple(item for item in compared if item.first is not None or item.second is not None)


def _test(first: Measurement, second: Measurement, seed: int) -> tuple[str, float]:
    if _is_binary(first) and _is_binary(second):
        difference = second.columns[0] - first.columns[0]
        lost, won = np.count_nonzero(difference < 0), np.count_nonzero(difference > 0)
        return "McNemar", mcnemar_exact(int(lost), int(won))
    return "permutation", permutation_p(first.function, first.columns, second.columns, seed=seed)


def _is_binary(measurement: Measurement) -> bool:
    return measurement.is_per_question and bool(np.all(np.isin(measurement.columns[0], (0, 1))))


def _value(measurement: Measurement) -> float | None:
    if not measurement.ids:
        return None
    value = float(measurement.function(*measurement.columns))
    return None if np.isnan(value) else value


def _questions(folder: Path) -> Mapping[str, EvaluationQuestion]:
    return {question.id: question for question in read_questions(folder).questions}


def _rows(folder: Path, ids: Sequence[str]) -> list[ResultRow]:
    """Return the rows of these questions, in this order."""
    found = {row.id: row for row in read_results(folder / RESULTS_NAME)}
    return [found[question_id] for question_id in ids]


def _flips(
    questions: Sequence[EvaluationQuestion],
    first: Sequence[ResultRow],
    second: Sequence[ResultRow],
) -> tuple[Flip, ...]:
    flips = [
        Flip(question, left, right, outcome(question, left), outcome(question, right))
        for question, left, right in zip(questions, first, second, strict=True)
    ]
    return tuple(flip for flip in flips if flip.first_outcome != flip.second_outcome)


def regressions(comparison: Comparison, tolerances: Sequence[str]) -> list[str]:
    """Return a line for each metric that the second run is worse in by more than its tolerance.

    Args:
        comparison: Of two runs.
        tolerances: "metric=number" each.

    Raises:
        SettingsError: One is not of this form, or names no metric that was compared.
    """
    known = {one.metric: one for one in comparison.metrics}
    lines = []
    for bound in (parse_bound(text, "max") for text in tolerances):
        found = known.get(bound.metric)
        if found is None:
            raise SettingsError(
                f"The runs have no metric {bound.metric!r} in common. They have "
                f"{', '.join(sorted(known))}."
            )
        change = found.difference.value or 0.0
        loss = -change if found.higher_is_better else change
        if loss > bound.limit:
            lines.append(f"{bound.metric} is worse by {loss:.4g}, more than {bound.limit:g}.")
    return lines
