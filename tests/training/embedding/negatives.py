"""The best wrong passages of each question by BM25, which a vector has to tell from the right."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from tests.training.embedding.data import TrainingText
from tests.training.embedding.texts import PackedTexts

K1, B = 0.9, 0.4
MOST_SHARE = 0.05
"""A row that stands in more of the passages than this finds nothing and is left out."""
NEGATIVES = 10
NONE = -1


class _Postings:
    """Row -> the passages that hold it, with their BM25 terms."""

    def __init__(self, passages: PackedTexts) -> None:
        lengths = passages.lengths
        size = int(passages.rows.max()) + 1
        documents = torch.repeat_interleave(torch.arange(len(passages)), lengths)
        frequency = torch.bincount(passages.rows, minlength=size)
        kept = frequency[passages.rows] < MOST_SHARE * len(passages)
        documents, rows, counts = documents[kept], passages.rows[kept], passages.counts[kept]
        idf = torch.log1p((len(passages) - frequency + 0.5) / (frequency + 0.5))
        norm = K1 * (1 - B + B * lengths / lengths.float().mean())
        terms = idf[rows] * counts * (K1 + 1) / (counts + norm[documents])
        order = rows.argsort(stable=True)
        self._documents = documents[order].numpy()
        self._terms = terms[order].numpy()
        self._starts = torch.searchsorted(rows[order], torch.arange(size + 1)).tolist()
        self._passages = len(passages)

    def scores(self, rows: Sequence[int]) -> npt.NDArray[np.float64] | None:
        """Return the score of every passage for these rows; None where none holds any."""
        last = len(self._starts) - 1
        found = [slice(self._starts[row], self._starts[row + 1]) for row in rows if row < last]
        found = [each for each in found if each.stop > each.start]
        if not found:
            return None
        documents = np.concatenate([self._documents[each] for each in found])
        terms = np.concatenate([self._terms[each] for each in found])
        return np.bincount(documents, terms, minlength=self._passages)


def mined(text: TrainingText, questions: PackedTexts, passages: PackedTexts) -> Tensor:
    """Return the numbers of wrong passages: int64, (questions, NEGATIVES), best first.

    A passage that holds the answer may be right too; it is replaced by -1.
    """
    postings = _Postings(passages)
    lower = [passage.lower() for passage in text.passages]
    chosen = np.full((len(text.pairs), NEGATIVES), NONE)
    for number, pair in enumerate(text.pairs):
        start = int(questions.starts[number])
        rows = questions.rows[start : start + int(questions.lengths[number])]
        scores = postings.scores(rows.tolist())
        if scores is None:
            continue
        scores[pair.passage] = -1
        best = np.argpartition(-scores, NEGATIVES)[:NEGATIVES]
        best = best[np.argsort(-scores[best])]
        answer = pair.answer.lower()
        chosen[number] = [NONE if answer and answer in lower[one] else one for one in best]
    return torch.from_numpy(chosen)
