"""Does the checker of citations tell a true claim from a false one about the same evidence?

    uv run python tests/benchmarks/claim_pairs.py

`claim_pairs.jsonl` holds pairs written by hand, of which one claim differs from the other in a
role, a word for its opposite, a number or a speaker. A pair is told apart where the true claim has
the better verdict, or the same with a higher score. The rules for roles, speakers and parts of a
whole were written after a look at these pairs.
"""

import json
from collections import Counter
from pathlib import Path

from assistant.answering.checking import Check, VerdictChecker, answer_signals, support_signal
from assistant.types import Verdict
from index.reader import load_reader
from index.sentences.split import sentence_spans
from tests.benchmarks.figures import recorded

PAIRS = Path(__file__).with_name("claim_pairs.jsonl")
BEST_FIRST = (Verdict.SUPPORTED, Verdict.ATTRIBUTION_LOST, Verdict.PARTLY, Verdict.UNSUPPORTED)
MEASURES = ("pairs", "told apart", "true claim supported", "false claim marked")


@recorded("claim_pairs")
def main() -> None:
    """Check both claims of each pair and print."""
    reader = load_reader()
    checker = VerdictChecker({"reader": support_signal(reader)}, answers=answer_signals(reader))
    found: Counter[tuple[str, str]] = Counter()
    kinds: dict[str, None] = {}
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        evidence = [span.of(row["evidence"]) for span in sentence_spans(row["evidence"])]
        right, wrong = (checker.check(row[name], evidence) for name in ("supported", "changed"))
        kinds[row["kind"]] = None
        for kind in (row["kind"], "all"):
            found[kind, "pairs"] += 1
            found[kind, "told apart"] += goodness(right) > goodness(wrong)
            found[kind, "true claim supported"] += right.verdict is Verdict.SUPPORTED
            found[kind, "false claim marked"] += wrong.verdict is not Verdict.SUPPORTED
    print(f"| differ in | {' | '.join(MEASURES)} |\n|---|{'---|' * len(MEASURES)}")
    for kind in (*kinds, "all"):
        print(f"| {kind} | {' | '.join(str(found[kind, one]) for one in MEASURES)} |")


def goodness(check: Check) -> tuple[int, float]:
    """Return what the better of two checks is larger in."""
    return -BEST_FIRST.index(check.verdict), check.score


if __name__ == "__main__":
    main()
