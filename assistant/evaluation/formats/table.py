"""A plain CSV with a header: `question`, `answer` and, optionally, `id` and `type`.

Several accepted answers are separated by "|". An empty answer means that the corpus does not
answer the question. Without an `id` column the id is the file's stem and the number of the row.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from assistant.evaluation.dataset import EvaluationQuestion
from index.errors import DatasetError


def read_table(path: Path, text: str) -> Iterator[tuple[str, EvaluationQuestion]]:
    """Read the rows of a CSV file.

    Raises:
        DatasetError: A column is missing, a question is empty or a row has too many cells.
    """
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        missing = {"question", "answer"} - set(reader.fieldnames or ())
        if missing:
            raise DatasetError(
                f"{path}, line 1: no column {' and '.join(sorted(missing))}. "
                "The header must name question and answer."
            )
        for number, row in enumerate(reader, 1):
            place = f"{path}, line {reader.line_num}"
            yield place, _question(place, row, f"{path.stem}-{number}")
    except csv.Error as error:
        raise DatasetError(
            f"{path}, line {reader.reader.line_num}: not CSV ({error}). Check the quotation marks."
        ) from error


def _question(place: str, row: dict[str, str | None], default_id: str) -> EvaluationQuestion:
    if None in row:
        raise DatasetError(f"{place}: more cells than the header has. Quote cells with commas.")
    question = (row["question"] or "").strip()
    if not question:
        raise DatasetError(f"{place}: the question is empty. Fill it in or remove the row.")
    parts = (part.strip() for part in (row["answer"] or "").split("|"))
    answers = tuple(part for part in parts if part)
    return EvaluationQuestion(
        id=(row.get("id") or "").strip() or default_id,
        question=question,
        answers=answers,
        answerable=bool(answers),
        type=(row.get("type") or "").strip(),
    )
