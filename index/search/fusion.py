"""Adding up scores of different kinds so that no part drowns the others."""

import math
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Scores: TypeAlias = npt.NDArray[np.float64]
"""float64, shape (candidates,): one score for each candidate."""


Mask: TypeAlias = npt.NDArray[np.bool_]
"""bool, shape (candidates,): which candidates are meant."""

LARGEST_LOGIT = 500.0
"""The exponential of a much larger one is no float."""


def logistic(logit: float) -> float:
    """Return the probability, in [0, 1], that a logit stands for."""
    return 1.0 / (1.0 + math.exp(-max(-LARGEST_LOGIT, min(LARGEST_LOGIT, logit))))


def standardised(scores: Sequence[float] | Scores, among: Mask | None = None) -> Scores:
    """Return z-scores: (score - mean) / standard deviation over the candidates.

    Scores that are all alike tell nothing apart and become zeros.

    Args:
        scores: One for each candidate.
        among: Take mean and deviation over these candidates only.
    """
    values = np.asarray(scores, dtype=np.float64)
    reference = values if among is None else values[among]
    if not reference.size:
        return np.zeros_like(values)
    spread = float(reference.std())
    if spread < 1e-9:
        return np.zeros_like(values)
    result: Scores = (values - reference.mean()) / spread
    return result


def summed(parts: Mapping[str, Scores]) -> tuple[Scores, list[dict[str, float]]]:
    """Return the sum of the parts for each candidate, and what each part added to it.

    Args:
        parts: At least one; for each, the weighted scores of the same candidates in the same order.
    """
    total = np.sum(list(parts.values()), axis=0)
    shares = [
        {name: float(values[row]) for name, values in parts.items()} for row in range(len(total))
    ]
    return total, shares
