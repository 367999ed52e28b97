"""What a teacher makes of whole texts, and how near a batch comes to its similarities.

Similarities within a batch are learned, not vectors: the student has fewer numbers and no network,
but may order texts as the teacher does (Park et al. 2019, relational distillation).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from index.embedding.files import folder_files
from index.embedding.onnx import OnnxEmbedding
from tests.training.embedding.data import TrainingText

TEXTS_AT_ONCE = 1024
SHARPNESS = 0.05
"""Temperature of the teacher's and the student's cosines."""
LEAST = 1e-9
APART = -9.0
"""Takes the place of the cosine of a text with itself, or with its double."""


@dataclass(frozen=True, slots=True)
class TeacherVectors:
    """float16, shapes (pairs, width) and (passages, width): unit vectors."""

    questions: Tensor
    passages: Tensor

    def of(self, chosen: Tensor, passages: Tensor) -> tuple[Tensor, Tensor]:
        """Return the vectors of some pairs' questions and of some passages, float32."""
        return self.questions[chosen].float(), self.passages[passages].float()


def teacher_vectors(text: TrainingText, teacher: Path, kept: Path) -> TeacherVectors:
    """Embed all questions and passages, once: `kept` has them for the next run.

    Args:
        text: What is trained on.
        teacher: Folder with `model.onnx` and `tokenizer.json` of a sentence-embedding model.
        kept: Folder for the vectors.
    """
    questions = list(dict.fromkeys(pair.question for pair in text.pairs))
    numbers = {question: number for number, question in enumerate(questions)}
    kept.mkdir(parents=True, exist_ok=True)
    of_questions = _embedded(questions, teacher, kept / "questions.npy")
    of_passages = _embedded(text.passages, teacher, kept / "passages.npy")
    rows = torch.tensor([numbers[pair.question] for pair in text.pairs])
    return TeacherVectors(of_questions[rows], of_passages)


def _embedded(texts: Sequence[str], teacher: Path, path: Path) -> Tensor:
    if not path.is_file():
        model = OnnxEmbedding(folder_files(teacher))
        parts = [
            model.embed(texts[start : start + TEXTS_AT_ONCE]).astype(np.float16)
            for start in range(0, len(texts), TEXTS_AT_ONCE)
        ]
        np.save(path, np.concatenate(parts))
    vectors = np.load(path)
    if len(vectors) != len(texts):
        raise ValueError(f"{path} holds {len(vectors)} vectors for {len(texts)} texts: remove it.")
    return torch.from_numpy(vectors)


def relational_loss(
    student: tuple[Tensor, Tensor], teacher: tuple[Tensor, Tensor], within: float
) -> Tensor:
    """Return how far the student's similarities of a batch are from the teacher's.

    Args:
        student: Unit vectors of questions and passages, float32, shape (texts, dimension).
        teacher: The same of the teacher.
        within: Weight of passages among passages, and half of it of questions among questions,
            beside 1 of questions with passages.
    """
    questions, passages = student
    taught_questions, taught_passages = teacher
    return (
        _divergence(questions @ passages.T, taught_questions @ taught_passages.T)
        + within * _among(passages, taught_passages)
        + within / 2 * _among(questions, taught_questions)
    )


def _among(student: Tensor, teacher: Tensor) -> Tensor:
    """Compare each text's similarities to the others; the same text twice is no other."""
    cosines = teacher @ teacher.T
    same = cosines > 1 - 1e-3
    return _divergence(
        (student @ student.T).masked_fill(same, APART), cosines.masked_fill(same, APART)
    )


def _divergence(student: Tensor, teacher: Tensor) -> Tensor:
    """Return the mean Kullback-Leibler divergence of the rows' softmax."""
    taught = functional.softmax(teacher / SHARPNESS, dim=1)
    said = functional.log_softmax(student / SHARPNESS, dim=1)
    return (taught * (torch.log(taught + LEAST) - said)).sum(dim=1).mean()
