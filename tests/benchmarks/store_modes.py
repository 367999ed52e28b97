"""The same questions over articles in a folder and over articles on servers.

    uv run --group dev python tests/benchmarks/store_modes.py DATA_FOLDER [--sets a,b] [--limit N]

PostgreSQL (of Debian) and Chroma's server are started for it. Prints, for each set and each kind of
store, how long taking in and searching took, and what was found and answered.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
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

START = "from assistant.cli import main; main()"
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


@dataclass(frozen=True)
class Store:
    """An empty store.

    Attributes:
        settings: Where it is.
        processes: Those of its servers, by their names; none for a folder.
        folders: Where its files are, by whose they are.
    """

    settings: Settings
    processes: Mapping[str, int]
    folders: Mapping[str, Path]


@contextmanager
def store(kind: str) -> Iterator[Store]:
    """Yield an empty store of a kind, "local" or "server", the latter with servers of its own."""
    with ExitStack() as opened:
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory()))
        if kind == "local":
            local = StoreSettings(data_dir=folder / "local")
            yield Store(Settings(store=local), {}, {"folder": local.data_dir})
            return
        programs = binaries()
        if programs is None:
            sys.exit("PostgreSQL is not installed.")
        servers = opened.enter_context(running(programs))
        settings = dict(kinds(servers, folder))["server"]
        yield Store(settings, servers.processes, servers.folders)


def environment_of(settings: Settings) -> dict[str, str]:
    """Return the variables that a program takes a store on servers, or a folder, from."""
    store, address = settings.store, settings.store.postgres_url
    given = {} if address is None else {"POSTGRES_URL": address.get_secret_value()}
    given |= {"STORE": store.store, "CHROMA_URL": store.chroma_url, "DATA_DIR": str(store.data_dir)}
    return {**os.environ, **{f"CITELINE_STORE__{name}": one for name, one in given.items()}}


@contextmanager
def served(settings: Settings, **more: str) -> Iterator[tuple[str, int]]:
    """Serve a store in a process of its own, with more variables; yield its address and its id."""
    environment = {**environment_of(settings), **more, "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-c", START, "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        line = next(one for one in process.stdout if "ready" in one)
        try:
            yield line.split(": ")[1].strip(), process.pid
        finally:
            process.terminate()


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
