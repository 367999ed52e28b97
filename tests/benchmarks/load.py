"""Fifty people ask at once, for a minute: who is answered, who is told to come again, and memory.

    uv run --group dev python tests/benchmarks/load.py QUESTIONS.jsonl [--index DIR] [--seconds 60]
        [--corpus CORPUS.jsonl] [--server] [--writers 2]

Serves a copy of an index, by default of the bundled sample and what is in a corpus, to as many
users, each with a key; with `--server` in PostgreSQL and on Chroma's server, which are started for
it. Some more may add articles all the time. One who is turned away waits as long as the reply says
and asks again. Prints counts by status, the time to the first words and to the whole answer, and
how the server's memory grew with the questions after a warm-up.
"""

import argparse
import asyncio
import itertools
import json
import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import numpy as np

from assistant import Assistant
from assistant.sample import index_sample_if_empty
from assistant.settings import Settings
from assistant.users import Role, Scope, open_users
from tests.benchmarks.figures import recorded, resident_megabytes
from tests.benchmarks.store_modes import store

START = "from assistant.cli import main; main()"
WARM_UP = 0.3
"""Of the samples of memory: caches fill meanwhile."""

LINES = 30
"""Of an article that is added meanwhile: some three passages."""


@dataclass
class Seen:
    """What came back."""

    statuses: Counter[int] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    """Seconds to the first sentence, or to a refusal."""
    added: int = 0
    memory: list[tuple[int, float]] = field(default_factory=list)
    """Pairs of answers so far and resident megabytes."""
    processor_seconds: float = 0.0
    """That the server took."""


@recorded("load")
def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--index", type=Path, default=None)
    parser.add_argument("--askers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--corpus", type=Path, default=None)
    parser.add_argument("--server", action="store_true", help="articles on servers")
    parser.add_argument("--writers", type=int, default=0, help="who add articles meanwhile")
    arguments = parser.parse_args()
    rows = arguments.questions.read_text(encoding="utf-8").splitlines()
    questions = [str(json.loads(row)["question"]) for row in rows]
    with store(arguments.server) as settings:
        if arguments.index is not None:
            shutil.copytree(arguments.index, settings.store.data_dir, dirs_exist_ok=True)
        keys = prepared(settings, arguments.askers, arguments.writers, arguments.corpus)
        with served(settings) as (address, process):
            seen = asyncio.run(asked(address, process, keys, questions, arguments.seconds))
    report(seen, arguments.askers, arguments.seconds)


@dataclass(frozen=True)
class Keys:
    """Of those who ask, and of those who add articles."""

    askers: list[str]
    writers: list[str]


def prepared(settings: Settings, askers: int, writers: int, corpus: Path | None) -> Keys:
    """Return a key for everybody, over an index that has articles."""
    with Assistant.open(settings=settings) as assistant:
        index_sample_if_empty(assistant)
        if corpus is not None:
            assistant.ingest([corpus])
    with closing(open_users(settings.store.data_dir)) as users:

        def keys(role: Role, count: int) -> list[str]:
            names = [f"{role}-{number}" for number in range(count)]
            for name in names:
                users.add(name, role, None)
            return [users.add_key(name, [Scope.READ, Scope.WRITE])[1] for name in names]

        return Keys(keys(Role.READER, askers), keys(Role.EDITOR, writers))


@contextmanager
def served(settings: Settings) -> Iterator[tuple[str, int]]:
    """Serve in a process of its own; yield its address and its id."""
    store = settings.store
    command = [sys.executable, "-c", START, "serve", "--port", "0"]
    environment = {
        **os.environ,
        **{"CITELINE_WEB__USERS": "true", "PYTHONUNBUFFERED": "1"},
        **{"CITELINE_STORE__STORE": store.store, "CITELINE_STORE__CHROMA_URL": store.chroma_url},
        "CITELINE_STORE__DATA_DIR": str(store.data_dir),
    }
    if store.postgres_url is not None:
        environment["CITELINE_STORE__POSTGRES_URL"] = store.postgres_url.get_secret_value()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        line = next(one for one in process.stdout if "ready" in one)
        try:
            yield line.split(": ")[1].strip(), process.pid
        finally:
            process.terminate()


async def asked(
    address: str, process: int, keys: Keys, questions: Sequence[str], seconds: float
) -> Seen:
    """Ask with every key at once until the time is over, while others add articles."""
    seen, end = Seen(), time.monotonic() + seconds
    limits = httpx.Limits(max_connections=len(keys.askers) + len(keys.writers))
    async with httpx.AsyncClient(base_url=address, timeout=120, limits=limits) as client:

        async def ask(number: int, key: str) -> None:
            while time.monotonic() < end:
                start = time.perf_counter()
                body = {"question": questions[number % len(questions)]}
                headers = {"Authorization": f"Bearer {key}", "Accept": "text/event-stream"}
                number += len(keys.askers)
                async with client.stream("POST", "/api/ask", json=body, headers=headers) as reply:
                    seen.statuses[reply.status_code] += 1
                    if reply.status_code == 200:
                        await read(reply, start, seen)
                        seen.memory.append((len(seen.seconds), resident_megabytes(process)))
                        continue
                await asyncio.sleep(float(reply.headers.get("retry-after", 1)))

        before = processor_seconds(process)
        await asyncio.gather(
            *(ask(number, key) for number, key in enumerate(keys.askers)),
            *(add(client, number, key, seen, end) for number, key in enumerate(keys.writers)),
        )
        seen.processor_seconds = processor_seconds(process) - before
    return seen


async def read(reply: httpx.Response, start: float, seen: Seen) -> None:
    """Read an answer as it comes."""
    is_told = False
    async for line in reply.aiter_lines():
        if not is_told and line in ("event: sentence", "event: answer"):
            seen.first.append(time.perf_counter() - start)
            is_told = True
    seen.seconds.append(time.perf_counter() - start)


async def add(client: httpx.AsyncClient, writer: int, key: str, seen: Seen, end: float) -> None:
    """Add articles one after the other until the time is over."""
    for number in itertools.count():
        if time.monotonic() >= end:
            return
        line = f"The report {number} of writer {writer} counts {number * 7} boats. "
        body = {"text": line * LINES, "title": f"Report {writer}-{number}"}
        headers = {"Authorization": f"Bearer {key}"}
        reply = await client.post("/api/texts", json=body, headers=headers)
        seen.added += reply.is_success


def processor_seconds(process: int) -> float:
    """Return how long a process has had a core, as Linux counts it."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def report(seen: Seen, askers: int, seconds: float) -> None:
    """Print what was measured."""
    others = {status: count for status, count in seen.statuses.items() if status != 200}
    print(f"{askers} askers, {seconds:.0f} s: {len(seen.seconds)} answers, others {others}")
    p50, p95 = np.percentile(seen.seconds, [50, 95])
    print(f"seconds to an answer, waiting included: p50 {p50:.2f}, p95 {p95:.2f}")
    p50, p95 = np.percentile(seen.first, [50, 95])
    print(f"seconds to its first sentence: p50 {p50:.2f}, p95 {p95:.2f}")
    print(f"articles added meanwhile: {seen.added}")
    each = 1000 * seen.processor_seconds / len(seen.seconds)
    print(f"processor time of the server: {each:.0f} ms an answer")
    steady = np.array(seen.memory[int(WARM_UP * len(seen.memory)) :])
    slope = np.polyfit(steady[:, 0], steady[:, 1], 1)[0] * 1000
    print(f"memory {steady[-1, 1]:.0f} MB, growing {slope:+.1f} MB in 1,000 answers")


if __name__ == "__main__":
    main()
