"""What the reader is trained to minimise."""

from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from tests.training.reader.configuration import Configuration
from tests.training.reader.data import Support
from tests.training.reader.groups import IGNORED, Batch
from tests.training.reader.network import ReaderOutput

MASKED = -1.0e4


class Losses(NamedTuple):
    """The parts of a step's loss, each a mean over its own labels; scalars."""

    sentence: Tensor
    sentence_binary: Tensor
    span: Tensor
    answerable: Tensor
    support: Tensor

    def total(self, configuration: Configuration) -> Tensor:
        """The weighted sum."""
        return (
            configuration.sentence_weight * self.sentence
            + configuration.sentence_binary_weight * self.sentence_binary
            + configuration.span_weight * self.span
            + configuration.answerable_weight * self.answerable
            + configuration.support_weight * self.support
        )


def pooled_sentences(output: ReaderOutput, batch: Batch) -> Tensor:
    """Sentence scores (batch, count): the mean of the token logits of each sentence."""
    return torch.einsum("bsl,bl->bs", batch.pooling, output.sentence)


def step_losses(outputs: list[ReaderOutput], batches: list[Batch]) -> Losses:
    """Losses of all forward passes of one step together: a question's pairs may lie in several."""
    scores = torch.cat(
        [
            pooled_sentences(output, batch)[batch.sentence_mask]
            for output, batch in zip(outputs, batches, strict=True)
        ]
    )
    evidence = torch.cat([batch.evidence[batch.sentence_mask] for batch in batches])
    group = torch.cat(
        [
            batch.group[:, None].expand_as(batch.sentence_mask)[batch.sentence_mask]
            for batch in batches
        ]
    )
    return Losses(
        sentence=listwise(scores, evidence, group),
        sentence_binary=functional.binary_cross_entropy_with_logits(scores, evidence.float()),
        span=_span(outputs, batches),
        answerable=_binary(
            torch.cat([output.answerable for output in outputs]),
            torch.cat([batch.answerable for batch in batches]),
        ),
        support=support_loss(
            torch.cat([output.support for output in outputs]),
            torch.cat([batch.support for batch in batches]),
        ),
    )


def listwise(scores: Tensor, evidence: Tensor, group: Tensor) -> Tensor:
    """Mean over questions of minus the log probability of the evidence among all its sentences."""
    losses = []
    for number in group[evidence].unique():
        mine = scores[group == number]
        right = mine[evidence[group == number]]
        losses.append(mine.logsumexp(0) - right.logsumexp(0))
    return torch.stack(losses).mean() if losses else scores.sum() * 0.0


def _span(outputs: list[ReaderOutput], batches: list[Batch]) -> Tensor:
    losses = []
    for output, batch in zip(outputs, batches, strict=True):
        blocked = ~batch.passage_mask
        for logits, label in ((output.start, batch.start), (output.end, batch.end)):
            losses.append(
                functional.cross_entropy(
                    logits.masked_fill(blocked, MASKED),
                    label,
                    ignore_index=IGNORED,
                    reduction="none",
                )
            )
    known = torch.cat([batch.start for batch in batches for _ in range(2)]) != IGNORED
    return torch.cat(losses).sum() / known.sum().clamp(min=1)


def _binary(logits: Tensor, labels: Tensor) -> Tensor:
    known = ~labels.isnan()
    if not known.any():
        return logits.sum() * 0.0
    return functional.binary_cross_entropy_with_logits(logits[known], labels[known])


def support_loss(logits: Tensor, labels: Tensor) -> Tensor:
    """Cross-entropy over (claims, 3); where it is not known why not supported, of both together."""
    known = labels != IGNORED
    if not known.any():
        return logits.sum() * 0.0
    shares = logits[known].log_softmax(dim=1)
    either = shares[:, Support.REFUTES :].logsumexp(dim=1, keepdim=True)
    return -torch.cat([shares, either], dim=1).gather(1, labels[known, None]).mean()
