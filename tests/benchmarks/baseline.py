"""What the embedded default reaches on public question sets: one command, three tables.

    uv run python tests/benchmarks/baseline.py SHARED_DATA_FOLDER --out DIR [--sets a,b] [--limit N]

Each set is indexed and asked through the evaluation package. DIR keeps the indexes and the runs: an
interrupted run goes on where it stopped, a finished set is not run again, and a set with a limit is
a run of its own. Prints Markdown tables of finding, answering and refusing, and writes them to
DIR/tables.md; they hold every set that is finished in DIR, with 95 % bootstrap intervals. The last
line is the wall time. How well citations are checked is measured on WiCE, by wice.py, at the end.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant import Assistant
from assistant.evaluation.dataset import read_question_sets
from assistant.evaluation.evaluate import evaluate
from assistant.evaluation.folder import SUMMARY_NAME, read_summary
from assistant.evaluation.questions import EvaluationQuestion, QuestionSet
from assistant.evaluation.run import RunOptions
from tests.benchmarks.figures import recorded

TABLES_NAME = "tables.md"
CLOCK_NAME = "clock.json"


@dataclass(frozen=True)
class BaselineSet:
    """One line of the table.

    Attributes:
        name: In the table and for --sets.
        corpus: Articles, in the data folder.
        questions: Files, in the data folder.
        answerable: Keep only these questions; None keeps all.
        given_context: Keep only questions that name their articles, and search only those.
    """

    name: str
    corpus: str
    questions: tuple[str, ...]
    answerable: bool | None = None
    given_context: bool = False

    def keeps(self, question: EvaluationQuestion) -> bool:
        """Whether the question belongs to the set."""
        if self.given_context and not question.context_doc_ids:
            return False
        return self.answerable is None or question.answerable == self.answerable


SETS = (
    BaselineSet(
        "realtimeqa",
        "realtimeqa/corpus.jsonl",
        ("realtimeqa/qa.jsonl", "realtimeqa/qa_unanswerable.jsonl"),
    ),
    # Its unanswerable questions are so only within their own paragraph.
    BaselineSet("squad2", "squad2/corpus.jsonl", ("squad2/qa.jsonl",), answerable=True),
    BaselineSet(
        "squad2, own paragraph", "squad2/corpus.jsonl", ("squad2/qa.jsonl",), given_context=True
    ),
    BaselineSet("rgb", "rgb/corpus.jsonl", ("rgb/qa.jsonl",)),
    BaselineSet(
        "rgb, counterfactual", "rgb/corpus_counterfactual.jsonl", ("rgb/qa_counterfactual.jsonl",)
    ),
    BaselineSet("rgb, negative", "rgb/corpus_negative.jsonl", ("rgb/qa_negative.jsonl",)),
    BaselineSet("mtrag", "mtrag/corpus.jsonl", ("mtrag/qa.jsonl",)),
    BaselineSet("inscit", "inscit/corpus.jsonl", ("inscit/qa.jsonl",)),
    BaselineSet("hotpotqa", "hotpotqa/corpus.jsonl", ("hotpotqa/qa.jsonl",)),
)

FINDING = {
    "article_hit_at_1": "article hit@1",
    "article_hit_at_5": "article hit@5",
    "article_mrr_at_10": "article MRR@10",
    "article_all_at_5": "all articles in 5",
    "sentence_hit_at_1": "sentence hit@1",
    "sentence_hit_at_5": "sentence hit@5",
    "evidence_within_500": "in 500 characters",
    "evidence_within_1000": "in 1,000",
}
ANSWERING = {
    "answer_in_citations": "answer in citations",
    "answer_contained": "answer in answer",
    "exact_match": "exact match",
    "f1": "F1",
    "citation_validity": "valid citations",
    "latency_ms_p50": "p50",
}
REFUSING = {
    "refusal_recall": "refused of the unanswerable",
    "false_refusal_rate": "refused of the answerable",
    "answerability_auroc": "AUROC",
    "refusal_recall_at_10_percent": "recall at 10 %",
}
"""Metric -> heading."""


@recorded("baseline")
def main() -> None:
    """Run what is asked for and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--sets", default="", help="names or their beginnings, with commas")
    parser.add_argument("--limit", type=int, default=None, help="questions of each set, at random")
    arguments = parser.parse_args()
    for item in choose(arguments.sets):
        run_set(item, arguments.data, arguments.out, arguments.limit)
    text = tables(arguments.out, arguments.limit)
    (arguments.out / TABLES_NAME).write_text(text, encoding="utf-8")
    print(text)
    if not arguments.sets:
        script = Path(__file__).with_name("wice.py")
        subprocess.run([sys.executable, str(script), str(arguments.data / "wice")], check=True)


