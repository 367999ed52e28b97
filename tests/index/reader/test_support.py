"""From three logits to what evidence says of a claim."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reader.support import support_reading

LOGIT = st.floats(-60, 60)


@given(st.tuples(LOGIT, LOGIT, LOGIT))
def test_probabilities_sum_to_one_and_keep_the_order(logits: tuple[float, float, float]) -> None:
    reading = support_reading(logits)
    shares = (reading.supports, reading.refutes, reading.neither)
    assert sum(shares) == pytest.approx(1.0, abs=1e-6)
    assert max(logits) == pytest.approx(logits[shares.index(max(shares))], abs=1e-6)
    assert math.isfinite(reading.support_logit)


def test_the_support_logit_is_that_of_supported_against_both_others() -> None:
    reading = support_reading((2.0, 0.0, 0.0))
    assert reading.support_logit == pytest.approx(2.0 - math.log(2.0))
