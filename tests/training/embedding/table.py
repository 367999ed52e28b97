"""The rows that are trained, and what of them every row shares.

    row = exp(log rarity + own + shared . start) * (start + change) @ turn

What is shared (`shared`, `turn`, a number for each kind of row) is learned from every text, so rows
that no question ever holds move along; what is a row's own (`own`, `change`) stays near its start.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from index.embedding.vocabulary import PIECE, Vocabulary
from tests.training.embedding.texts import Bags, PackedTexts

WHITENING = 0.75
"""Power of an axis's spread that it is divided by: 0 leaves the axes as they are, 1 makes them
alike."""
RARITY = 3e-4
"""`a` of a / (a + p), the weight of a row with probability p (Arora et al. 2017)."""
UNSEEN = 0.3
"""Times that a row is taken to occur which no passage holds; the start weight of hashed rows, too:
a word's grams are many."""
FIRST_MOMENT, SECOND_MOMENT = 0.9, 0.98


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one batch with what is their own, as leaves that gradients come to."""

    numbers: Tensor
    rows: Tensor
    own: Tensor


class Table:
    """All rows, with Adam's moments of what is a row's own.

    Args:
        vocabulary: Says which rows there are.
        entries: float32, shape (entries, width): what the teacher makes of each entry.
        passages: Say how often each row occurs.
        dimension: Numbers in a row.
        generator: Source of the hashed rows, which begin as noise.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        entries: Tensor,
        passages: PackedTexts,
        dimension: int,
        generator: torch.Generator,
    ) -> None:
        hashed = vocabulary.size - len(vocabulary.entries)
        noise = torch.randn(hashed, dimension, generator=generator) / math.sqrt(dimension)
        self.start = torch.cat([principal(entries, dimension), noise])
        self.rarity = _rarity(vocabulary, passages)
        self.kinds = _kinds(vocabulary)
        self.rows = self.start.clone()
        self.own = torch.zeros(vocabulary.size)
        self.turn = torch.eye(dimension).requires_grad_()
        self.shared = torch.zeros(dimension, requires_grad=True)
        self.of_kind = torch.zeros(3, requires_grad=True)
        self._moments = [torch.zeros_like(each) for each in (self.rows, self.rows)]
        self._own_moments = [torch.zeros_like(each) for each in (self.own, self.own)]

    def part(self, *batches: Bags) -> tuple[Part, list[Bags]]:
        """Return the rows of some batches, and the batches as numbers of these."""
        numbers, places = torch.unique(
            torch.cat([batch.rows for batch in batches]), return_inverse=True
        )
        part = Part(
            numbers, self.rows[numbers].requires_grad_(), self.own[numbers].requires_grad_()
        )
        sizes = [len(batch.rows) for batch in batches]
        split = places.split(sizes)
        return part, [batch._replace(rows=rows) for batch, rows in zip(batches, split, strict=True)]

    def encode(self, bags: Bags, part: Part) -> Tensor:
        """Return a unit vector for each text: float32, shape (texts, dimension)."""
        weights = self._weights(part.numbers, part.own)[bags.rows] * bags.counts
        total = functional.embedding_bag(
            bags.rows, part.rows, bags.starts, mode="sum", per_sample_weights=weights
        )
        return functional.normalize(total @ self.turn, dim=1)

    def step(self, part: Part, rate: float, own_rate: float, pull: float, number: int) -> None:
        """Move the rows of a batch by their gradients, then a share `pull` back to the start."""
        at = part.numbers
        with torch.no_grad():
            _adam(self.rows, self._moments, at, part.rows.grad, rate, number)
            _adam(self.own, self._own_moments, at, part.own.grad, own_rate, number)
            self.rows[at] += pull * (self.start[at] - self.rows[at])
            self.own[at] *= 1 - pull

    @torch.no_grad()
    def finished(self) -> Tensor:
        """Return the rows with everything multiplied in; the longest has length 1."""
        every = torch.arange(len(self.rows))
        table = (self.rows * self._weights(every, self.own)[:, None]) @ self.turn
        return table / table.norm(dim=1).max()

    def _weights(self, numbers: Tensor, own: Tensor) -> Tensor:
        logarithm = self.rarity[numbers] + own + self.start[numbers] @ self.shared
        return torch.exp(logarithm + self.of_kind[self.kinds[numbers]])


def principal(entries: Tensor, dimension: int) -> Tensor:
    """Return rows along their principal axes, partly whitened, of mean length 1."""
    centred = entries - entries.mean(dim=0)
    _, spread, axes = torch.linalg.svd(centred, full_matrices=False)
    scale = (spread[:dimension] / math.sqrt(len(entries))) ** WHITENING
    rows = centred @ axes[:dimension].T / scale
    return rows / rows.norm(dim=1).mean()


def _rarity(vocabulary: Vocabulary, passages: PackedTexts) -> Tensor:
    counts = torch.bincount(passages.rows, passages.counts.double(), minlength=vocabulary.size)
    probability = (counts + UNSEEN) / counts.sum()
    rarity = torch.log(RARITY / (RARITY + probability)).float()
    rarity[len(vocabulary.entries) :] = math.log(UNSEEN)
    return rarity


def _kinds(vocabulary: Vocabulary) -> Tensor:
    """Return 0 for words, 1 for hashed rows, 2 for pieces."""
    kinds = torch.ones(vocabulary.size, dtype=torch.int64)
    entries: Sequence[str] = vocabulary.entries
    kinds[: len(entries)] = torch.tensor([2 * entry.startswith(PIECE) for entry in entries])
    return kinds


def _adam(
    values: Tensor, moments: list[Tensor], at: Tensor, gradient: Tensor, rate: float, number: int
) -> None:
    """Make one step of Adam (Kingma and Ba 2015) with some of the values, in place."""
    first, second = moments
    first[at] = FIRST_MOMENT * first[at] + (1 - FIRST_MOMENT) * gradient
    second[at] = SECOND_MOMENT * second[at] + (1 - SECOND_MOMENT) * gradient**2
    mean = first[at] / (1 - FIRST_MOMENT**number)
    spread = (second[at] / (1 - SECOND_MOMENT**number)).sqrt()
    values[at] -= rate * mean / (spread + 1e-8)
