"""BEIR: a folder of queries, and of judgements which documents are relevant to them.

    queries.jsonl     {"_id": "q1", "text": "..."}
    qrels/test.tsv    query-id, corpus-id and score between tabs, below a header; else dev, train
    corpus.jsonl      {"_id": "d1", "title": "...", "text": "..."}

The corpus is not read here but given with --corpus. A document with a score above 0 is evidence,
and a query without one is left out. There are no answer strings. Source of the
format: Thakur et al. 2021.
"""

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, Field

from assistant.evaluation.formats.rows import NonEmpty, read_object, validated
from assistant.evaluation.questions import EvaluationQuestion, Evidence
from index.errors import DatasetError

_SPLITS = ("test", "dev", "train")
_JUDGEMENT_CELLS = 3


class QueryRow(BaseModel):
    """One query."""

    id: NonEmpty = Field(validation_alias="_id")
    text: NonEmpty


def read_beir(folder: Path) -> Iterator[tuple[str, EvaluationQuestion]]:
    """Read the queries that have a relevant document.

    Raises:
        DatasetError: The folder or a line in it is not of this format.
    """
    path = folder / "queries.jsonl"
    judgements = [folder / "qrels" / f"{split}.tsv" for split in _SPLITS]
    chosen = next((one for one in judgements if one.is_file()), None)
    if chosen is None or not path.is_file():
        raise DatasetError(
            f"{folder}: this folder is no set of BEIR's, with a queries.jsonl and a "
            "qrels/test.tsv. Name a file of questions."
        )
    relevant = _relevant(chosen)
    for number, line in enumerate(_lines(path), 1):
        if line.strip():
            place = f"{path}, line {number}"
            query = _query(place, line)
            if query.id in relevant:
                yield place, _question(query, relevant[query.id])


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise DatasetError(
            f"{path}: cannot be read as UTF-8 text ({error}). Get the whole file again."
        ) from error


def _relevant(path: Path) -> dict[str, list[str]]:
    """Return the ids of the relevant documents by query."""
    found: dict[str, list[str]] = {}
    for number, line in enumerate(_lines(path), 1):
        cells = line.split()
        if not cells or (number == 1 and not cells[-1].isdigit()):
            continue
        if len(cells) != _JUDGEMENT_CELLS or not cells[-1].lstrip("-").isdigit():
            raise DatasetError(
                f"{path}, line {number}: not a query, a document and a whole number between tabs. "
                "Correct the line."
            )
        query_id, article_id, score = cells
        if int(score) > 0:
            found.setdefault(query_id, []).append(article_id)
    return found


def _query(place: str, line: str) -> QueryRow:
    return validated(place, QueryRow, read_object(place, line))


def _question(query: QueryRow, article_ids: list[str]) -> EvaluationQuestion:
    return EvaluationQuestion(
        id=query.id,
        question=query.text.strip(),
        evidence=tuple(Evidence(article_id) for article_id in dict.fromkeys(article_ids)),
    )
