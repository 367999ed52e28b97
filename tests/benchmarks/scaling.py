"""Two of a kind against one, on one store on servers: web processes, and workers.

    uv run --group dev python tests/benchmarks/scaling.py CORPUS.jsonl QUESTIONS.jsonl
        [--seconds 60] [--shares 1,0.4] [--articles 300]

PostgreSQL (of Debian) and Chroma's server are started for it. Every web process and every worker
has a core of its own, so that its reader has one thread; two cores are needed, which the servers
and those who ask use as well. Where that is too little for all of them it says nothing of whether
two web processes are in each other's way: with a share below 1 each web process is held to that
part of its core, which leaves room for the others. No question comes twice in a run, so that
nothing is remembered of it. Prints answers and articles a second, how often those of one process
two reach, the processor time an answer of each program, and how much of the cores was in use.
"""

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx

from assistant import Assistant
from assistant.sample import articles_path
from assistant.settings import Settings
from assistant.work import jobs_of
from tests.benchmarks.figures import recorded
from tests.benchmarks.held import held
from tests.benchmarks.store_modes import environment_of, kinds
from tests.benchmarks.usage import Usage
from tests.stores import RunningServers, binaries, free_port, running

PROGRAM = Path(sys.executable).with_name("citeline")
ASKERS = 4
"""Of each process: as many as it answers at once."""

WARM = 1 / 6
"""Of the seconds, before them: models are loaded, and statements prepared."""

START_SECONDS = 25.0
"""A worker has begun to look into the queue after so long, also on a busy machine."""

COLUMNS = (
    *("of a core each", "web processes", "answers a second", "times", "processor time an answer"),
    "cores in use",
)


@recorded("scaling")
def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--shares", default="1,0.4", help="of a core that a web process may use")
    parser.add_argument("--articles", type=int, default=300)
    chosen = parser.parse_args()
    programs = binaries()
    if programs is None or len(os.sched_getaffinity(0)) < 2:
        sys.exit("PostgreSQL and two cores are needed.")
    rows = chosen.questions.read_text(encoding="utf-8").splitlines()
    questions = list(dict.fromkeys(str(json.loads(row)["question"]) for row in rows))
    with running(programs) as servers, tempfile.TemporaryDirectory() as folder:
        settings = served(servers, Path(folder) / "asked")
        with Assistant.open(settings=settings) as assistant:
            assistant.ingest([chosen.corpus])
        print(f"| {' | '.join(COLUMNS)} |\n|{' --- |' * len(COLUMNS)}", flush=True)
        for share in map(float, chosen.shares.split(",")):
            one = None
            for count in (1, 2):
                run = Run(servers, settings, questions, count, share)
                measured = run.measured(chosen.seconds)
                one = one or measured
                print(f"| {share:g} | {count} | {measured.compared(one)} |", flush=True)
        empty = [served(servers, Path(folder) / f"taken-{count}") for count in (1, 2)]
        rates = [articles_a_second(one, n + 1, chosen.articles) for n, one in enumerate(empty)]
    print(
        f"\nWorkers, articles a second: one {rates[0]:.2f}, two {rates[1]:.2f}, "
        f"{rates[1] / rates[0]:.2f} times. Load average at the end: {os.getloadavg()[0]:.1f}."
    )


def served(servers: RunningServers, folder: Path) -> Settings:
    """Return settings of a store on servers, an empty one."""
    return dict(kinds(servers, folder))["server"]


@contextmanager
def started(settings: Settings, commands: Sequence[Sequence[str]]) -> Iterator[list[int]]:
    """Run the program with each of these commands, each on a core of its own; yield their ids."""
    environment = environment_of(settings)
    cores, silent = sorted(os.sched_getaffinity(0)), subprocess.DEVNULL
    processes = [
        subprocess.Popen(
            ["taskset", "-c", str(core), PROGRAM, *command],
            env=environment,
            stdout=silent,
            stderr=silent,
        )
        for core, command in zip(cores, commands, strict=False)
    ]
    try:
        yield [one.pid for one in processes]
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait()


