import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluation.statistics import (
    Interval,
    average_ranks,
    bootstrap_difference,
    bootstrap_interval,
    bootstrap_ratios,
    mcnemar_exact,
    permutation_p,
    ratio,
)


def ones_like(values):
    return (np.asarray(values, dtype=float), np.ones(len(values)))


def test_a_ratio_of_sums_is_nan_without_a_denominator():
    assert float(ratio(np.array([1.0, 2.0]), np.array([2.0, 4.0]))) == 0.5
    assert math.isnan(float(ratio(np.array([0.0]), np.array([0.0]))))


def test_the_interval_covers_the_truth_about_as_often_as_it_says():
    generator = np.random.default_rng(7)
    covered = 0
    for trial in range(400):
        sample = generator.random(80) < 0.7
        interval = bootstrap_interval(ratio, ones_like(sample), seed=trial, resamples=400)
        covered += interval.low <= 0.7 <= interval.high
    assert 0.90 <= covered / 400 <= 0.98


def test_the_interval_is_close_to_the_normal_one_for_many_questions():
    sample = np.random.default_rng(1).normal(10, 2, size=4_000)
    interval = bootstrap_interval(ratio, ones_like(sample))
    half_width = 1.96 * sample.std() / math.sqrt(len(sample))
    assert interval.value == pytest.approx(sample.mean())
    assert interval.low == pytest.approx(sample.mean() - half_width, abs=0.01)
    assert interval.high == pytest.approx(sample.mean() + half_width, abs=0.01)


def test_the_seed_decides():
    columns = ones_like(np.random.default_rng(0).normal(size=20))
    assert bootstrap_interval(ratio, columns, seed=1) == bootstrap_interval(ratio, columns, seed=1)
    assert bootstrap_interval(ratio, columns, seed=1) != bootstrap_interval(ratio, columns, seed=2)


def test_nothing_measured_has_no_interval():
    empty = (np.array([]), np.array([]))
    assert bootstrap_interval(ratio, empty) == Interval(None, None, None, 0)
    assert bootstrap_difference(ratio, empty, empty) == Interval(None, None, None, 0)


def test_an_undefined_statistic_has_no_interval():
    columns = (np.array([0.0, 0.0]), np.array([0.0, 0.0]))
    assert bootstrap_interval(ratio, columns) == Interval(None, None, None, 2)


def test_many_ratios_at_once_give_the_same_intervals():
    generator = np.random.default_rng(2)
    numerators = generator.random((5, 30))
    denominators = generator.integers(0, 2, (5, 30)).astype(float)
    denominators[4] = 0
    together = bootstrap_ratios(numerators, denominators, seed=9)
    for row in range(4):
        alone = bootstrap_interval(ratio, (numerators[row], denominators[row]), seed=9)
        found = together[row]
        assert (found.value, found.low, found.high) == pytest.approx(
            (alone.value, alone.low, alone.high)
        )
        assert found.n == 30
    assert together[4] == Interval(None, None, None, 30)
    assert (
        bootstrap_ratios(np.empty((2, 0)), np.empty((2, 0))) == [Interval(None, None, None, 0)] * 2
    )


def test_a_constant_difference_has_no_width():
    first, second = ones_like([0.1, 0.5, 0.9]), ones_like([0.3, 0.7, 1.1])
    interval = bootstrap_difference(ratio, first, second)
    assert [interval.value, interval.low, interval.high] == pytest.approx([0.2, 0.2, 0.2])
    assert interval.n == 3


def test_pairing_makes_the_difference_narrower_than_the_values():
    generator = np.random.default_rng(3)
    first = generator.normal(0, 10, 100)
    second = first + generator.normal(1, 0.5, 100)
    difference = bootstrap_difference(ratio, ones_like(first), ones_like(second))
    alone = bootstrap_interval(ratio, ones_like(first))
    assert difference.high - difference.low < (alone.high - alone.low) / 5
    assert difference.low > 0.8


@pytest.mark.parametrize(
    ("first_only", "second_only", "expected"),
    [
        pytest.param(0, 0, 1.0, id="no-discordant-pairs"),
        pytest.param(5, 5, 1.0, id="balanced"),
        pytest.param(0, 5, 2 / 2**5, id="all-one-way"),
        pytest.param(2, 8, 2 * (1 + 10 + 45) / 2**10, id="two-of-ten"),
        pytest.param(8, 2, 2 * (1 + 10 + 45) / 2**10, id="two-sided"),
    ],
)
def test_mcnemar_by_hand(first_only, second_only, expected):
    assert mcnemar_exact(first_only, second_only) == pytest.approx(expected)


@given(st.integers(0, 60), st.integers(0, 60))
def test_mcnemar_equals_scipys_binomial_test(scipy_stats, first_only, second_only):
    if first_only + second_only:
        expected = scipy_stats.binomtest(first_only, first_only + second_only).pvalue
        assert mcnemar_exact(first_only, second_only) == pytest.approx(expected)


def test_mcnemar_takes_large_counts():
    assert 0 < mcnemar_exact(4_000, 4_300) < 0.01


def test_the_permutation_test_comes_close_to_the_exact_enumeration():
    differences = np.array([1.5, 2.0, -0.5, 1.0, 0.8, 1.7, -0.2, 0.9])
    signs = np.array(np.meshgrid(*[[-1, 1]] * 8)).reshape(8, -1).T
    exact = np.mean(np.abs(signs @ differences) >= abs(differences.sum()) - 1e-9)
    p = permutation_p(ratio, ones_like(np.zeros(8)), ones_like(differences), resamples=20_000)
    assert p == pytest.approx(exact, abs=0.006)


def test_equal_runs_are_not_told_apart():
    columns = ones_like([1.0, 0.0, 1.0])
    assert permutation_p(ratio, columns, columns) == 1.0


def test_permutation_p_is_uniform_under_the_null_hypothesis():
    generator = np.random.default_rng(5)
    values = [
        permutation_p(
            ratio,
            ones_like(generator.normal(size=30)),
            ones_like(generator.normal(size=30)),
            seed=trial,
            resamples=200,
        )
        for trial in range(300)
    ]
    assert np.mean(np.array(values) <= 0.05) == pytest.approx(0.05, abs=0.035)
    assert np.mean(values) == pytest.approx(0.5, abs=0.06)


def test_an_undefined_difference_has_no_p():
    nothing = (np.array([0.0]), np.array([0.0]))
    assert math.isnan(permutation_p(ratio, nothing, nothing))


def test_equal_values_share_their_ranks():
    assert average_ranks(np.array([10.0, 20.0, 10.0, 5.0])).tolist() == [2.5, 4.0, 2.5, 1.0]
