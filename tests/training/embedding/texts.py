"""Many texts as one flat array of rows, and batches of them as embedding bags take them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from index.embedding.static import REPEATS
from index.embedding.vocabulary import Vocabulary


class Bags(NamedTuple):
    """A batch of texts.

    Attributes:
        rows: int64, shape (different rows of all texts together,).
        starts: int64, shape (texts,): where each text begins in `rows`.
        counts: float32, shape of `rows`: how much each row counts in its text.
    """

    rows: Tensor
    starts: Tensor
    counts: Tensor


@dataclass(frozen=True, slots=True)
class PackedTexts:
    """Texts as their different rows, each with how much it counts.

    Attributes:
        rows: int64, shape (different rows of all texts together,).
        counts: float32, shape of `rows`.
        starts: int64, shape (texts,): where each text begins in `rows`.
        lengths: int64, shape (texts,).
    """

    rows: Tensor
    counts: Tensor
    starts: Tensor
    lengths: Tensor

    def __len__(self) -> int:
        """Return how many texts there are."""
        return len(self.starts)

    def bags(self, which: Tensor) -> Bags:
        """Return the texts of these numbers."""
        lengths = self.lengths[which]
        starts = lengths.cumsum(0) - lengths
        shift = torch.repeat_interleave(self.starts[which] - starts, lengths)
        places = torch.arange(int(lengths.sum())) + shift
        return Bags(self.rows[places], starts, self.counts[places])


def pack(vocabulary: Vocabulary, texts: Sequence[str]) -> PackedTexts:
    """Return the rows of texts; a text without words gets the first row."""
    found = [np.unique(vocabulary.rows(text) or [0], return_counts=True) for text in texts]
    counts = np.concatenate([counts for _, counts in found]).astype(np.float32)
    lengths = torch.tensor([len(rows) for rows, _ in found])
    return PackedTexts(
        rows=torch.from_numpy(np.concatenate([rows for rows, _ in found]).astype(np.int64)),
        counts=torch.from_numpy(counts**REPEATS),
        starts=lengths.cumsum(0) - lengths,
        lengths=lengths,
    )
