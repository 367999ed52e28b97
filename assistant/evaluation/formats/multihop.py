"""MultiHop-RAG: questions whose evidence lies in two to four news articles.

The questions file is a list of `{query, answer, question_type, evidence_list[{url, fact, ...}]}`,
the corpus a list of `{title, body, url, source, published_at, author}`. Articles are known by
their URL. `null_query` marks questions that the corpus does not answer.
Source of the format: Tang and Yang 2024.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ValidationError

from assistant.evaluation.dataset import EvaluationQuestion, Evidence
from assistant.evaluation.formats.rows import NonEmpty, explain
from index.errors import DatasetError


class FactRow(BaseModel):
    """A fact that the answer needs and the article that states it."""

    url: NonEmpty
    fact: NonEmpty


class QueryRow(BaseModel):
    """One question."""

    query: NonEmpty
    answer: str
    question_type: str
    evidence_list: list[FactRow]


def read_multihop(path: Path, content: object) -> Iterator[tuple[str, EvaluationQuestion]]:
    """Read a MultiHop-RAG questions file.

    The id of a question is the hash of its text and answer; the file has none.

    Raises:
        DatasetError: The file or a row of it is not of this format.
    """
    if not isinstance(content, list):
        raise DatasetError(f"{path}: neither SQuAD nor MultiHop-RAG. See the README.")
    for number, item in enumerate(content, 1):
        place = f"{path}, row {number}"
        try:
            row = QueryRow.model_validate(item)
        except ValidationError as error:
            raise DatasetError(f"{place}: {explain(error)}") from error
        yield place, _question(row)


def _question(row: QueryRow) -> EvaluationQuestion:
    answerable = row.question_type != "null_query"
    digest = hashlib.sha256(f"{row.query}\n{row.answer}".encode()).hexdigest()[:12]
    facts = dict.fromkeys((fact.url, fact.fact.strip()) for fact in row.evidence_list)
    return EvaluationQuestion(
        id=f"multihop-{digest}",
        question=row.query.strip(),
        answers=(row.answer,) if answerable else (),
        answerable=answerable,
        evidence=tuple(Evidence(url, fact) for url, fact in facts),
        type=row.question_type,
    )
