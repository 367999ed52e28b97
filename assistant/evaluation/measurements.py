"""The terms of every metric, question by question: what summaries and comparisons start from."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from assistant.evaluation.cases import Case, make_case
from assistant.evaluation.judges.judgement import Judgement
from assistant.evaluation.metrics import STATISTICS, metrics_of
from assistant.evaluation.metrics.metric import Metric
from assistant.evaluation.questions import EvaluationQuestion
from assistant.evaluation.results import ResultRow
from assistant.evaluation.statistics import (
    FloatArray,
    Interval,
    Statistic,
    bootstrap_interval,
    bootstrap_ratios,
)
from index.errors import DatasetError


@dataclass(frozen=True, slots=True)
class Measurement:
    """One metric over the questions to which it applies.

    Attributes:
        ids: The questions, in the order of the set.
        columns: The terms, each of shape (questions,).
        statistic: Name in `STATISTICS`.
        higher_is_better: Which direction is good.
    """

    ids: tuple[str, ...]
    columns: tuple[FloatArray, ...]
    statistic: str
    higher_is_better: bool = True

    @property
    def function(self) -> Statistic:
        """The statistic itself."""
        return STATISTICS[self.statistic]

    @property
    def is_per_question(self) -> bool:
        """Whether each question has a value of its own: the statistic is a plain mean."""
        return self.is_ratio and bool(np.all(self.columns[1] == 1))

    def of(self, ids: Sequence[str]) -> "Measurement":
        """Return the measurement over these questions, in this order; all must be measured."""
        place = {question_id: at for at, question_id in enumerate(self.ids)}
        rows = [place[question_id] for question_id in ids]
        columns = tuple(column[rows] for column in self.columns)
        return Measurement(tuple(ids), columns, self.statistic, self.higher_is_better)

    @property
    def counted(self) -> int:
        """How many questions are behind the value: in the denominator of a ratio, else all."""
        return int(np.count_nonzero(self.columns[-1])) if self.is_ratio else len(self.ids)

    @property
    def is_ratio(self) -> bool:
        """Whether the columns are a numerator and a denominator."""
        return self.statistic == "ratio"


Measurements = Mapping[str, Measurement]
"""By the metric's name, in the order in which they are shown."""


def measure(
    questions: Sequence[EvaluationQuestion],
    rows: Sequence[ResultRow],
    texts: Mapping[str, str] | None = None,
    judgements: Sequence[Judgement] = (),
) -> dict[str, Measurement]:
    """Compute the terms of every metric.

    Args:
        questions: With evidence spans where known, see `locate_evidence`.
        rows: Results; questions without a row are left out.
        texts: `Article.text` by id; without them the validity of citations is not measured.
        judgements: Of the answers, where they were judged.
    """
    by_id = {row.id: row for row in rows}
    judged: dict[str, dict[str, Judgement]] = {}
    for item in judgements:
        judged.setdefault(item.question_id, {})[item.judge] = item
    cases = [
        make_case(question, by_id[question.id], texts, judged.get(question.id, {}))
        for question in questions
        if question.id in by_id
    ]
    metrics = metrics_of(rows, judgements)
    return {metric.name: _measurement(metric, cases) for metric in metrics}


def _measurement(metric: Metric, cases: Sequence[Case]) -> Measurement:
    found = [(case.question.id, metric.terms(case)) for case in cases]
    applicable = [(question_id, terms) for question_id, terms in found if terms is not None]
    values = np.array([terms for _, terms in applicable], dtype=np.float64)
    width = 1 if metric.statistic in ("p50", "p95") else 2
    return Measurement(
        ids=tuple(question_id for question_id, _ in applicable),
        columns=tuple(values.reshape(-1, width).T),
        statistic=metric.statistic,
        higher_is_better=metric.higher_is_better,
    )


def intervals(measurements: Measurements, seed: int = 0) -> dict[str, Interval]:
    """Return the value of every metric with its 95 % bootstrap interval and its n."""
    by_count: dict[int, list[str]] = {}
    found: dict[str, Interval] = {}
    for name, item in measurements.items():
        if item.is_ratio:
            by_count.setdefault(len(item.ids), []).append(name)
        else:
            found[name] = bootstrap_interval(item.function, item.columns, seed=seed)
    for names in by_count.values():
        numerators, denominators = (
            np.array([measurements[name].columns[side] for name in names]) for side in (0, 1)
        )
        found |= zip(names, bootstrap_ratios(numerators, denominators, seed=seed), strict=True)
    return {name: replace(found[name], n=item.counted) for name, item in measurements.items()}


def write_measurements(path: Path, measurements: Measurements) -> None:
    """Write the terms as JSON, one metric a key."""
    content = {
        name: {
            "statistic": item.statistic,
            "higher_is_better": item.higher_is_better,
            "ids": item.ids,
            "columns": [column.tolist() for column in item.columns],
        }
        for name, item in measurements.items()
    }
    path.write_text(json.dumps(content), encoding="utf-8")


def read_measurements(path: Path) -> dict[str, Measurement]:
    """Read what `write_measurements` wrote.

    Raises:
        DatasetError: The file is missing or was not written by `citeline evaluate`.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return {
            name: Measurement(
                ids=tuple(item["ids"]),
                columns=tuple(np.array(column, dtype=np.float64) for column in item["columns"]),
                statistic=item["statistic"],
                higher_is_better=item["higher_is_better"],
            )
            for name, item in content.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DatasetError(
            f"{path}: not the scores of a finished run. Run `citeline evaluate` to its end."
        ) from error
