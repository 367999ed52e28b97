"""Which answer metrics agree with people?

    uv run python tests/benchmarks/agreement.py FOLDER [--settings FILE] [--limit N]

FOLDER holds `qa.jsonl`, `corpus.jsonl` and `system_answers.jsonl`: answers of several systems to
the questions, each with human scores (`{qa_id, model, answer, human{name: score}}`). Prints
Spearman's rho and Kendall's tau-b between every metric that needs no real citations and every human
score, over the answers that machines wrote; the references would count as perfect by definition.
An answer is taken to cite all passages that its system was given.

With a language model in the settings its judgements are compared too, over the answers for which it
gave a score. `--limit` judges and compares only so many answers, drawn at random.
"""

import argparse
import json
import random
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from scipy.stats import kendalltau, spearmanr

from assistant.evaluation.answer_strings import answer_contained
from assistant.evaluation.dataset import read_question_sets
from assistant.evaluation.judges.judge import KINDS, Judge
from assistant.evaluation.metrics.citations import grounding
from assistant.evaluation.metrics.short_answers import exact_match, f1
from assistant.evaluation.questions import EvaluationQuestion
from assistant.evaluation.results import ResultCitation, ResultRow, ResultSentence
from assistant.language_models import load_language_model
from assistant.settings import load_settings
from tests.benchmarks.figures import recorded

REFERENCE = "reference"
"""The system whose answers are the references."""


@recorded("agreement")
def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--settings", type=Path, default=None)
    parser.add_argument("--limit", type=int, default=None)
    arguments = parser.parse_args()
    folder, judge = arguments.folder, configured_judge(arguments.settings)
    questions = {item.id: item for item in read_question_sets([folder / "qa.jsonl"]).questions}
    texts = {row["id"]: f"{row['title']} {row['text']}" for row in rows(folder / "corpus.jsonl")}
    answers = [row for row in rows(folder / "system_answers.jsonl") if row["model"] != REFERENCE]
    if arguments.limit is not None:
        answers = random.Random(0).sample(answers, min(arguments.limit, len(answers)))
    scores = []
    for answer in answers:
        question = questions[answer["qa_id"]]
        row = as_row(answer["answer"], question, texts)
        scores.append({**metrics(row, question), **judgements(row, question, judge)})
    print_agreement(answers, scores)


def configured_judge(settings_file: Path | None) -> Judge | None:
    """Return the judge of the settings; None when they name no language model."""
    settings = load_settings(settings_file).llm
    return None if settings.provider is None else Judge(load_language_model(settings), settings)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a JSON Lines file."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def as_row(answer: str, question: EvaluationQuestion, texts: Mapping[str, str]) -> ResultRow:
    """Return the answer as a row of results that cites every passage it was given."""
    given = [texts[name] for name in question.context_doc_ids or ()]
    cited = tuple(ResultCitation("", 0, len(text), text) for text in given)
    sentences = (ResultSentence(answer, None, cited),)
    return ResultRow(question.id, question.question, answer, sentences=sentences)


def metrics(row: ResultRow, question: EvaluationQuestion) -> dict[str, float | None]:
    """Return every metric that is computed."""
    return {
        "exact_match": exact_match(row.answer, question.answers),
        "f1": f1(row.answer, question.answers),
        "answer_contained": answer_contained(row.answer, question.answers),
        "grounding": grounding(row.sentences),
        "length": float(len(row.answer)),
    }


def judgements(
    row: ResultRow, question: EvaluationQuestion, judge: Judge | None
) -> dict[str, float | None]:
    """Return what the judge says, None where it gives no score."""
    if judge is None:
        return {}
    return {
        f"judge_{kind.name}": judge.judge(kind, question, row).score
        for kind in KINDS
        if kind.applies(question, row)
    }


def print_agreement(answers: list[dict[str, Any]], scores: list[dict[str, float | None]]) -> None:
    """Print a table for each human score."""
    names = dict.fromkeys(name for score in scores for name in score)
    for human in answers[0]["human"]:
        print(f"{human:20} {'Spearman':>9} {'Kendall':>9} {'n':>5}")
        for name in names:
            pairs = [
                (score[name], row["human"][human])
                for score, row in zip(scores, answers, strict=True)
                if score.get(name) is not None
            ]
            values, people = [value for value, _ in pairs], [score for _, score in pairs]
            rho, tau = spearmanr(values, people).statistic, kendalltau(values, people).statistic
            print(f"  {name:18} {rho:9.3f} {tau:9.3f} {len(pairs):5}")


if __name__ == "__main__":
    main()
