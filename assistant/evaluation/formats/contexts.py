"""Rows that bring along the text that they were written about, which becomes an article.

A `context` of one text with SQuAD's `answer_start` (SQuAD as JSON Lines) also says which sentence
answers. `reference_contexts` are those of Ragas.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from assistant.evaluation.formats.passages import answering_sentences, passage_article
from assistant.evaluation.questions import EvaluationQuestion, Evidence
from index.errors import DatasetError
from index.types import Article


def with_contexts(
    place: str,
    row: Mapping[str, Any],
    question: EvaluationQuestion,
    articles: dict[str, Article],
) -> EvaluationQuestion:
    """Return the question with the articles that its row brings as its context and evidence.

    What the row itself names as evidence and context stays as it is.

    Args:
        place: Of the row, for errors.
        row: As it stands in the file.
        question: Read from the row.
        articles: Filled with the articles, by id.

    Raises:
        DatasetError: An answer does not stand where `answer_start` says.
    """
    texts = _texts(row)
    if not texts:
        return question
    title = row.get("title")
    name = title if isinstance(title, str) else ""
    found = {article.id: article for article in (passage_article(name, text) for text in texts)}
    articles.update(found)
    evidence = tuple(map(Evidence, found)) if question.answerable else ()
    starts = _starts(row.get("answers"))
    if evidence and len(texts) == 1 and starts:
        (article,) = found.values()
        try:
            evidence = answering_sentences(article, starts)
        except DatasetError as error:
            raise DatasetError(f"{place}: {error}") from error
    return replace(
        question,
        evidence=question.evidence or evidence,
        context_doc_ids=question.context_doc_ids or tuple(found),
    )


def _texts(row: Mapping[str, Any]) -> Sequence[str]:
    for name in ("context", "reference_contexts"):
        value = row.get(name)
        texts = [value] if isinstance(value, str) else value
        if isinstance(texts, list) and texts and all(isinstance(text, str) for text in texts):
            return [text for text in texts if text.strip()]
    return ()


def _starts(answers: object) -> Sequence[tuple[str, int]]:
    """Return (text, start) of SQuAD's answers, as a list of objects or an object of lists."""
    if isinstance(answers, Mapping):
        texts, starts = answers.get("text"), answers.get("answer_start")
        if not isinstance(texts, list) or not isinstance(starts, list):
            return ()
        pairs = list(zip(texts, starts, strict=False))
    elif isinstance(answers, list):
        pairs = [
            (one.get("text"), one.get("answer_start")) for one in answers if isinstance(one, dict)
        ]
    else:
        return ()
    return [(text, start) for text, start in pairs if type(start) is int and type(text) is str]
