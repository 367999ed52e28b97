"""One file a format of question sets, and the choice between them.

.jsonl           one row a question (rows.py), in our names or others' (names.py)
.csv, .tsv       columns question and answer (table.py)
.json            SQuAD 1.1 or 2.0 (squad.py) or HotpotQA (hotpot.py), which bring their own corpus;
                 MultiHop-RAG (multihop.py); a list of rows as in .jsonl
a folder         BEIR's queries.jsonl and qrels (beir.py)
"""

import json
from collections.abc import Iterator
from pathlib import Path

from assistant.evaluation.formats.beir import read_beir
from assistant.evaluation.formats.hotpot import is_hotpot, read_hotpot
from assistant.evaluation.formats.multihop import is_multihop, read_multihop
from assistant.evaluation.formats.rows import read_items, read_rows
from assistant.evaluation.formats.squad import is_squad, read_squad
from assistant.evaluation.formats.table import read_table
from assistant.evaluation.questions import EvaluationQuestion
from index.errors import DatasetError
from index.formats.complaints import no_constant, why_no_json
from index.types import Article


def read_question_file(
    path: Path, articles: dict[str, Article], with_contexts: bool = True
) -> Iterator[tuple[str, EvaluationQuestion]]:
    """Read one file of any supported format, or BEIR's folder.

    Args:
        path: The file; its suffix and content tell the format.
        articles: Filled with the articles that the file brings along, by id.
        with_contexts: Whether the texts that single rows bring along are among them.

    Yields:
        Where the question stands ("qa.jsonl, line 3"), and the question.

    Raises:
        DatasetError: The file cannot be read or a row is not of its format.
    """
    if path.is_dir():
        yield from read_beir(path)
        return
    text = _read_text(path)
    match path.suffix.lower():
        case ".jsonl":
            yield from read_rows(path, text, articles if with_contexts else None)
        case ".csv" | ".tsv":
            yield from read_table(path, text)
        case ".json":
            yield from _read_json(path, text, articles, with_contexts)
        case suffix:
            raise DatasetError(
                f"{path}: no question set ends in {suffix or 'nothing'}. "
                "Use .jsonl, .json, .csv or .tsv."
            )


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DatasetError(
            f"{path}: not UTF-8 text. Save it as UTF-8; in Excel as “CSV UTF-8”."
        ) from error
    except OSError as error:
        raise DatasetError(f"{path}: cannot be read ({error.strerror}). Check the path.") from error


def _read_json(
    path: Path, text: str, articles: dict[str, Article], with_contexts: bool
) -> Iterator[tuple[str, EvaluationQuestion]]:
    try:
        content = json.loads(text, parse_constant=no_constant)
    except (ValueError, RecursionError) as error:
        raise DatasetError(f"{path}: {why_no_json(error, is_line=False)}.") from error
    if is_squad(content):
        return read_squad(path, content, articles)
    items = _items(path, content)
    if is_multihop(items):
        return read_multihop(path, items)
    if is_hotpot(items):
        return read_hotpot(path, items, articles)
    return read_items(path, items, articles if with_contexts else None)


def _items(path: Path, content: object) -> list[object]:
    """Return the rows of a file: a list, the only list in an object, or one object alone."""
    if isinstance(content, list):
        return content
    if not isinstance(content, dict):
        raise DatasetError(f"{path}: no list of questions. Write one as the README shows.")
    lists = [value for value in content.values() if isinstance(value, list)]
    has_rows = len(lists) == 1 and all(isinstance(item, dict) for item in lists[0])
    return lists[0] if has_rows and "question" not in content else [content]
