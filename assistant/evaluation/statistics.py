"""How sure a number is: bootstrap intervals and paired tests.

A `Statistic` takes columns of per-question values, each of shape (..., questions), and returns
one number for each leading index, so that all resamples are computed at once. NaN means that the
statistic is undefined, such as a precision with nothing to be precise about.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

FloatArray: TypeAlias = npt.NDArray[np.float64]
"""float64, any shape."""

Columns: TypeAlias = Sequence[FloatArray]
"""Per-question values, each of shape (questions,); the same questions in the same order."""

Statistic: TypeAlias = Callable[..., FloatArray]
"""Columns of shape (..., questions) -> values of shape (...)."""

_BLOCK_VALUES = 2_000_000


@dataclass(frozen=True, slots=True)
class Interval:
    """A value with its confidence interval and the number of questions behind it.

    `value`, `low` and `high` are None where the statistic is undefined.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int


def ratio(numerators: FloatArray, denominators: FloatArray) -> FloatArray:
    """Sum of the numerators over sum of the denominators; NaN where that is 0.

    With denominators of 1 this is the mean. Range: that of the per-question values.
    """
    total = np.asarray(denominators.sum(axis=-1), dtype=np.float64)
    safe = np.where(total == 0, np.nan, total)
    return np.asarray(numerators.sum(axis=-1) / safe)


def bootstrap_interval(
    statistic: Statistic,
    columns: Columns,
    *,
    seed: int = 0,
    resamples: int = 1_000,
    level: float = 0.95,
) -> Interval:
    """Percentile bootstrap interval of a statistic, resampling whole questions.

    Source: Efron and Tibshirani 1993, An Introduction to the Bootstrap, chapter 13. Resamples for
    which the statistic is undefined are left out.

    Args:
        statistic: What to compute.
        columns: One or more columns of per-question values.
        seed: Makes the interval reproducible.
        resamples: How many times to resample.
        level: Share of the resamples that the interval covers.
    """
    count = len(columns[0])
    if count == 0:
        return Interval(None, None, None, 0)
    values = np.concatenate(
        [
            statistic(*(column[indices] for column in columns))
            for indices in _resampled_indices(count, seed, resamples)
        ]
    )
    return _interval(float(statistic(*columns)), values, level, count)


def bootstrap_ratios(
    numerators: FloatArray,
    denominators: FloatArray,
    *,
    seed: int = 0,
    resamples: int = 1_000,
    level: float = 0.95,
) -> list[Interval]:
    """Percentile bootstrap intervals of many ratios over the same number of questions.

    Gives what `bootstrap_interval` gives for `ratio`, many times faster: how often each resample
    draws each question is counted once, and sums over resamples are matrix products.

    Args:
        numerators: Shape (ratios, questions).
        denominators: The same shape.
        seed: Makes the intervals reproducible.
        resamples: How many times to resample.
        level: Share of the resamples that the intervals cover.
    """
    count = numerators.shape[1]
    values = ratio(numerators, denominators)
    if count == 0:
        return [Interval(None, None, None, 0) for _ in values]
    sums = [
        (drawn @ numerators.T, drawn @ denominators.T)
        for drawn in (
            _times_drawn(indices, count) for indices in _resampled_indices(count, seed, resamples)
        )
    ]
    above, below = (np.concatenate(parts) for parts in zip(*sums, strict=True))
    resampled = above / np.where(below == 0, np.nan, below)
    return [
        _interval(float(value), column, level, count)
        for value, column in zip(values, resampled.T, strict=True)
    ]


