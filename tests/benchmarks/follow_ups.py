"""Does a follow-up find more with its conversation than the last turn alone? One Markdown table.

    uv run python tests/benchmarks/follow_ups.py SHARED_DATA_FOLDER [--out DIR]

No language model. For mtrag and inscit, articles are ranked for every question that has evidence,
without the reader, in four ways: the last turn alone; all the reader's turns put before it; as
Citeline does it; and the same with the options that did best on the other set, so that nothing of
the set itself is in them. Every difference is to the last turn alone, paired, with its 95 %
bootstrap interval; better / worse counts questions. DIR keeps the indexes.
"""

import argparse
import itertools
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant import Assistant
from assistant.answering.understanding.carry import carried_words
from assistant.answering.understanding.follow_ups import (
    LEANS,
    FollowUpOptions,
    with_words,
)
from assistant.answering.understanding.leaning import Leaning
from assistant.evaluation.compare import MetricComparison, compare_measurements
from assistant.evaluation.dataset import read_question_sets
from assistant.evaluation.measurements import Measurement
from assistant.evaluation.metrics.retrieval import hit, reciprocal_rank
from assistant.evaluation.questions import EvaluationQuestion
from assistant.evaluation.rankings import article_gains
from assistant.settings import RetrievalSettings, Settings, StoreSettings
from assistant.types import Question
from index.search.blend import BlendOptions, blended
from index.types import SearchResult
from tests.benchmarks.figures import recorded

SETS = ("mtrag", "inscit")
METRICS: Mapping[str, Callable[[list[int]], float]] = {
    "hit@1": lambda gains: hit(gains, 1),
    "hit@5": lambda gains: hit(gains, 5),
    "MRR@10": lambda gains: reciprocal_rank(gains, 10),
}
GRID = tuple(
    FollowUpOptions(blend=BlendOptions(dense, lexical))
    for dense, lexical in itertools.product((0.5, 1.0, 1.5, 2.0), (0.25, 0.5, 1.0))
)
"""Options among which the other set chooses."""


@dataclass(frozen=True)
class Asked:
    """One question with what was found for it, as it was typed and with the words added."""

    question: EvaluationQuestion
    alone: SearchResult
    all_turns: SearchResult
    shipped: SearchResult
    added: SearchResult | None
    leaning: float

    def with_options(self, options: FollowUpOptions) -> SearchResult:
        """Return what these options make of it."""
        weight = options.weight(self.leaning)
        if self.added is None or not weight:
            return self.alone
        return blended(self.alone, self.added, weight, options.blend)


@recorded("follow_ups")
def main() -> None:
    """Search for every question of both sets and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=None, help="keeps the indexes")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        out = arguments.out or Path(temporary)
        asked = {name: tuple(ask(arguments.data / name, out / name)) for name in SETS}
    print("\n".join(table(asked)))


def ask(data: Path, index: Path) -> Iterator[Asked]:
    """Yield every question with evidence of one set, searched for in every way."""
    settings = Settings(
        store=StoreSettings(data_dir=index), retrieval=RetrievalSettings(read_passages=0)
    )
    with Assistant.open(settings=settings) as assistant:
        assistant.ingest([data / "corpus.jsonl"])
        leaning = Leaning()
        retriever, follow_ups = (
            assistant.engine.finder.follow_ups.retriever,
            assistant.engine.finder.follow_ups,
        )
        for question in read_question_sets([data / "qa.jsonl"]).questions:
            if not question.evidence:
                continue
            said = [turn.text for turn in question.history if turn.role == "user"]
            told = Question(question.question, question.history)
            words = carried_words(
                question.question,
                question.history,
                lambda *pair: leaning.probability(*pair) >= LEANS,
            )
            alone = retriever.find(question.question)
            yield Asked(
                question,
                alone,
                retriever.find("\n".join([*said, question.question])) if said else alone,
                follow_ups.search(told).result,
                retriever.find(with_words(question.question, words)) if words else None,
                follow_ups.leaning_of(told),
            )


def table(asked: Mapping[str, Sequence[Asked]]) -> Iterator[str]:
    """Yield the lines of the table."""
    best = {name: max(GRID, key=lambda options: quality(asked[name], options)) for name in SETS}
    heads = ["set", "questions", "what is searched for", *METRICS, "better / worse at 5"]
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    for name, other in (SETS, SETS[::-1]):
        rows = asked[name]
        follow_ups = sum(bool(one.question.history) for one in rows)
        changed = sum(one.shipped.articles != one.alone.articles for one in rows)
        ways: Mapping[str, Callable[[Asked], SearchResult]] = {
            "the last turn alone": lambda one: one.alone,
            "all turns of the reader": lambda one: one.all_turns,
            f"as Citeline does it ({changed} rankings change)": lambda one: one.shipped,
            f"with options chosen on {other}": lambda one, o=other: one.with_options(best[o]),
        }
        count = f"{len(rows)}, {follow_ups} with history"
        first = measured(rows, lambda one: one.alone)
        for way, ranking in ways.items():
            second = measured(rows, ranking)
            compared = {key: compare_measurements(key, first[key], second[key]) for key in METRICS}
            cells = " | ".join(cell(one, way == "the last turn alone") for one in compared.values())
            yield f"| {name} | {count} | {way} | {cells} | {flips(first, second)} |"


def measured(
    rows: Sequence[Asked], ranking: Callable[[Asked], SearchResult]
) -> dict[str, Measurement]:
    """Return every metric of one way to rank, question by question."""
    ids = tuple(one.question.id for one in rows)
    gains = [
        article_gains(
            [found.article_id for found in ranking(one).articles], one.question.evidence_articles
        )
        for one in rows
    ]
    ones = np.ones(len(rows))
    return {
        name: Measurement(ids, (np.array([metric(one) for one in gains]), ones), "ratio")
        for name, metric in METRICS.items()
    }


def quality(rows: Sequence[Asked], options: FollowUpOptions) -> float:
    """Return what options are chosen by: hit@5 and MRR@10, added up."""
    found = measured(rows, lambda one: one.with_options(options))
    return float(found["hit@5"].columns[0].mean() + found["MRR@10"].columns[0].mean())


def cell(compared: MetricComparison, is_first: bool) -> str:
    """Return a value, and its difference with the interval and p."""
    if is_first:
        return f"{compared.second:.3f}"
    low, high = compared.difference.low, compared.difference.high
    return (
        f"{compared.second:.3f} ({compared.difference.value:+.3f} [{low:+.3f}, {high:+.3f}], "
        f"p {compared.p:.3f})"
    )


def flips(first: Mapping[str, Measurement], second: Mapping[str, Measurement]) -> str:
    """Return how many questions have evidence in the first five only with, only without."""
    difference = second["hit@5"].columns[0] - first["hit@5"].columns[0]
    return f"{np.count_nonzero(difference > 0)} / {np.count_nonzero(difference < 0)}"


if __name__ == "__main__":
    main()
