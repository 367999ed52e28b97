"""Does the checker of citations agree with people?

    uv run python tests/benchmarks/wice.py FOLDER [--reader] [--pick N]

FOLDER holds WiCE: `qa.jsonl`, claims of Wikipedia with what people say of the page they cite, and
`corpus.jsonl`, the pages. Prints accuracy, F1 and AUROC of supported against the rest with 95 %
bootstrap intervals. Nothing was fitted on these claims. Three settings: each set of evidence that
people marked by itself, the best counting, since each is enough; all sets together, as an answer
would cite them; and evidence picked from the page by words alone, where nobody helped.

AUROC is of the score, accuracy and F1 of the verdict. People judged what the page says, not who
says so: what the checker calls a lost attribution is not supported here, and is counted apart.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assistant.answering.checking import Check, VerdictChecker, answer_signals, support_signal
from assistant.answering.checking.alignment import pick_evidence
from assistant.evaluation.metrics.refusal import auroc
from assistant.evaluation.statistics import FloatArray, bootstrap_interval, ratio
from assistant.types import Verdict
from index.reader import load_reader
from index.sentences.split import sentence_spans
from tests.benchmarks.figures import recorded

PICKED = 5
"""Sentences picked from a page: what a long answer sentence may cite."""

Row = dict[str, Any]


@recorded("wice")
def main() -> None:
    """Measure every setting and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reader", action="store_true", help="with the reader's support")
    parser.add_argument("--pick", type=int, default=PICKED, help="sentences picked from a page")
    options = parser.parse_args()
    claims = list(rows(options.folder / "qa.jsonl"))
    pages = {row["id"]: row for row in rows(options.folder / "corpus.jsonl")}
    reader = load_reader() if options.reader else None
    checker = (
        VerdictChecker({"reader": support_signal(reader)}, answers=answer_signals(reader))
        if reader
        else VerdictChecker()
    )
    labels = np.array([float(row["answers"] == ["supported"]) for row in claims])
    print(f"{len(claims)} claims, {labels.mean():.3f} supported")
    report("always supported", np.ones(len(claims)), np.ones(len(claims)), labels)
    for name, evidence_sets in (
        ("one set given", lambda row: row["evidence_sets"]),
        ("all sets given", lambda row: [union(row["evidence_sets"])]),
        ("picked", lambda row: [picked(row, pages, options.pick)]),
    ):
        checks = [best_check(checker, row, evidence_sets, pages) for row in claims]
        scores = np.array([check.score for check in checks])
        verdicts = np.array([float(check.verdict is Verdict.SUPPORTED) for check in checks])
        report(name, scores, verdicts, labels)
        print(table(claims, checks))


def rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a JSON Lines file."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def best_check(
    checker: VerdictChecker,
    row: Row,
    evidence_sets: Callable[[Row], Sequence[Sequence[str]]],
    pages: dict[str, Row],
) -> Check:
    """Check a claim against each set of evidence and return the best: supported, then score."""
    page = pages[row["context_doc_ids"][0]]
    context = [page["title"], row["claim_title"], page.get("date") or ""]
    checks = [
        checker.check(row["question"], evidence, context=context) for evidence in evidence_sets(row)
    ]
    return max(checks, key=lambda check: (check.verdict is Verdict.SUPPORTED, check.score))


def union(evidence_sets: Sequence[Sequence[str]]) -> list[str]:
    """Return the sentences of all sets, each once."""
    return list(dict.fromkeys(text for evidence in evidence_sets for text in evidence))


def picked(row: Row, pages: dict[str, Row], count: int) -> list[str]:
    """Return the sentences of the claim's page that cover it, in the page's order."""
    text = pages[row["context_doc_ids"][0]]["text"]
    sentences = [span.of(text) for span in sentence_spans(text)]
    return [sentences[at] for at in sorted(pick_evidence(row["question"], sentences, count))]


def report(name: str, scores: FloatArray, verdicts: FloatArray, labels: FloatArray) -> None:
    """Print one line of figures with intervals."""
    right = (verdicts == labels).astype(np.float64)
    hits = 2 * verdicts * labels
    figures = {
        "accuracy": bootstrap_interval(ratio, [right, np.ones_like(right)]),
        "F1": bootstrap_interval(ratio, [hits, verdicts + labels]),
        "AUROC": bootstrap_interval(auroc, [scores, labels]),
    }
    cells = [
        f"{figure} {one.value:.3f} [{one.low:.3f}, {one.high:.3f}]"
        for figure, one in figures.items()
    ]
    print(f"{name:14} {'  '.join(cells)}")


def table(claims: Sequence[Row], checks: Sequence[Check]) -> str:
    """Return how often each verdict was given for each label."""
    counts = Counter(
        (row["answers"][0], check.verdict) for row, check in zip(claims, checks, strict=True)
    )
    labels = ("supported", "partially_supported", "not_supported")
    return "\n".join(
        f"  {label:20} " + ", ".join(f"{verdict} {counts[label, verdict]}" for verdict in Verdict)
        for label in labels
    )


if __name__ == "__main__":
    main()