def bootstrap_difference(
    statistic: Statistic,
    first: Columns,
    second: Columns,
    *,
    seed: int = 0,
    resamples: int = 1_000,
    level: float = 0.95,
) -> Interval:
    """Percentile bootstrap interval of statistic(second) - statistic(first), paired.

    The same questions are drawn for both sides (Efron and Tibshirani 1993; for retrieval: Sakai
    2006). `first` and `second` hold the same questions in the same order.
    """
    count = len(first[0])
    if count == 0:
        return Interval(None, None, None, 0)
    values = np.concatenate(
        [
            statistic(*(column[indices] for column in second))
            - statistic(*(column[indices] for column in first))
            for indices in _resampled_indices(count, seed, resamples)
        ]
    )
    return _interval(float(statistic(*second) - statistic(*first)), values, level, count)


def mcnemar_exact(first_only: int, second_only: int) -> float:
    """Two-sided exact p-value of McNemar's test on paired right-or-wrong outcomes.

    p = min(1, 2 * P(X <= min(b, c))) with X ~ Binomial(b + c, 1/2), where b questions are right in
    the first run only and c in the second only. Range (0, 1]. Source: McNemar 1947, exact form.
    """
    discordant = first_only + second_only
    term = tail = 1
    for successes in range(1, min(first_only, second_only) + 1):
        term = term * (discordant - successes + 1) // successes
        tail += term
    return min(1.0, tail / (1 << discordant) * 2)


def permutation_p(
    statistic: Statistic,
    first: Columns,
    second: Columns,
    *,
    seed: int = 0,
    resamples: int = 10_000,
) -> float:
    """Two-sided p-value of a paired permutation (randomisation) test.

    Under the null hypothesis the two runs are exchangeable question by question, so their values
    are swapped at random and the differences counted that are at least as large as the observed
    one: p = (1 + count) / (1 + resamples). Range (0, 1]; NaN when the difference is undefined.
    Source: Smucker, Allan and Carterette 2007; the added one: Phipson and Smyth 2010.
    """
    observed = abs(float(statistic(*second) - statistic(*first)))
    if math.isnan(observed):
        return math.nan
    generator = np.random.default_rng(seed)
    extreme = 0
    for size in _blocks(len(first[0]), resamples):
        swap = generator.random((size, len(first[0]))) < 0.5
        pairs = list(zip(first, second, strict=True))
        left = statistic(*(np.where(swap, b, a) for a, b in pairs))
        right = statistic(*(np.where(swap, a, b) for a, b in pairs))
        extreme += int(np.count_nonzero(np.abs(right - left) >= observed - 1e-12))
    return (1 + extreme) / (1 + resamples)


def average_ranks(values: FloatArray) -> FloatArray:
    """Return the ranks of the values from 1; equal values share the mean of their ranks."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    ranks: FloatArray = (last - (counts - 1) / 2)[inverse]
    return ranks


def _interval(value: float, resampled: FloatArray, level: float, count: int) -> Interval:
    if math.isnan(value):
        return Interval(None, None, None, count)
    defined = resampled[~np.isnan(resampled)]
    if len(defined) == 0:
        return Interval(value, None, None, count)
    tail = (1 - level) / 2
    low, high = np.quantile(defined, [tail, 1 - tail])
    return Interval(value, float(low), float(high), count)


def _resampled_indices(count: int, seed: int, resamples: int) -> Iterator[npt.NDArray[np.int32]]:
    generator = np.random.default_rng(seed)
    for size in _blocks(count, resamples):
        yield generator.integers(0, count, size=(size, count), dtype=np.int32)


def _times_drawn(indices: npt.NDArray[np.int32], count: int) -> FloatArray:
    """Return how often each resample (row) draws each question (column)."""
    rows = len(indices)
    cells = indices + np.arange(rows, dtype=np.int64)[:, None] * count
    drawn = np.bincount(cells.ravel(), minlength=rows * count).reshape(rows, count)
    return drawn.astype(np.float64)


def _blocks(count: int, resamples: int) -> Iterator[int]:
    """Cut the resamples into blocks that fit in memory."""
    size = max(1, _BLOCK_VALUES // max(1, count))
    for start in range(0, resamples, size):
        yield min(size, resamples - start)
