"""The folder of a finished run: what `evaluate` leaves, and `compare` and `gate` read.

run.json        what was asked of what, and how
questions.jsonl the set, in Citeline's own format
results.jsonl   one row a question
judgements.jsonl what a language model said about the answers, if it was asked
scores.json     the terms of every metric, question by question
summary.json    every metric with its interval
report.html     the same for people
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.evaluation.dataset import locate_evidence, read_question_sets
from assistant.evaluation.judges.judgement import Judgement
from assistant.evaluation.measurements import measure, write_measurements
from assistant.evaluation.questions import EvaluationQuestion, QuestionSet, question_to_dict
from assistant.evaluation.report import write_report
from assistant.evaluation.results import ResultRow
from assistant.evaluation.run import read_description
from assistant.evaluation.summary import Summary, summarise, summary_to_dict
from index.errors import DatasetError
from index.types import Article

QUESTIONS_NAME = "questions.jsonl"
SCORES_NAME = "scores.json"
SUMMARY_NAME = "summary.json"
REPORT_NAME = "report.html"


def score_run(
    folder: Path,
    questions: Sequence[EvaluationQuestion],
    rows: Sequence[ResultRow],
    articles: Mapping[str, Article],
    *,
    judgements: Sequence[Judgement] = (),
    seed: int = 0,
    title: str = "",
) -> Summary:
    """Compute everything from the results and write it to the run's folder.

    Args:
        folder: Of the run.
        questions: The set that was run.
        rows: Its results.
        articles: By id, at least those that the rows cite and that hold evidence.
        judgements: Of the answers, where they were judged.
        seed: Of the bootstrap.
        title: Heading of the report.
    """
    texts = {article_id: article.text for article_id, article in articles.items()}
    located = locate_evidence(questions, texts)
    measurements = measure(located, rows, texts, judgements)
    summary = summarise(located, rows, measurements, seed, texts)
    _write_questions(folder / QUESTIONS_NAME, located)
    write_measurements(folder / SCORES_NAME, measurements)
    content = json.dumps(summary_to_dict(summary), indent=2)
    (folder / SUMMARY_NAME).write_text(content + "\n", encoding="utf-8")
    write_report(
        folder / REPORT_NAME,
        title or folder.resolve().name,
        summary,
        located,
        rows,
        articles,
        read_description(folder),
        judgements,
    )
    return summary


def _write_questions(path: Path, questions: Sequence[EvaluationQuestion]) -> None:
    lines = [json.dumps(question_to_dict(question), ensure_ascii=False) for question in questions]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_questions(folder: Path) -> QuestionSet:
    """Read the question set of a run.

    Raises:
        DatasetError: The run is not finished.
    """
    path = folder / QUESTIONS_NAME
    if not path.is_file():
        advice = (
            "Run `citeline evaluate` with this --out to its end."
            if folder.is_dir()
            else "Name a folder that `citeline evaluate` wrote."
        )
        raise DatasetError(f"{folder}: there is no finished run here. {advice}")
    return read_question_sets([path])


def read_summary(folder: Path) -> dict[str, Any]:
    """Read `summary.json`.

    Raises:
        DatasetError: The run is not finished.
    """
    path = folder / SUMMARY_NAME
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DatasetError(
            f"{path}: not the summary of a finished run. Run `citeline evaluate` to its end."
        ) from error
    if not isinstance(content, dict) or not isinstance(content.get("metrics"), dict):
        raise DatasetError(f"{path}: holds no metrics. Run `citeline evaluate` again.")
    return content
