"""Does a metric agree with people? Rank correlation with human scores of the same answers."""

import math
from collections.abc import Sequence

import numpy as np

from assistant.evaluation.statistics import average_ranks


def spearman(first: Sequence[float], second: Sequence[float]) -> float:
    """Spearman's rho: Pearson's correlation of the average ranks.

    Range [-1, 1]; NaN when one side is constant or there are fewer than two pairs. Source:
    Spearman 1904.
    """
    left = average_ranks(np.asarray(first, dtype=np.float64))
    right = average_ranks(np.asarray(second, dtype=np.float64))
    if len(left) < 2:
        return math.nan
    left, right = left - left.mean(), right - right.mean()
    scale = math.sqrt(float(left @ left) * float(right @ right))
    return float(left @ right) / scale if scale else math.nan


def kendall(first: Sequence[float], second: Sequence[float]) -> float:
    """Kendall's tau-b: (concordant - discordant) / sqrt(pairs untied left * untied right).

    Range [-1, 1]; NaN when one side is constant or there are fewer than two pairs. Takes time and
    memory quadratic in the number of pairs. Source: Kendall 1945.
    """
    left = np.asarray(first, dtype=np.float64)
    right = np.asarray(second, dtype=np.float64)
    signs_left = np.sign(left[:, None] - left[None, :])
    signs_right = np.sign(right[:, None] - right[None, :])
    untied = float(np.count_nonzero(signs_left)) * float(np.count_nonzero(signs_right))
    return float((signs_left * signs_right).sum()) / math.sqrt(untied) if untied else math.nan