def choose(names: str) -> list[BaselineSet]:
    """Return the sets whose names begin with one of these; all of them for none."""
    wanted = tuple(name.strip() for name in names.split(",") if name.strip())
    found = [item for item in SETS if not wanted or item.name.startswith(wanted)]
    if not found:
        sys.exit(f"No set begins with {names!r}. There are: {', '.join(s.name for s in SETS)}.")
    return found


def run_set(item: BaselineSet, data: Path, out: Path, limit: int | None) -> None:
    """Index and ask one set, unless that is done."""
    folder = run_folder(item, out, limit)
    if (folder / SUMMARY_NAME).exists():
        return
    print(f"{item.name}...", file=sys.stderr, flush=True)
    index = index_folder(item, out)
    with Assistant.open(index) as assistant:
        if not clock_of(index)["finished"]:
            with clock(index):
                report = assistant.ingest([data / item.corpus])
                for failure in report.failures:
                    sys.exit(f"{failure.path}: {failure.reason}")
        with clock(folder):
            evaluate(
                assistant,
                questions_of(item, data, limit),
                folder,
                options=RunOptions(given_context=item.given_context),
            )


def questions_of(item: BaselineSet, data: Path, limit: int | None) -> QuestionSet:
    """Read the questions that belong to the set."""
    read = read_question_sets([data / name for name in item.questions])
    kept = replace(read, questions=tuple(filter(item.keeps, read.questions)))
    return kept if limit is None else kept.sample(limit, seed=0)


def run_folder(item: BaselineSet, out: Path, limit: int | None) -> Path:
    """Return where the run of a set lives."""
    name = item.name.replace(", ", "-").replace(" ", "-")
    return out / (name if limit is None else f"{name}-limit-{limit}")


def index_folder(item: BaselineSet, out: Path) -> Path:
    """Return where the index of a set's corpus lives, which sets may share."""
    return out / "indexes" / item.corpus.replace("/", "-").removesuffix(".jsonl")


@contextmanager
def clock(folder: Path) -> Iterator[None]:
    """Add the time that the block takes to what the folder's work has taken so far."""
    folder.mkdir(parents=True, exist_ok=True)
    before, start, finished = clock_of(folder)["seconds"], time.perf_counter(), False
    try:
        yield
        finished = True
    finally:
        content = {"seconds": before + time.perf_counter() - start, "finished": finished}
        (folder / CLOCK_NAME).write_text(json.dumps(content), encoding="utf-8")


def clock_of(folder: Path) -> dict[str, Any]:
    """Return how many seconds the folder's work has taken so far, and whether it is finished."""
    path = folder / CLOCK_NAME
    if not path.exists():
        return {"seconds": 0.0, "finished": False}
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def tables(out: Path, limit: int | None) -> str:
    """Return the finished sets as Markdown tables, and the time that all of them took."""
    finished = [item for item in SETS if (run_folder(item, out, limit) / SUMMARY_NAME).exists()]
    indexes = {index_folder(item, out) for item in finished}
    indexing = sum(clock_of(folder)["seconds"] for folder in indexes)
    asking = sum(clock_of(run_folder(item, out, limit))["seconds"] for item in finished)
    parts = [table(finished, columns, out, limit) for columns in (FINDING, ANSWERING, REFUSING)]
    parts.append(f"Wall time: indexing {indexing / 60:.0f} min, asking {asking / 60:.0f} min.\n")
    return "\n".join(parts)


def table(
    finished: Sequence[BaselineSet], columns: Mapping[str, str], out: Path, limit: int | None
) -> str:
    """Return the sets that have any of these metrics as one Markdown table."""
    lines = [["set", "questions", *columns.values()], ["---"] * (2 + len(columns))]
    for item in finished:
        summary = read_summary(run_folder(item, out, limit))
        metrics = summary["metrics"]
        if metrics[next(iter(columns))]["value"] is not None:
            cells = [cell(name, metrics[name]) for name in columns]
            lines.append([item.name, str(summary["questions"]), *cells])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def cell(name: str, found: Mapping[str, Any]) -> str:
    """Return a value with its interval, or nothing where the set does not measure it."""
    if found["value"] is None:
        return ""
    if name.startswith("latency"):
        return f"{found['value']:.0f} ms"
    value, low, high = (f"{found[key]:.2f}" for key in ("value", "low", "high"))
    return f"{value} [{low}, {high}]"


if __name__ == "__main__":
    main()
