import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluation.metrics.agreement import kendall, spearman

# Each neighbour swapped: 10 squared rank differences of 1, and 5 discordant pairs of 45.
FIRST = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
SECOND = [2, 1, 4, 3, 6, 5, 8, 7, 10, 9]

pairs = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=30)


def test_neighbours_swapped_by_hand():
    assert spearman(FIRST, SECOND) == pytest.approx(1 - 6 * 10 / 990)
    assert kendall(FIRST, SECOND) == pytest.approx((45 - 2 * 5) / 45)


def test_opposite_orders_agree_not_at_all():
    assert spearman(FIRST, FIRST[::-1]) == pytest.approx(-1)
    assert kendall(FIRST, FIRST[::-1]) == pytest.approx(-1)


@given(pairs)
def test_both_equal_scipy_with_ties(scipy_stats, items):
    first, second = ([float(item[side]) for item in items] for side in (0, 1))
    if len(set(first)) == 1 or len(set(second)) == 1:
        assert math.isnan(spearman(first, second))
        assert math.isnan(kendall(first, second))
        return
    assert spearman(first, second) == pytest.approx(scipy_stats.spearmanr(first, second).statistic)
    assert kendall(first, second) == pytest.approx(scipy_stats.kendalltau(first, second).statistic)


@pytest.mark.parametrize("values", [[], [1.0]], ids=["none", "one"])
def test_too_few_pairs_have_no_agreement(values):
    assert math.isnan(spearman(values, values))
    assert math.isnan(kendall(values, values))
