"""Key sentences by biased LexRank: those that the others, and the subject, are most alike.

Otterbacher, Erkan and Radev, "Using Random Walks for Question-focused Sentence Retrieval" (2005);
the random walk is that of LexRank (Erkan and Radev 2004), over cosines of sentence vectors. News
says the most important first, so that a sentence's place is part of the bias. What was chosen is
kept apart by maximal marginal relevance (Carbonell and Goldstein 1998).
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.types import Matrix, Vector

Weights = npt.NDArray[np.float64]

DAMPING = 0.85
"""Share of the walk over likeness; the rest returns to the bias. As in PageRank."""

LIKENESS_FLOOR = 0.1
"""Cosines below this tie nothing together (Erkan and Radev's threshold)."""

HALF_PLACE = 6.0
"""At this place of an article the bias has fallen to half."""

REDUNDANCY_WEIGHT = 0.5
"""What the likeness to a chosen sentence takes from a further one; centralities go up to 1."""

_STEPS = 60


def centralities(vectors: Matrix, places: Sequence[int], subject: Vector | None = None) -> Weights:
    """Return how central each sentence is: a distribution that sums to 1.

    Args:
        vectors: Of the sentences, shape (sentences, dim), rows of unit length.
        places: Of each in its article, from 0.
        subject: Vector of what the summary is to be about; None for the articles themselves.
    """
    count = len(vectors)
    if count == 0:
        return np.zeros(0)
    likeness = np.maximum(vectors @ vectors.T - LIKENESS_FLOOR, 0.0).astype(np.float64)
    np.fill_diagonal(likeness, 0.0)
    sums = likeness.sum(axis=1, keepdims=True)
    walk = np.where(sums > 0, likeness / np.maximum(sums, 1e-12), 1.0 / count)
    bias = 1.0 / (1.0 + np.asarray(places, dtype=np.float64) / HALF_PLACE)
    if subject is not None:
        bias = bias * np.maximum((vectors @ subject).astype(np.float64), 0.01)
    bias /= bias.sum()
    ranks = bias.copy()
    for _ in range(_STEPS):
        ranks = DAMPING * (ranks @ walk) + (1 - DAMPING) * bias
    shares: Weights = ranks * bias / (ranks * bias).sum()
    return shares


def key_sentences(vectors: Matrix, ranks: Weights, count: int) -> list[int]:
    """Return the numbers of the most central sentences that do not repeat each other, best first.

    Args:
        vectors: As for `centralities`.
        ranks: From there.
        count: At most this many.
    """
    chosen: list[int] = []
    scores = ranks / max(float(ranks.max(initial=0.0)), 1e-12)
    redundancy = np.zeros(len(ranks))
    while len(chosen) < min(count, len(ranks)):
        left = scores - REDUNDANCY_WEIGHT * redundancy
        left[chosen] = -np.inf
        best = int(left.argmax())
        chosen.append(best)
        redundancy = np.maximum(redundancy, vectors @ vectors[best])
    return chosen
