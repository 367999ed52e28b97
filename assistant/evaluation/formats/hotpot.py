"""HotpotQA: questions that need two of the ten paragraphs that each brings along.

A list of `{_id, question, answer, type, supporting_facts, context}`, where a supporting fact is a
title and the number of a sentence, and the context holds titles with their sentences; 2WikiMultihop
has the same form. Both are read as the authors publish them (lists of pairs) and as Hugging Face
does (objects of lists). Source of the format: Yang et al. 2018.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import AliasChoices, BaseModel, BeforeValidator, Field

from assistant.evaluation.formats.passages import passage_article
from assistant.evaluation.formats.rows import NonEmpty, validated
from assistant.evaluation.questions import EvaluationQuestion, Evidence
from index.types import Article


def _as_pairs(value: object) -> object:
    """Return an object of two lists of the same length as a list of pairs."""
    if not isinstance(value, dict) or "title" not in value:
        return value
    columns = [value["title"], *(value[name] for name in value if name != "title")]
    if not all(isinstance(column, list) for column in columns):
        return value
    return list(zip(*columns, strict=True))


class HotpotRow(BaseModel):
    """One question with its paragraphs."""

    id: NonEmpty = Field(validation_alias=AliasChoices("_id", "id"))
    question: NonEmpty
    answer: NonEmpty
    type: str = ""
    supporting_facts: Annotated[list[tuple[str, int]], BeforeValidator(_as_pairs)]
    context: Annotated[list[tuple[str, list[str]]], BeforeValidator(_as_pairs)]


def is_hotpot(items: Sequence[object]) -> bool:
    """Tell whether the rows of a JSON file look like those of HotpotQA."""
    return any(
        isinstance(row, dict) and {"supporting_facts", "context"} <= row.keys() for row in items
    )


def read_hotpot(
    path: Path, items: Sequence[object], articles: dict[str, Article]
) -> Iterator[tuple[str, EvaluationQuestion]]:
    """Read the rows; their paragraphs are added to `articles`.

    Raises:
        DatasetError: A row is not of this format.
    """
    for number, item in enumerate(items, 1):
        place = f"{path}, row {number}"
        row = validated(place, HotpotRow, item)
        yield place, _question(row, articles)


def _question(row: HotpotRow, articles: dict[str, Article]) -> EvaluationQuestion:
    found: dict[str, tuple[Article, list[str]]] = {}
    for title, sentences in row.context:
        text = "".join(sentences)
        if text.strip():
            found[title] = passage_article(title, text, "HotpotQA"), sentences
    articles.update({article.id: article for article, _ in found.values()})
    facts = dict.fromkeys(
        _evidence(*found[title], number) for title, number in row.supporting_facts if title in found
    )
    return EvaluationQuestion(
        id=row.id,
        question=row.question.strip(),
        answers=(row.answer,),
        evidence=tuple(facts),
        context_doc_ids=tuple(article.id for article, _ in found.values()),
        type=row.type,
    )


def _evidence(article: Article, sentences: Sequence[str], number: int) -> Evidence:
    # Some supporting facts of the published set count past the end of their paragraph.
    sentence = sentences[number].strip() if 0 <= number < len(sentences) else ""
    return Evidence(article.id, sentence or None)
