"""The run as one self-contained HTML file for people: no request leaves it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from assistant.evaluation.judges.judgement import Judgement
from assistant.evaluation.questions import EvaluationQuestion
from assistant.evaluation.report.page import render_page
from assistant.evaluation.results import ResultRow
from assistant.evaluation.summary import Summary
from index.types import Article


def write_report(
    path: Path,
    title: str,
    summary: Summary,
    questions: Sequence[EvaluationQuestion],
    rows: Sequence[ResultRow],
    articles: Mapping[str, Article],
    description: Mapping[str, object],
    judgements: Sequence[Judgement] = (),
) -> None:
    """Write the report.

    Args:
        path: The HTML file.
        title: Its heading.
        summary: The numbers.
        questions: The set, with evidence spans where known.
        rows: The results.
        articles: By id, at least those that are cited or hold evidence; others show no context.
        description: What was asked of what, and how; JSON values.
        judgements: What a language model said about the answers.
    """
    page = render_page(title, summary, questions, rows, articles, description, judgements)
    path.write_text(page, encoding="utf-8")
