"""SQuAD 1.1 and 2.0: questions over paragraphs, which become the corpus.

Each paragraph is one article; the evidence sentence is the one in which the answer starts. An
unanswerable question of SQuAD 2.0 is unanswerable only within its own paragraph: run these with
`--given-context`. Source of the format: Rajpurkar et al. 2016 and 2018.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field

from assistant.evaluation.formats.passages import answering_sentences, passage_article
from assistant.evaluation.formats.rows import NonEmpty, validated
from assistant.evaluation.questions import EvaluationQuestion
from index.errors import DatasetError
from index.types import Article


class AnswerRow(BaseModel):
    """An answer and where it starts in the paragraph, in characters."""

    text: str
    answer_start: int = Field(ge=0)


class QuestionRow(BaseModel):
    """One question about a paragraph."""

    id: NonEmpty
    question: NonEmpty
    answers: list[AnswerRow]
    is_impossible: bool = False


class ParagraphRow(BaseModel):
    """A paragraph and its questions."""

    context: NonEmpty
    qas: list[QuestionRow]


class ArticleRow(BaseModel):
    """A Wikipedia article and the paragraphs taken from it."""

    title: NonEmpty
    paragraphs: list[ParagraphRow]


class SquadFile(BaseModel):
    """The whole file."""

    data: list[ArticleRow]


def is_squad(content: object) -> bool:
    """Tell whether the content of a JSON file looks like SQuAD's."""
    data = content.get("data") if isinstance(content, dict) else None
    return isinstance(data, list) and any(
        isinstance(row, dict) and "paragraphs" in row for row in data
    )


def read_squad(
    path: Path, content: dict[str, Any], articles: dict[str, Article]
) -> Iterator[tuple[str, EvaluationQuestion]]:
    """Read a SQuAD file; its paragraphs are added to `articles`.

    Raises:
        DatasetError: The file is not of this format or an answer is not where it claims to be.
    """
    file = validated(str(path), SquadFile, content)
    for row in file.data:
        for paragraph in row.paragraphs:
            article = passage_article(row.title, paragraph.context, "SQuAD")
            articles[article.id] = article
            for question in paragraph.qas:
                place = f"{path}, question {question.id}"
                yield place, _question(place, question, article)


def _question(place: str, row: QuestionRow, article: Article) -> EvaluationQuestion:
    answers = [] if row.is_impossible else row.answers
    try:
        evidence = answering_sentences(article, [(one.text, one.answer_start) for one in answers])
    except DatasetError as error:
        raise DatasetError(f"{place}: {error}") from error
    return EvaluationQuestion(
        id=row.id,
        question=row.question.strip(),
        answers=tuple(dict.fromkeys(answer.text for answer in answers)),
        answerable=bool(answers),
        evidence=evidence,
        context_doc_ids=(article.id,),
        type="unanswerable" if row.is_impossible else "answerable",
    )
