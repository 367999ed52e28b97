"""Adding up scores of different kinds so that no part drowns the others."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Scores: TypeAlias = npt.NDArray[np.float64]
"""float64, shape (candidates,): one score for each candidate."""


def standardised(scores: Sequence[float] | Scores) -> Scores:
    """Return z-scores: (score - mean) / standard deviation over the candidates.

    Scores that are all alike tell nothing apart and become zeros.
    """
    values = np.asarray(scores, dtype=np.float64)
    if not values.size:
        return values
    spread = float(values.std())
    if spread < 1e-9:
        return np.zeros_like(values)
    result: Scores = (values - values.mean()) / spread
    return result


def weighted_sum(
    parts: Mapping[str, Sequence[float] | Scores], weights: Mapping[str, float]
) -> tuple[Scores, list[dict[str, float]]]:
    """Return the weighted sum of z-scores for each candidate, and what each part added to it.

    Args:
        parts: For each part, the raw scores of the same candidates in the same order.
        weights: A weight for each part.
    """
    added = {name: weights[name] * standardised(scores) for name, scores in parts.items()}
    total = np.sum(list(added.values()), axis=0)
    shares = [
        {name: float(values[row]) for name, values in added.items()} for row in range(len(total))
    ]
    return total, shares