@dataclass(frozen=True)
class Measured:
    """What came of a run: answers, seconds, and the seconds of a core that each program had."""

    answers: int
    seconds: float
    taken: Mapping[str, float]

    def compared(self, one: "Measured") -> str:
        """Return the figures, beside those of one process."""
        rate = self.answers / self.seconds
        times = rate / (one.answers / one.seconds)
        each = ((name, 1000 * taken / self.answers) for name, taken in self.taken.items())
        told = ", ".join(f"{name} {taken:.0f} ms" for name, taken in each)
        cores = sum(self.taken.values()) / self.seconds
        return f"{rate:.2f} | {times:.2f} | {told} | {cores:.2f}"


class Run:
    """Web processes that are asked all the time.

    Args:
        servers: What they share.
        settings: Where the articles are.
        questions: What they are asked, each once.
        count: Of the processes.
        share: Of a core, that each may use.
    """

    def __init__(
        self,
        servers: RunningServers,
        settings: Settings,
        questions: Sequence[str],
        count: int,
        share: float,
    ) -> None:
        self._servers, self._settings, self._share = servers, settings, share
        self._ports = [free_port() for _ in range(count)]
        self._coming, self._done = iter(questions), 0

    def measured(self, seconds: float) -> Measured:
        """Ask for so many seconds, after a warm-up."""
        commands = [("serve", "--port", str(port)) for port in self._ports]
        with ExitStack() as opened:
            processes = opened.enter_context(started(self._settings, commands))
            for port in self._ports:
                wait_for(port)
            opened.enter_context(held(processes, self._share))
            servers = {name: [one] for name, one in self._servers.processes.items()}
            usage = Usage({"web": processes, **servers, "askers": [os.getpid()]})
            return asyncio.run(self._asked(usage, seconds))

    async def _asked(self, usage: Usage, seconds: float) -> Measured:
        async with httpx.AsyncClient(timeout=120) as client:
            asking = [
                asyncio.create_task(self._ask(client, port))
                for port in self._ports
                for _ in range(ASKERS)
            ]
            await asyncio.wait(asking, timeout=seconds * WARM)
            done, before, start = self._done, usage.seconds(), time.monotonic()
            await asyncio.wait(asking, timeout=seconds)
            done, lasted = self._done - done, time.monotonic() - start
            taken = {name: end - before[name] for name, end in usage.seconds().items()}
            for one in asking:
                one.cancel()
            ended = await asyncio.gather(*asking, return_exceptions=True)
        for one in ended:
            if not isinstance(one, asyncio.CancelledError):
                raise one or RuntimeError("There are too few questions.")
        return Measured(done, lasted, taken)

    async def _ask(self, client: httpx.AsyncClient, port: int) -> None:
        for question in self._coming:
            body = {"question": question}
            reply = await client.post(f"http://127.0.0.1:{port}/api/ask", json=body)
            reply.raise_for_status()
            self._done += 1


def wait_for(port: int) -> None:
    """Wait until a web process can answer."""
    while True:
        with suppress(httpx.HTTPError):
            if httpx.get(f"http://127.0.0.1:{port}/readyz", timeout=30).is_success:
                return
        time.sleep(0.2)


def articles_a_second(settings: Settings, count: int, articles: int) -> float:
    """Return how many files so many workers take in, once each of them has begun."""
    texts = [json.loads(row)["text"] for row in articles_path().read_text("utf-8").splitlines()]
    with Assistant.open(settings=settings) as assistant:
        jobs = jobs_of(assistant.holdings)
        with started(settings, [("work",)] * count):
            time.sleep(START_SECONDS)
            for number in range(articles):
                body = " ".join(texts[(number + step) % len(texts)] for step in range(8))
                jobs.add(f"{number}.txt", f"Report {number}\n\n{body} It is {number}.".encode())
            begin, left = time.monotonic(), jobs.waiting()
            while jobs.waiting():
                time.sleep(0.05)
            return left / (time.monotonic() - begin)


if __name__ == "__main__":
    main()
