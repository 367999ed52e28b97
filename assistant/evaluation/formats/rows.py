"""Citeline's own format: JSON Lines, one question a line.

    {"id": "q1", "question": "Who won?", "answers": ["Ada"], "answerable": true,
     "evidence": [{"doc_id": "a1", "sentence": "Ada won."}],
     "history": [{"role": "user", "text": "..."}], "context_doc_ids": ["a1"], "type": "news"}

What other sets call these fields is known too (names.py), and further keys are ignored. A row
without an id is known by its file's name and its line. A row that brings the text it was written
about as `context` or `reference_contexts` brings its articles along (contexts.py).
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, Field, StringConstraints, ValidationError, model_validator

from assistant.evaluation.formats.contexts import with_contexts
from assistant.evaluation.formats.names import to_own_names
from assistant.evaluation.questions import EvaluationQuestion, Evidence
from assistant.types import Turn
from index.errors import DatasetError
from index.formats.complaints import no_constant, why_no_json
from index.types import Article, Span

_SHOWN_PROBLEMS = 3

NonEmpty = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]

Form = TypeVar("Form", bound=BaseModel)
"""The model of a row."""


class EvidenceRow(BaseModel):
    """An article that answers and, where known, its sentence: verbatim, by offsets, or both."""

    doc_id: NonEmpty
    sentence: str | None = None
    start: Annotated[int | None, Field(ge=0)] = None
    end: int | None = None

    @model_validator(mode="after")
    def _offsets_make_a_span(self) -> "EvidenceRow":
        if (self.start is None) != (self.end is None):
            raise ValueError("give both start and end, or none")
        if self.start is not None and self.end is not None and self.start >= self.end:
            raise ValueError("end must be greater than start")
        return self

    def to_evidence(self) -> Evidence:
        """Return the row as the value that the rest of the evaluation uses."""
        has_span = self.start is not None and self.end is not None
        span = Span(self.start or 0, self.end or 0) if has_span else None
        return Evidence(self.doc_id, self.sentence, span)


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
    today: date | None = None

    def to_question(self) -> EvaluationQuestion:
        """Return the row as the value that the rest of the evaluation uses."""
        context = self.context_doc_ids
        return EvaluationQuestion(
            id=self.id,
            question=self.question,
            answers=tuple(self.answers),
            answerable=self.answerable,
            evidence=tuple(item.to_evidence() for item in self.evidence),
            history=tuple(Turn(turn.role, turn.text) for turn in self.history),
            context_doc_ids=None if context is None else tuple(context),
            type=self.type,
            today=self.today,
        )


def read_rows(
    path: Path, text: str, contexts: dict[str, Article] | None
) -> Iterator[tuple[str, EvaluationQuestion]]:
    """Read the lines of a JSON Lines file; blank lines are skipped.

    Args:
        path: Where the text was read.
        text: The whole file.
        contexts: Filled with the articles that the rows bring along, by id; None leaves them out.

    Raises:
        DatasetError: A line is not a row of this format.
    """
    if text.lstrip().startswith("["):
        raise DatasetError(
            f"{path}: it is a JSON list, not one object a line. Rename it to end in .json."
        )
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            place = f"{path}, line {number}"
            yield (
                place,
                _question(place, read_object(place, line), f"{path.stem}-{number}", contexts),
            )


def read_items(
    path: Path, items: Iterable[object], contexts: dict[str, Article] | None
) -> Iterator[tuple[str, EvaluationQuestion]]:
    """Read rows that stand in a JSON list; see `read_rows`."""
    for number, item in enumerate(items, 1):
        place = f"{path}, row {number}"
        yield place, _question(place, item, f"{path.stem}-{number}", contexts)


def read_object(place: str, line: str) -> object:
    """Return the JSON value of a line.

    Raises:
        DatasetError: It is not JSON.
    """
    try:
        return json.loads(line, parse_constant=no_constant)
    except (ValueError, RecursionError) as error:
        raise DatasetError(f"{place}: {why_no_json(error, is_line=True)}.") from error


def _question(
    place: str, item: object, default_id: str, contexts: dict[str, Article] | None
) -> EvaluationQuestion:
    if not isinstance(item, dict):
        raise DatasetError(
            f'{place}: not a JSON object. Write it as {{"question": "…", "answers": ["…"]}}.'
        )
    try:
        row: dict[str, Any] = to_own_names(item, default_id)
    except DatasetError as error:
        raise DatasetError(f"{place}: {error}") from error
    question = validated(place, QuestionRow, row).to_question()
    return question if contexts is None else with_contexts(place, item, question, contexts)


def validated(place: str, form: type[Form], item: object) -> Form:
    """Return a row as the model of its form.

    Raises:
        DatasetError: It is not of this form; the place is named.
    """
    try:
        return form.model_validate(item)
    except ValidationError as error:
        raise DatasetError(f"{place}: {_explain(error)}") from error


def _explain(error: ValidationError) -> str:
    """Return the first complaints of a validation as one sentence with the fields' names."""
    problems = error.errors(include_url=False)
    told = "; ".join(
        ": ".join(part for part in (".".join(map(str, one["loc"])), one["msg"]) if part)
        for one in problems[:_SHOWN_PROBLEMS]
    )
    others = len(problems) - _SHOWN_PROBLEMS
    more = f" and {others} more" if others > 0 else ""
    return f"{told}{more}. Correct it; the README says under “Question sets” what is read."
