import math
import statistics

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluation.metrics.cost import p50, p95, percentile


@given(st.lists(st.floats(0, 1e6), min_size=2, max_size=50))
def test_percentiles_equal_the_standard_library(values):
    cuts = statistics.quantiles(values, n=100, method="inclusive")
    assert float(p50(np.array(values))) == pytest.approx(cuts[49])
    assert float(p95(np.array(values))) == pytest.approx(cuts[94])


def test_percentiles_work_along_the_last_axis():
    assert percentile(np.array([[1.0, 2.0, 3.0], [4.0, 4.0, 4.0]]), 50).tolist() == [2.0, 4.0]


def test_nothing_measured_has_no_percentile():
    assert math.isnan(float(p50(np.array([]))))
