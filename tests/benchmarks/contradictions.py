"""How many contradictions between reports are named, and are those that are named there?

    uv run python tests/benchmarks/contradictions.py DATA

DATA/rgb holds snippets that answer fifty questions, and copies of them in which another name, date
or figure answers. All are indexed together without dates. A contradiction is named rightly where
one side says the true answer and the other the false one.
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant import Assistant
from assistant.evaluation.answer_strings import answer_contained
from assistant.types import Answer
from tests.benchmarks.figures import recorded

CORPORA = ("corpus.jsonl", "corpus_counterfactual.jsonl")
QUESTIONS = "qa_counterfactual.jsonl"


@recorded("contradictions")
def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    folder = parser.parse_args().data / "rgb"
    with tempfile.TemporaryDirectory() as store, Assistant.open(store) as assistant:
        assistant.ingest([folder / name for name in CORPORA])
        lines = (folder / QUESTIONS).read_text(encoding="utf-8").splitlines()
        outcomes = Counter(outcome(assistant.ask(row["question"]), row) for row in questions(lines))
    print("| contradictions of | named rightly | named wrongly | not named | refused |")
    print("|---|---|---|---|---|")
    counted = (outcomes[name] for name in ("rightly", "wrongly", "not named", "refused"))
    print(f"| {outcomes.total()} | {' | '.join(map(str, counted))} |")


def questions(lines: list[str]) -> Iterator[dict[str, Any]]:
    """Yield the rows of a question set with their answers, true and false, as flat lists."""
    for row in map(json.loads, lines):
        for name in ("answers", "reference_fake_answer"):
            row[name] = list(flat(row[name]))
        yield row


def flat(answers: list[Any]) -> Iterator[str]:
    """Yield answers out of the lists of spellings that some of them stand in."""
    for one in answers:
        yield from flat(one) if isinstance(one, list) else [one]


def outcome(answer: Answer, row: dict[str, Any]) -> str:
    """Return what became of the contradiction."""
    if answer.disagreement is None:
        return "refused" if answer.refused else "not named"
    quotes = [side.citation.quote for side in answer.disagreement.sides]
    told = [
        any(answer_contained(quote, row[name]) for quote in quotes)
        for name in ("answers", "reference_fake_answer")
    ]
    return "rightly" if all(told) else "wrongly"


if __name__ == "__main__":
    main()
