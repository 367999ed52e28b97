"""Which answer metrics agree with people?

    uv run python tests/benchmarks/agreement.py FOLDER

FOLDER holds `qa.jsonl`, `corpus.jsonl` and `system_answers.jsonl`: answers of several systems to
the questions, each with human scores (`{qa_id, model, answer, human{name: score}}`). Prints
Spearman's rho and Kendall's tau-b between every metric that needs no citations and every human
score, over the answers that machines wrote; the references would count as perfect by definition.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.evaluation.dataset import EvaluationQuestion, read_question_sets
from assistant.evaluation.metrics.agreement import kendall, spearman
from assistant.evaluation.metrics.citations import grounding
from assistant.evaluation.metrics.short_answers import answer_contained, exact_match, f1
from assistant.evaluation.results import ResultCitation, ResultSentence

REFERENCE = "reference"
"""The system whose answers are the references."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    questions = {item.id: item for item in read_question_sets([folder / "qa.jsonl"]).questions}
    texts = {row["id"]: f"{row['title']} {row['text']}" for row in rows(folder / "corpus.jsonl")}
    answers = [row for row in rows(folder / "system_answers.jsonl") if row["model"] != REFERENCE]
    scores = [metrics(row["answer"], questions[row["qa_id"]], texts) for row in answers]
    print(f"{len(answers)} answers; Spearman's rho, Kendall's tau-b")
    for human in answers[0]["human"]:
        people = [row["human"][human] for row in answers]
        print(human)
        for name in scores[0]:
            values = [score[name] for score in scores]
            print(f"  {name:18} {spearman(values, people):6.3f} {kendall(values, people):6.3f}")


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a JSON Lines file."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def metrics(answer: str, question: EvaluationQuestion, texts: dict[str, str]) -> dict[str, float]:
    """Return every metric of one answer; it is taken to cite all passages that it was given."""
    given = [texts[name] for name in question.context_doc_ids or ()]
    cited = tuple(ResultCitation("", 0, len(text), text) for text in given)
    return {
        "exact_match": exact_match(answer, question.answers),
        "f1": f1(answer, question.answers),
        "answer_contained": answer_contained(answer, question.answers),
        "grounding": grounding([ResultSentence(answer, None, cited)]),
        "length": float(len(answer)),
    }


if __name__ == "__main__":
    main()
