"""Fifty people ask at once, for a minute: who is answered, who is told to come again, and memory.

    uv run --group dev python tests/benchmarks/load.py QUESTIONS.jsonl [--index DIR] [--seconds 60]

Serves a copy of an index, by default the bundled sample, to as many users, each with a key. One
who is turned away waits as long as the reply says and asks again. Prints counts by status, the
time to an answer, and how the server's memory grew with the questions after a warm-up.
"""

import argparse
import asyncio
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import numpy as np

from assistant import Assistant
from assistant.sample import index_sample_if_empty
from assistant.users import Role, Scope, open_users
from tests.benchmarks.figures import recorded

START = "from assistant.cli import main; main()"
WARM_UP = 0.3
"""Of the samples of memory: caches fill meanwhile."""


@dataclass
class Seen:
    """What came back."""

    statuses: Counter[int] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
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
    arguments = parser.parse_args()
    rows = arguments.questions.read_text(encoding="utf-8").splitlines()
    questions = [str(json.loads(row)["question"]) for row in rows]
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        if arguments.index is not None:
            shutil.copytree(arguments.index, data)
        keys = prepared(data, arguments.askers)
        with served(data) as (address, process):
            seen = asyncio.run(asked(address, process, keys, questions, arguments.seconds))
    report(seen, arguments.askers, arguments.seconds)


def prepared(data: Path, askers: int) -> list[str]:
    """Return a key for each asker, over an index that has articles."""
    with Assistant.open(data) as assistant:
        index_sample_if_empty(assistant)
    users = open_users(data)
    names = [f"asker-{number}" for number in range(askers)]
    for name in names:
        users.add(name, Role.READER, None)
    keys = [users.add_key(name, [Scope.READ])[1] for name in names]
    users.close()
    return keys


@contextmanager
def served(data: Path) -> Iterator[tuple[str, int]]:
    """Serve in a process of its own; yield its address and its id."""
    command = [sys.executable, "-c", START, "serve", "--port", "0", "--data-dir", str(data)]
    environment = {**os.environ, "CITELINE_WEB__USERS": "true", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        line = next(one for one in process.stdout if "ready" in one)
        try:
            yield line.split(": ")[1].strip(), process.pid
        finally:
            process.terminate()


async def asked(
    address: str, process: int, keys: Sequence[str], questions: Sequence[str], seconds: float
) -> Seen:
    """Ask with every key at once until the time is over."""
    seen, end = Seen(), time.monotonic() + seconds
    limits = httpx.Limits(max_connections=len(keys))
    async with httpx.AsyncClient(base_url=address, timeout=120, limits=limits) as client:

        async def ask(number: int, key: str) -> None:
            while time.monotonic() < end:
                start = time.perf_counter()
                body = {"question": questions[number % len(questions)]}
                headers = {"Authorization": f"Bearer {key}"}
                reply = await client.post("/api/ask", json=body, headers=headers)
                seen.statuses[reply.status_code] += 1
                number += len(keys)
                if reply.status_code == 200:
                    seen.seconds.append(time.perf_counter() - start)
                    seen.memory.append((len(seen.seconds), resident_megabytes(process)))
                else:
                    await asyncio.sleep(float(reply.headers.get("retry-after", 1)))

        before = processor_seconds(process)
        await asyncio.gather(*(ask(number, key) for number, key in enumerate(keys)))
        seen.processor_seconds = processor_seconds(process) - before
    return seen


def resident_megabytes(process: int) -> float:
    """Return the resident memory of a process, as Linux counts it."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


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
    each = 1000 * seen.processor_seconds / len(seen.seconds)
    print(f"processor time of the server: {each:.0f} ms an answer")
    steady = np.array(seen.memory[int(WARM_UP * len(seen.memory)) :])
    slope = np.polyfit(steady[:, 0], steady[:, 1], 1)[0] * 1000
    print(f"memory {steady[-1, 1]:.0f} MB, growing {slope:+.1f} MB in 1,000 answers")


if __name__ == "__main__":
    main()
