"""Adding up scores of different kinds so that no part drowns the others."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Scores: TypeAlias = npt.NDArray[np.float64]
"""float64, shape (candidates,): one score for each candidate."""


Mask: TypeAlias = npt.NDArray[np.bool_]
"""bool, shape (candidates,): which candidates are meant."""


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
