"""Sums of z-scores."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.fusion import standardised, summed

scores = st.lists(st.floats(-1e6, 1e6, allow_nan=False), min_size=1, max_size=50)


@given(scores)
def test_standardised_scores_have_no_mean_and_unit_spread_or_are_all_zero(
    values: list[float],
) -> None:
    result = standardised(values)
    assert abs(result.mean()) < 1e-6
    assert result.std() == pytest.approx(1.0, abs=1e-6) or not result.any()


@given(scores, st.floats(0.1, 1000), st.floats(-1000, 1000))
def test_scale_and_shift_of_a_part_do_not_matter(
    values: list[float], scale: float, shift: float
) -> None:
    spread = np.std(values)
    if spread < 1e-3:
        return
    moved = [scale * value + shift for value in values]
    assert standardised(moved) == pytest.approx(standardised(values), abs=1e-4)


def test_parts_add_up_to_the_total() -> None:
    dense, words = standardised([0.9, 0.1, 0.5]), 2 * standardised([0.0, 30.0, 15.0])
    total, shares = summed({"dense": dense, "words": words})
    assert total == pytest.approx([sum(share.values()) for share in shares])
    assert list(np.argsort(-total)) == [1, 2, 0]


def test_no_candidates_give_no_scores() -> None:
    total, shares = summed({"dense": standardised([])})
    assert len(total) == 0
    assert shares == []
