"""What the reader adds to the first stage of a search, and what rounding its weights costs.

    uv run python tests/benchmarks/reader.py SHARED_DATA_FOLDER --out DIR [--limit N] [MODEL...]

MODEL are exported readers to compare, `name=model.onnx`; by default the one that ships. Every
question with a labelled evidence sentence is searched once without a reader; each reader then goes
over the same best passages. `reader` ranks sentences by the reader alone, `both` by the sum of
z-scores, which is what Citeline does. The last lines are what each head says by itself, from
`reader_heads.py`. Indexes stay in DIR, where baseline.py leaves them too.
"""

import argparse
import math
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from assistant import Assistant
from assistant.evaluation.answer_strings import answer_contained
from assistant.evaluation.dataset import read_question_sets
from assistant.evaluation.metrics import retrieval
from assistant.evaluation.metrics.short_answers import exact_match, f1
from assistant.evaluation.questions import EvaluationQuestion
from assistant.evaluation.rankings import sentence_gains
from assistant.evaluation.results import RetrievedSentence
from assistant.settings import RetrievalSettings, load_settings
from index.reader import Reader
from index.search.reranking import ReadingStage
from index.types import SentenceHit
from tests.benchmarks.reader_heads import readers_of, report

SETS = ("realtimeqa", "squad2", "rgb", "hotpotqa")
DEPTH = 10


@dataclass
class Figures:
    """Sums over the questions of a set for one ranking."""

    values: dict[str, list[float]] = field(default_factory=dict)

    def add(self, **terms: float) -> None:
        """Take one question's terms in."""
        for name, value in terms.items():
            self.values.setdefault(name, []).append(value)

    def line(self, *names: str) -> str:
        """Return means as Markdown cells."""
        return " | ".join(f"{np.mean(self.values.get(name, [math.nan])):.3f}" for name in names)


def main() -> None:
    """Search, read, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("models", nargs="*", help="name=model.onnx")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=None, help="questions of each set, at random")
    parser.add_argument("--sets", default=",".join(SETS))
    arguments = parser.parse_args()
    readers = readers_of(arguments.models)
    columns = ("hit_at_1", "hit_at_5", "mrr", "answer_in_1", "answer_in_3", "exact_match", "f1")
    print("| set | ranking | n | " + " | ".join(columns) + " | ms |")
    print("|" + "---|" * (len(columns) + 4))
    for name in arguments.sets.split(","):
        with opened(name, arguments) as assistant:
            for ranking, figures in compared(name, assistant, readers, arguments).items():
                count = len(figures.values["hit_at_1"])
                print(f"| {name} | {ranking} | {count} | {figures.line(*columns, 'ms')} |")
    for name, reader in readers.items():
        print(f"{name}\n" + "\n".join(report(reader, arguments.data)))


def opened(name: str, arguments: argparse.Namespace) -> Assistant:
    """Return an assistant without a reader on the set's articles."""
    settings = load_settings(data_dir=arguments.out / "indexes" / f"{name}-corpus")
    plain = settings.model_copy(update={"retrieval": RetrievalSettings(read_passages=0)})
    assistant = Assistant.open(settings=plain)
    if not assistant.articles():
        assistant.ingest([arguments.data / name / "corpus.jsonl"])
    return assistant


def questions_of(
    name: str, arguments: argparse.Namespace, keep: Callable[[EvaluationQuestion], bool]
) -> Sequence[EvaluationQuestion]:
    """Return the questions to ask."""
    read = read_question_sets([arguments.data / name / "qa.jsonl"])
    kept = tuple(filter(keep, read.questions))
    if arguments.limit is None or arguments.limit >= len(kept):
        return kept
    order = np.random.default_rng(0).permutation(len(kept))[: arguments.limit]
    return [kept[row] for row in sorted(order)]


def compared(
    name: str, assistant: Assistant, readers: dict[str, Reader], arguments: argparse.Namespace
) -> dict[str, Figures]:
    """Return the figures of every ranking."""
    stages = {label: ReadingStage(reader, assistant.engine.catalogue)
              for label, reader in readers.items()}  # fmt: skip
    rankings: dict[str, Figures] = {}
    asked = questions_of(
        name, arguments, lambda one: one.answerable and bool(one.evidence_sentences)
    )
    for question in asked:
        start = time.perf_counter()
        found = assistant.engine.finder.follow_ups.retriever.search(question.question)
        take(rankings, "first stage", question, found.sentences, start)
        for label, stage in stages.items():
            start = time.perf_counter()
            read = stage.apply(question.question, found)
            alone = sorted(read.sentences, key=lambda hit: -hit.parts.get("reader", -math.inf))
            take(rankings, f"{label}: reader", question, alone, start)
            take(rankings, f"{label}: both", question, read.sentences, start)
    return rankings


def take(
    rankings: dict[str, Figures],
    label: str,
    question: EvaluationQuestion,
    hits: Sequence[SentenceHit],
    start: float,
) -> None:
    """Add one question's terms to a ranking's figures."""
    elapsed_ms = 1000 * (time.perf_counter() - start)
    shown = [as_row(hit) for hit in hits[:DEPTH]]
    gains = sentence_gains(shown, question.evidence_sentences)
    figures = rankings.setdefault(label, Figures())
    figures.add(
        hit_at_1=retrieval.hit(gains, 1),
        hit_at_5=retrieval.hit(gains, 5),
        mrr=retrieval.reciprocal_rank(gains, DEPTH),
        answer_in_1=contained(shown[:1], question),
        answer_in_3=contained(shown[:3], question),
        ms=elapsed_ms,
    )
    words = hits[0].answer_in_sentence if hits else None
    if words is not None:
        guess = words.of(hits[0].sentence.text)
        figures.add(exact_match=exact_match(guess, question.answers),
                    f1=f1(guess, question.answers))  # fmt: skip


def as_row(hit: SentenceHit) -> RetrievedSentence:
    """Return a hit as the metrics take it."""
    sentence = hit.sentence
    return RetrievedSentence(
        article_id=sentence.article_id,
        start=sentence.span.start,
        end=sentence.span.end,
        text=sentence.text,
        score=hit.score,
    )


def contained(shown: Iterable[RetrievedSentence], question: EvaluationQuestion) -> float:
    """Return 1 if a sentence holds an answer string."""
    return float(any(answer_contained(one.text, question.answers) for one in shown))


if __name__ == "__main__":
    main()
