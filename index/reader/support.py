"""What the reader says of a claim and its evidence: supported, refuted, or neither."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class ReadableClaim:
    """What the reader needs to judge a claim.

    Attributes:
        claim: A statement, best a sentence.
        evidence: One sentence or several, in reading order, joined by spaces.
        title: Of the article that the evidence is from, or empty.
    """

    claim: str
    evidence: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class SupportReading:
    """Probabilities, which sum to 1, that evidence supports a claim, refutes it, does neither."""

    supports: float
    refutes: float
    neither: float

    @property
    def support_logit(self) -> float:
        """The log odds that the claim is supported, for a model that weighs it with other signs."""
        return float(np.log(self.supports / max(self.refutes + self.neither, _LEAST)))


_LEAST = 1e-9


def support_reading(logits: Sequence[float]) -> SupportReading:
    """Return the softmax of the model's three support logits."""
    powers = np.exp(np.asarray(logits, dtype=np.float64) - np.max(logits))
    shares = np.maximum(powers / powers.sum(), _LEAST)
    return SupportReading(*(float(share) for share in shares))
