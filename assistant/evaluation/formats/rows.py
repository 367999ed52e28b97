"""Citeline's own format: JSON Lines, one question a line.

    {"id": "q1", "question": "Who won?", "answers": ["Ada"], "answerable": true,
     "evidence": [{"doc_id": "a1", "sentence": "Ada won."}],
     "history": [{"role": "user", "text": "..."}], "context_doc_ids": ["a1"], "type": "news"}

`id`, `question`, `answers` and `answerable` are required; further keys are ignored.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints, ValidationError

from assistant.evaluation.dataset import EvaluationQuestion, Evidence
from assistant.types import Turn
from index.errors import DatasetError

NonEmpty = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]


class EvidenceRow(BaseModel):
    """An article that answers and, where known, its sentence."""

    doc_id: NonEmpty
    sentence: str | None = None


class TurnRow(BaseModel):
    """One earlier message."""

    role: Literal["user", "assistant"]
    text: str


class QuestionRow(BaseModel):
    """One line of the file."""

    id: NonEmpty
    question: NonEmpty
    answers: list[str]
    answerable: Annotated[bool, Field(strict=True)]
    evidence: list[EvidenceRow] = []
    history: list[TurnRow] = []
    context_doc_ids: list[NonEmpty] | None = None
    type: str = ""

    def to_question(self) -> EvaluationQuestion:
        """Return the row as the value that the rest of the evaluation uses."""
        context = self.context_doc_ids
        return EvaluationQuestion(
            id=self.id,
            question=self.question,
            answers=tuple(self.answers),
            answerable=self.answerable,
            evidence=tuple(Evidence(item.doc_id, item.sentence) for item in self.evidence),
            history=tuple(Turn(turn.role, turn.text) for turn in self.history),
            context_doc_ids=None if context is None else tuple(context),
            type=self.type,
        )


def read_rows(path: Path, text: str) -> Iterator[tuple[str, EvaluationQuestion]]:
    """Read the lines of a JSON Lines file; blank lines are skipped.

    Raises:
        DatasetError: A line is not a row of this format.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        place = f"{path}, line {number}"
        try:
            row = QuestionRow.model_validate_json(line)
        except ValidationError as error:
            raise DatasetError(f"{place}: {explain(error)}") from error
        yield place, row.to_question()


def explain(error: ValidationError) -> str:
    """Return the first complaint of a validation as one sentence with the field's name."""
    first = error.errors(include_url=False)[0]
    field = ".".join(str(part) for part in first["loc"])
    name = f"{field}: " if field else ""
    others = error.error_count() - 1
    more = f" ({others} more problems in this row)" if others else ""
    return f"{name}{first['msg']}{more}. See the README for the format."
