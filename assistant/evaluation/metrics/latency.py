"""How long a question takes, stage by stage, in milliseconds."""

import numpy as np

from assistant.evaluation.statistics import FloatArray


def p50(milliseconds: FloatArray) -> FloatArray:
    """Median: half of the questions took at most this long. Range [0, inf) milliseconds."""
    return percentile(milliseconds, 50)


def p95(milliseconds: FloatArray) -> FloatArray:
    """95th percentile: one question in twenty took longer. Range [0, inf) milliseconds."""
    return percentile(milliseconds, 95)


def percentile(values: FloatArray, percent: float) -> FloatArray:
    """Percentile along the last axis, interpolated linearly between the two nearest values.

    Source: Hyndman and Fan 1996, type 7, numpy's default. NaN for no values.
    """
    if values.shape[-1] == 0:
        return np.full(values.shape[:-1], np.nan)
    return np.asarray(np.percentile(values, percent, axis=-1), dtype=np.float64)
