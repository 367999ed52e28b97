"""A metric: what it is computed from, for which questions, and how it is aggregated.

A metric gives each question of a set its terms, one number for each column of its statistic, or
None where it does not apply. A question that failed counts as not found and not answered; it has
no latency, no tokens and no score.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from assistant.evaluation.cases import Case

Terms: TypeAlias = tuple[float, ...] | None
"""One number for each column of the statistic; None where the metric does not apply."""

ARTICLES = "Articles found"
SENTENCES = "Sentences found"
ANSWERS = "Answers"
CITATIONS = "Citations"
REFUSALS = "Refusals"
COST = "Time and tokens"

MILLISECONDS = "ms"
MONEY = "money"
"""Unit of the currency in which prices are set."""


@dataclass(frozen=True, slots=True)
class Metric:
    """A number that a run is judged by.

    Attributes:
        name: As in summary.json and `citeline gate`.
        label: For people, in the report.
        family: The group in the report.
        terms: What one question adds.
        statistic: Name in `assistant.evaluation.metrics.STATISTICS`.
        higher_is_better: Which direction is good.
        unit: Empty for shares in [0, 1].
    """

    name: str
    label: str
    family: str
    terms: Callable[[Case], Terms]
    statistic: str = "ratio"
    higher_is_better: bool = True
    unit: str = ""


def mean(value: float) -> Terms:
    """Return the terms of a statistic that is the mean over questions."""
    return float(value), 1.0
