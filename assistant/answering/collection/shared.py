"""What two reports have in common: sentences of one that the other has, too, in other words."""

from collections.abc import Sequence

from index.embedding import Embedding, embed_matrix
from index.english.words import content_stems
from index.types import Sentence

LEAST_LIKENESS = 0.5
"""Cosine of two sentences that may say the same; below it they only speak of one thing."""

LEAST_WORDS = 0.4
"""Share of the telling words of the shorter one that the longer one has."""


def shared(
    one: Sequence[Sentence], other: Sequence[Sentence], embedding: Embedding
) -> list[tuple[Sentence, Sentence]]:
    """Return pairs of sentences that are most alike, each sentence once, the likest pair first.

    Args:
        one: The sentences of a report.
        other: Those of another one.
        embedding: Tells how alike they are.
    """
    if not one or not other:
        return []
    vectors = [embed_matrix(embedding, [each.text for each in side]) for side in (one, other)]
    likeness = vectors[0] @ vectors[1].T
    pairs: list[tuple[Sentence, Sentence]] = []
    while likeness.max() >= LEAST_LIKENESS:
        row, column = divmod(int(likeness.argmax()), len(other))
        if _share(one[row].text, other[column].text) >= LEAST_WORDS:
            pairs.append((one[row], other[column]))
            likeness[row, :] = likeness[:, column] = -1.0
        likeness[row, column] = -1.0
    return pairs


def _share(text: str, other: str) -> float:
    """Return which share of the telling words of the shorter text the longer one has."""
    words, others = set(content_stems(text)), set(content_stems(other))
    fewest = min(len(words), len(others))
    return len(words & others) / fewest if fewest else 0.0
