"""One file a format of question sets, and the choice between them.

.jsonl                     Citeline's own: one row a question (rows.py)
.csv                       columns question and answer (table.py)
.json, an object           SQuAD 1.1 or 2.0, which brings its own corpus (squad.py)
.json, a list              MultiHop-RAG (multihop.py)
"""

import json
from collections.abc import Iterator
from pathlib import Path

from assistant.evaluation.dataset import EvaluationQuestion
from assistant.evaluation.formats.multihop import read_multihop
from assistant.evaluation.formats.rows import read_rows
from assistant.evaluation.formats.squad import read_squad
from assistant.evaluation.formats.table import read_table
from index.errors import DatasetError
from index.types import Article


def read_question_file(
    path: Path, articles: dict[str, Article]
) -> Iterator[tuple[str, EvaluationQuestion]]:
    """Read one file of any supported format.

    Args:
        path: The file; its suffix and first character tell the format.
        articles: Filled with the articles that the file brings along, by id.

    Yields:
        Where the question stands ("qa.jsonl, line 3"), and the question.

    Raises:
        DatasetError: The file cannot be read or a row is not of its format.
    """
    text = _read_text(path)
    match path.suffix.lower():
        case ".jsonl":
            yield from read_rows(path, text)
        case ".csv":
            yield from read_table(path, text)
        case ".json":
            yield from _read_json(path, text, articles)
        case suffix:
            raise DatasetError(
                f"{path}: no question set ends in {suffix or 'nothing'}. "
                "Use .jsonl, .json (SQuAD, MultiHop-RAG) or .csv."
            )


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DatasetError(f"{path}: not UTF-8 text. Save it as UTF-8.") from error
    except OSError as error:
        raise DatasetError(f"{path}: cannot be read ({error.strerror}). Check the path.") from error


def _read_json(
    path: Path, text: str, articles: dict[str, Article]
) -> Iterator[tuple[str, EvaluationQuestion]]:
    try:
        content = json.loads(text)
    except ValueError as error:
        raise DatasetError(f"{path}: not JSON ({error}). Check the file.") from error
    if isinstance(content, dict):
        return read_squad(path, content, articles)
    return read_multihop(path, content)
