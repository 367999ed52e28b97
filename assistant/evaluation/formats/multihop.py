"""MultiHop-RAG: questions whose evidence lies in two to four news articles.

The questions file is a list of `{query, answer, question_type, evidence_list[{url, fact, ...}]}`,
the corpus a list of `{title, body, url, source, published_at, author}`. Articles are known by
their URL. `null_query` marks questions that the corpus does not answer.
Source of the format: Tang and Yang 2024.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel

from assistant.evaluation.formats.rows import NonEmpty, validated
from assistant.evaluation.questions import EvaluationQuestion, Evidence
from index.errors import DatasetError
from index.types import Article


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


def is_multihop(items: Sequence[object]) -> bool:
    """Tell whether the rows of a JSON file look like those of MultiHop-RAG."""
    return any(isinstance(row, dict) and {"query", "evidence_list"} <= row.keys() for row in items)


def read_multihop(path: Path, items: Sequence[object]) -> Iterator[tuple[str, EvaluationQuestion]]:
    """Read a MultiHop-RAG questions file.

    The id of a question is the hash of its text and answer; the file has none.

    Raises:
        DatasetError: A row is not of this format.
    """
    for number, item in enumerate(items, 1):
        place = f"{path}, row {number}"
        row = validated(place, QueryRow, item)
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


class BodyRow(BaseModel):
    """One article of the corpus file."""

    title: NonEmpty
    body: NonEmpty
    url: NonEmpty
    source: str = ""
    author: str | None = None
    published_at: datetime | None = None

    def to_article(self) -> Article:
        """Return the article, known by its URL."""
        return Article(
            id=self.url,
            title=" ".join(self.title.split()),
            text=self.body,
            source=self.source,
            url=self.url,
            date=self.published_at.date() if self.published_at else None,
            author=self.author or "",
        )


def read_multihop_corpus(path: Path) -> Iterator[Article]:
    """Read the corpus file of MultiHop-RAG.

    Raises:
        DatasetError: The file or a row of it is not of this format.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise DatasetError(
            f"{path}: cannot be read as JSON ({error}). Get the whole file again."
        ) from error
    for number, item in enumerate(content, 1):
        yield validated(f"{path}, row {number}", BodyRow, item).to_article()


def is_multihop_corpus(path: Path) -> bool:
    """Tell whether a file is a list of articles with a body, which no reader of files knows."""
    if path.suffix.lower() != ".json" or not path.is_file():
        return False
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except ValueError:
        return False
    return isinstance(content, list) and all(
        isinstance(item, dict) and "body" in item and "text" not in item for item in content
    )
