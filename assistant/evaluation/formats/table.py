"""A table with a header, .csv or .tsv: a question, its answer and, where known, more.

The columns are called `question` and `answer`, `id`, `type`, `answerable` and `today` (the day on
which it is asked, as 2026-03-01), or as in names.py, in any case; others are ignored. Several
accepted answers are separated by "|". An empty answer means that the corpus does not answer the
question. Without an `id` column the id is the file's stem and the number of the row. Commas,
semicolons or tabs may stand between the cells.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from assistant.evaluation.formats.names import (
    ANSWER_NAMES,
    ID_NAMES,
    QUESTION_NAMES,
    TODAY_NAMES,
    TYPE_NAMES,
)
from assistant.evaluation.questions import EvaluationQuestion
from index.errors import DatasetError

_COLUMNS = {
    "question": QUESTION_NAMES,
    "answer": ANSWER_NAMES,
    "id": ID_NAMES,
    "type": TYPE_NAMES,
    "answerable": ("answerable",),
    "today": TODAY_NAMES,
}
_REQUIRED = ("question", "answer")
_YES = frozenset({"true", "yes", "1"})
_NO = frozenset({"false", "no", "0"})


def read_table(path: Path, text: str) -> Iterator[tuple[str, EvaluationQuestion]]:
    """Read the rows of a table.

    Raises:
        DatasetError: A column is missing, a question is empty or a row has too many cells.
    """
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
    try:
        columns = _columns(path, reader.fieldnames or ())
        for number, row in enumerate(reader, 1):
            place = f"{path}, line {reader.line_num}"
            if None in row:
                raise DatasetError(
                    f"{place}: more cells than the header has. "
                    f"Put cells that hold {delimiter!r} in quotation marks."
                )
            cells = {name: (row[column] or "").strip() for name, column in columns.items()}
            if not any(cells.values()):
                continue  # separators only, as spreadsheets leave them at the end
            yield place, _question(place, cells, f"{path.stem}-{number}")
    except csv.Error as error:
        raise DatasetError(
            f"{path}, line {reader.reader.line_num}: not CSV ({error}). Check the quotation marks."
        ) from error


def _columns(path: Path, header: Sequence[str]) -> dict[str, str]:
    """Return which column of the file holds what."""
    by_name = {column.strip().lower(): column for column in reversed(header)}
    found = {
        what: next((by_name[name] for name in names if name in by_name), None)
        for what, names in _COLUMNS.items()
    }
    missing = [name for name in _REQUIRED if found[name] is None]
    if missing:
        there = f"there is only {', '.join(map(repr, header))}" if header else "there is no header"
        raise DatasetError(
            f"{path}, line 1: no column {' and '.join(missing)}, {there}. "
            "The first line must name the columns question and answer."
        )
    return {what: column for what, column in found.items() if column is not None}


def _question(place: str, cells: Mapping[str, str], default_id: str) -> EvaluationQuestion:
    if not cells["question"]:
        raise DatasetError(f"{place}: the question is empty. Fill it in or remove the row.")
    parts = (part.strip() for part in cells["answer"].split("|"))
    answers = tuple(part for part in parts if part)
    return EvaluationQuestion(
        id=cells.get("id") or default_id,
        question=cells["question"],
        answers=answers,
        answerable=_answerable(place, cells.get("answerable", ""), default=bool(answers)),
        type=cells.get("type", ""),
        today=_day(place, cells.get("today", "")),
    )


def _day(place: str, cell: str) -> date | None:
    try:
        return date.fromisoformat(cell) if cell else None
    except ValueError:
        raise DatasetError(f"{place}: today is {cell!r}. Write a day as 2026-03-01.") from None


def _answerable(place: str, cell: str, *, default: bool) -> bool:
    if not cell:
        return default
    if cell.lower() not in _YES | _NO:
        raise DatasetError(f"{place}: answerable is {cell!r}. Write true or false.")
    return cell.lower() in _YES
