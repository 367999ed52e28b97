"""The reader network: a BERT encoder with linear heads over one (question, passage) pair.

The encoder is the published all-MiniLM-L6-v2 architecture (6 layers, 384 wide, 12 heads, post-norm
BERT), written here so that its graph exports without surprises. The heads are one linear map each:

    tokens -> sentence logit, start logit, end logit      (one scalar a token)
    [CLS]  -> answerable logit, three support logits      (for the pair)

The support logits read a claim in the place of the question: the passage supports it, refutes it,
or neither (softmax). They share all layers, and their minimal pairs teach the encoder to notice a
changed name, number or negation.

A sentence's score is the mean of the sentence logits of its tokens; the caller does that averaging,
because only the caller knows where sentences begin.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

LAYER_NORM_EPSILON = 1e-12

SUPPORT_LABELS = 3
"""Supports, refutes, neither, in this order."""


def half_precision() -> bool:
    """Whether the processor multiplies in bf16; without it that is slower than float32 by far."""
    return bool(torch.cpu._is_avx512_bf16_supported())


LENGTH_STEP = 48 if half_precision() else 8
"""Tokens; lengths are padded to its multiples. Products in bf16 are prepared anew for every shape:
where the processor has these, 48 takes half the time; in float32 more is only more padding."""


@dataclass(frozen=True, slots=True)
class EncoderShape:
    """Sizes of the encoder; the defaults are those of all-MiniLM-L6-v2."""

    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    heads: int = 12
    inner_width: int = 1536
    layers: int = 6
    distances: int = 0
    """Kinds of distance between tokens that each head weighs by itself, as MPNet does; 0: none."""


class ReaderOutput(NamedTuple):
    """What the reader says about a batch of pairs; all float32.

    `sentence`, `start` and `end` have shape (batch, length), `answerable` has shape (batch,) and
    `support` has shape (batch, 3): supports, refutes, neither. Logits of padding tokens are finite
    and meaningless: callers mask them.
    """

    sentence: Tensor
    start: Tensor
    end: Tensor
    answerable: Tensor
    support: Tensor


class Layer(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self, shape: EncoderShape) -> None:
        """Create the layer with random weights."""
        super().__init__()
        self.heads = shape.heads
        self.query_key_value = nn.Linear(shape.width, 3 * shape.width)
        self.attention_output = nn.Linear(shape.width, shape.width)
        self.attention_norm = nn.LayerNorm(shape.width, eps=LAYER_NORM_EPSILON)
        self.inner = nn.Linear(shape.width, shape.inner_width)
        self.output = nn.Linear(shape.inner_width, shape.width)
        self.output_norm = nn.LayerNorm(shape.width, eps=LAYER_NORM_EPSILON)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """Map states (batch, length, width); `bias` (batch, 1, 1, length) is added to attention."""
        batch, length, width = states.shape
        query, key, value = (
            part.view(batch, length, self.heads, width // self.heads).transpose(1, 2)
            for part in self.query_key_value(states).split(width, dim=2)
        )
        mixed = functional.scaled_dot_product_attention(
            query, key, value, attn_mask=bias.to(query.dtype)
        )
        mixed = mixed.transpose(1, 2).reshape(batch, length, width)
        states = self.attention_norm(states + self.attention_output(mixed))
        return self.output_norm(states + self.output(functional.gelu(self.inner(states))))


class Reader(nn.Module):
    """Encoder and heads; see the module docstring for what comes out."""

    def __init__(self, shape: EncoderShape | None = None) -> None:
        """Create the network with random weights."""
        super().__init__()
        shape = shape or EncoderShape()
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.types = nn.Embedding(2, shape.width)
        self.embedding_norm = nn.LayerNorm(shape.width, eps=LAYER_NORM_EPSILON)
        self.distances = nn.Embedding(shape.distances, shape.heads) if shape.distances else None
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.token_heads = nn.Linear(shape.width, 3)
        self.pair_heads = nn.Linear(shape.width, 1 + SUPPORT_LABELS)
        for head in (self.token_heads, self.pair_heads):
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)

    def states(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """Token states (batch, length, width); all inputs are int64 of shape (batch, length)."""
        positions = torch.arange(input_ids.shape[1], device=input_ids.device)
        states = self.embedding_norm(
            self.words(input_ids) + self.positions(positions) + self.types(token_type_ids)
        )
        bias = (1.0 - attention_mask[:, None, None, :].to(states.dtype)) * -10000.0
        if self.distances is not None:
            kinds = distance_kinds(positions)
            bias = bias + self.distances(kinds).permute(2, 0, 1)[None].to(states.dtype)
        for layer in self.layers:
            states = layer(states, bias)
        return states

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor
    ) -> ReaderOutput:
        """Read a batch of pairs; the inputs are those of `states`."""
        states = self.states(input_ids, attention_mask, token_type_ids)
        sentence, start, end = self.token_heads(states).float().unbind(dim=2)
        pair = self.pair_heads(states[:, 0]).float()
        return ReaderOutput(sentence, start, end, pair[:, 0], pair[:, 1:])

    def freeze(self, layers: int) -> None:
        """Keep the embeddings and so many of the lowest layers as they are."""
        frozen = [self.words, self.positions, self.types, self.embedding_norm]
        frozen += [] if self.distances is None else [self.distances]
        for module in [*frozen, *self.layers[:layers]]:
            module.requires_grad_(False)


def distance_kinds(positions: Tensor) -> Tensor:
    """The kind of the distance from each token to each other one, int64 (length, length).

    T5's, as MPNet has them: 16 kinds for either direction, one each for the nearest 8 and the rest
    by the logarithm of the distance, up to 128.
    """
    apart = positions[:, None] - positions[None, :]
    far = apart.abs()
    widening = 8 + (torch.log(far.clamp(min=1).float() / 8) / math.log(128 / 8) * 8).long()
    return (apart < 0).long() * 16 + torch.where(far < 8, far, widening.clamp(max=15))


def reader_of(states: Sequence[Mapping[str, Tensor]]) -> Reader:
    """The reader with the mean of some states, of their shape; heads that they lack are random."""
    first = states[0]
    vocabulary, width = first["words.weight"].shape
    shape = EncoderShape(
        vocabulary=vocabulary,
        positions=len(first["positions.weight"]),
        width=width,
        inner_width=len(first["layers.0.inner.bias"]),
        layers=sum(name.endswith(".inner.bias") for name in first),
        distances=len(first.get("distances.weight", ())),
    )
    reader = Reader(shape)
    means = {name: sum(one[name] for one in states) / len(states) for name in first}
    missing = reader.load_state_dict(means, strict=False)
    if lacking := [key for key in missing.missing_keys if "head" not in key]:
        raise KeyError(f"weights of the encoder are missing: {lacking}")
    return reader
