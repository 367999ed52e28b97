"""Bounds on the metrics of a run, for a CI to act on."""

import difflib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from index.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Bound:
    """The least or the most that a metric may be; both ends count as met."""

    metric: str
    kind: Literal["min", "max"]
    limit: float


@dataclass(frozen=True, slots=True)
class GateLine:
    """One bound beside what was measured.

    Attributes:
        bound: What is asked for.
        value: What was measured; None where the set does not measure it, which falls short.
        n: How many questions are behind it.
        passed: Whether the bound is met.
    """

    bound: Bound
    value: float | None
    n: int
    passed: bool


def parse_bound(text: str, kind: Literal["min", "max"]) -> Bound:
    """Read "metric=number".

    Raises:
        SettingsError: The text is not of this form.
    """
    metric, _, number = text.partition("=")
    try:
        limit = float(number)
    except ValueError:
        limit = math.nan
    if not metric.strip() or math.isnan(limit):
        raise SettingsError(f"--{kind} {text}: write it as metric=number, such as f1=0.6.")
    return Bound(metric.strip(), kind, limit)


def check_bounds(
    metrics: Mapping[str, Mapping[str, Any]], bounds: Sequence[Bound]
) -> tuple[GateLine, ...]:
    """Hold the metrics of a `summary.json` against bounds.

    Args:
        metrics: `value` and `n` by the metric's name.
        bounds: In the order of the result.

    Raises:
        SettingsError: A bound names a metric that does not exist.
    """
    return tuple(_line(metrics, bound) for bound in bounds)


def _line(metrics: Mapping[str, Mapping[str, Any]], bound: Bound) -> GateLine:
    if bound.metric not in metrics:
        near = difflib.get_close_matches(bound.metric, metrics, n=3)
        hint = f"Did you mean {' or '.join(near)}?" if near else "See summary.json for the names."
        raise SettingsError(f"There is no metric {bound.metric!r}. {hint}")
    value, n = metrics[bound.metric]["value"], metrics[bound.metric]["n"]
    if value is None:
        return GateLine(bound, None, n, passed=False)
    met = value >= bound.limit if bound.kind == "min" else value <= bound.limit
    return GateLine(bound, value, n, met)
