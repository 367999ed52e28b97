"""From the reader's numbers for each token to what it says of each sentence."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.types import Span

LONGEST_ANSWER_TOKENS = 24
"""A short answer is no longer than this; SQuAD's answers have three words on average."""

TOKEN_PENALTY = 0.2
"""What every token of a short answer costs, in logits: of two spans about as sure the shorter is
the answer. Measured on four question sets: exact match on squad2 .54 without, .59 with .1 to .3."""

STARTS_TRIED = 20
"""The best starting tokens of a sentence, each tried with every end that may follow it."""

NOTHING_ELSE = 20.0
"""In logits: how far an answer is ahead where its sentence has no words beside it."""

Logits = npt.NDArray[np.float32]
"""float32, shape (tokens,)."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token of the passage: its row in the model's output and its offsets into the passage."""

    row: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PassageLogits:
    """What the model gives for one pair. The first three have shape (length,)."""

    sentence: Logits
    start: Logits
    end: Logits
    answerable: float


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """What the reader says of one sentence.

    Attributes:
        score: Mean of its tokens' sentence logits; higher answers better.
        answer: Its best short answer, as offsets into the passage.
        margin: How far that answer's logits are above those of "no answer here".
        ahead: How far they are above those of the best other words, which share none with it; at
            most `NOTHING_ELSE`. Of two prices in a sentence it may hardly prefer one.
    """

    score: float
    answer: Span
    margin: float
    ahead: float = NOTHING_ELSE


@dataclass(frozen=True, slots=True)
class PassageReading:
    """What the reader says of one passage: a reading for each sentence, None where it was cut off.

    Attributes:
        sentences: As many as the passage has.
        answerable: Logit: the passage answers the question.
    """

    sentences: tuple[SentenceReading | None, ...]
    answerable: float


def pooled(
    logits: PassageLogits, tokens: Sequence[Token], sentences: Sequence[Span]
) -> PassageReading:
    """Return what the logits of a passage's tokens say of its sentences.

    Args:
        logits: The model's output for the pair.
        tokens: The passage's tokens, in order; the question's and the title's are left out.
        sentences: As offsets into the passage.
    """
    none = float(logits.start[0] + logits.end[0])
    readings = []
    for sentence in sentences:
        inside = [
            token for token in tokens if sentence.start <= token.start and token.end <= sentence.end
        ]
        readings.append(_sentence(logits, inside, none) if inside else None)
    return PassageReading(tuple(readings), logits.answerable)


def _sentence(logits: PassageLogits, tokens: Sequence[Token], none: float) -> SentenceReading:
    rows = [token.row for token in tokens]
    start, end = logits.start[rows], logits.end[rows]
    first, last, value = _best_span(start, end)
    answer = Span(tokens[first].start, tokens[last].end)
    margin = float(start[first] + end[last]) - none
    parts = (slice(0, first), slice(last + 1, None))
    others = [_best_span(start[part], end[part])[2] for part in parts]
    ahead = min(NOTHING_ELSE, value - max(others))
    return SentenceReading(float(logits.sentence[rows].mean()), answer, margin, ahead)


def _best_span(start: Logits, end: Logits) -> tuple[int, int, float]:
    """Return the best span's first and last token, and its value; -inf where there is no token."""
    first, last, highest = 0, 0, -math.inf
    costs = TOKEN_PENALTY * np.arange(LONGEST_ANSWER_TOKENS)
    for tried in map(int, np.argsort(-start)[:STARTS_TRIED]):
        window = end[tried : tried + LONGEST_ANSWER_TOKENS]
        values = window - costs[: len(window)]
        best = int(values.argmax())
        value = float(start[tried] + values[best])
        if value > highest:
            first, last, highest = tried, tried + best, value
    return first, last, highest
