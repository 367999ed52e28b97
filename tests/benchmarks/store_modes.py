"""The same questions over articles in a folder and over articles on servers.

    uv run --group dev python tests/benchmarks/store_modes.py DATA_FOLDER [--sets a,b] [--limit N]

PostgreSQL (of Debian) and Chroma's server are started for it. Prints, for each set and each kind of
store, how long taking in and searching took, and what was found and answered.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from assistant import Assistant
from assistant.evaluation.evaluate import evaluate
from assistant.evaluation.folder import read_summary
from assistant.evaluation.questions import QuestionSet
from assistant.settings import Settings, StoreSettings
from tests.benchmarks.baseline import choose, questions_of
from tests.benchmarks.figures import recorded
from tests.stores import RunningServers, binaries, running

SHOWN = ("article_hit_at_1", "article_hit_at_5", "sentence_hit_at_1", "answer_contained", "f1")


@recorded("store modes")
def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--sets", default="squad2,realtimeqa")
    parser.add_argument("--limit", type=int, default=None, help="questions of each set, at random")
    chosen = parser.parse_args()
    programs = binaries()
    if programs is None:
        sys.exit("PostgreSQL is not installed.")
    head = ("set", "store", "questions", "passages", "taken in", "search p50", "p95", *SHOWN)
    print(f"| {' | '.join(head)} |\n|{' --- |' * len(head)}")
    with running(programs) as servers, tempfile.TemporaryDirectory() as name:
        for item in choose(chosen.sets):
            if item.given_context:
                continue
            questions = questions_of(item, chosen.data, chosen.limit)
            for kind, settings in kinds(servers, Path(name) / item.name):
                out = Path(name) / f"run-{item.name}-{kind}"
                row = measured(settings, chosen.data / item.corpus, questions, out)
                print(f"| {item.name} | {kind} | {len(questions.questions)} | {' | '.join(row)} |")


def kinds(servers: RunningServers, folder: Path) -> list[tuple[str, Settings]]:
    """Return the settings of each kind of store, all of them empty."""
    served = StoreSettings(
        store="server",
        data_dir=folder / "server",
        postgres_url=SecretStr(servers.new_database()),
        chroma_url=servers.chroma_url,
    )
    return [
        ("local", Settings(store=StoreSettings(data_dir=folder / "local"))),
        ("server", Settings(store=served)),
    ]


@contextmanager
def store(is_served: bool) -> Iterator[Settings]:
    """Yield the settings of an empty store, with servers of its own where it is on servers."""
    with ExitStack() as opened:
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory()))
        if not is_served:
            yield Settings(store=StoreSettings(data_dir=folder / "local"))
            return
        programs = binaries()
        if programs is None:
            sys.exit("PostgreSQL is not installed.")
        servers = opened.enter_context(running(programs))
        yield dict(kinds(servers, folder))["server"]


def measured(settings: Settings, corpus: Path, questions: QuestionSet, out: Path) -> list[str]:
    """Return the figures of one store."""
    with Assistant.open(settings=settings) as assistant:
        start = time.perf_counter()
        assistant.ingest([corpus])
        taken = time.perf_counter() - start
        seconds = sorted(search_seconds(assistant, questions))
        evaluate(assistant, questions, out)
        passages = len(list(assistant.holdings.catalogue.passage_ids()))
    summary: Mapping[str, Any] = read_summary(out)
    p50, p95 = statistics.median(seconds), seconds[int(0.95 * (len(seconds) - 1))]
    metrics = summary["metrics"]
    return [
        f"{passages:,}",
        f"{taken:.1f} s",
        f"{1000 * p50:.0f} ms",
        f"{1000 * p95:.0f} ms",
        *(f"{metrics[name]['value'] or 0.0:.3f}" for name in SHOWN),
    ]


def search_seconds(assistant: Assistant, questions: QuestionSet) -> list[float]:
    """Return how long the first stage of each search takes, before the reader."""
    retriever, seconds = assistant.holdings.retriever(), []
    for one in questions.questions:
        start = time.perf_counter()
        retriever.find(one.question)
        seconds.append(time.perf_counter() - start)
    return seconds


if __name__ == "__main__":
    main()
