"""Two of a kind against one, on one store on servers: web processes, and workers.

    uv run --group dev python tests/benchmarks/scaling.py [--seconds 60] [--articles 300]

PostgreSQL (of Debian) and Chroma's server are started for it. Every process has a core of its own,
so that its reader has one thread; more than one core is needed. Prints answers and articles a
second, and how often those of one process two reach. The servers take their part of both cores.
"""

import argparse
import asyncio
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx

from assistant import Assistant
from assistant.sample import articles_path, questions_path
from assistant.settings import Settings
from assistant.work import jobs_of
from tests.benchmarks.figures import recorded
from tests.benchmarks.store_modes import kinds
from tests.stores import RunningServers, binaries, free_port, running

PROGRAM = Path(sys.executable).with_name("citeline")
ASKERS = 4
"""Of each process: as many as it answers at once."""

START_SECONDS = 25.0
"""A worker has begun to look into the queue after so long, also on a busy machine."""


@recorded("scaling")
def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--articles", type=int, default=300)
    chosen = parser.parse_args()
    programs = binaries()
    if programs is None or len(os.sched_getaffinity(0)) < 2:
        sys.exit("PostgreSQL and two cores are needed.")
    with running(programs) as servers, tempfile.TemporaryDirectory() as folder:
        settings = served(servers, Path(folder) / "asked")
        with Assistant.open(settings=settings) as assistant:
            assistant.ingest([articles_path()])
        rates = [answers_a_second(settings, count, chosen.seconds) for count in (1, 2)]
        told("web processes, answers", rates)
        empty = [served(servers, Path(folder) / f"taken-{count}") for count in (1, 2)]
        rates = [articles_a_second(one, n + 1, chosen.articles) for n, one in enumerate(empty)]
        told("workers, articles", rates)
    print(f"load average at the end: {os.getloadavg()[0]:.1f}")


def told(what: str, rates: list[float]) -> None:
    """Print the rates of one and of two."""
    one, two = rates
    print(f"{what} a second: one {one:.2f}, two {two:.2f}, {two / one:.2f} times", flush=True)


def served(servers: RunningServers, folder: Path) -> Settings:
    """Return settings of a store on servers, an empty one."""
    return dict(kinds(servers, folder))["server"]


@contextmanager
def started(settings: Settings, commands: Sequence[Sequence[str]]) -> Iterator[None]:
    """Run the program with each of these commands, each on a core of its own."""
    assert settings.store.postgres_url is not None
    environment = {
        **os.environ,
        "CITELINE_STORE__STORE": "server",
        "CITELINE_STORE__POSTGRES_URL": settings.store.postgres_url.get_secret_value(),
        "CITELINE_STORE__CHROMA_URL": settings.store.chroma_url,
        "CITELINE_STORE__DATA_DIR": str(settings.store.data_dir),
    }
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
        yield
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait()


def answers_a_second(settings: Settings, count: int, seconds: float) -> float:
    """Return how many questions so many web processes answer."""
    ports = [free_port() for _ in range(count)]
    with started(settings, [("serve", "--port", str(port)) for port in ports]):
        for port in ports:
            wait_for(port)
        return asyncio.run(asked(ports, seconds))


def wait_for(port: int) -> None:
    """Wait until a web process can answer."""
    while True:
        with suppress(httpx.HTTPError):
            if httpx.get(f"http://127.0.0.1:{port}/readyz", timeout=30).is_success:
                return
        time.sleep(0.2)


async def asked(ports: list[int], seconds: float) -> float:
    """Ask every process all the time; return the answers a second after a warm-up of a sixth."""
    rows = questions_path().read_text(encoding="utf-8").splitlines()
    questions = itertools.cycle([str(json.loads(row)["question"]) for row in rows])
    warm, done = time.monotonic() + seconds / 6, 0
    end = warm + seconds

    async def ask(client: httpx.AsyncClient, port: int) -> None:
        nonlocal done
        while time.monotonic() < end:
            body = {"question": next(questions)}
            reply = await client.post(f"http://127.0.0.1:{port}/api/ask", json=body)
            reply.raise_for_status()
            done += warm < time.monotonic() < end

    async with httpx.AsyncClient(timeout=120) as client:
        await asyncio.gather(*(ask(client, port) for port in ports for _ in range(ASKERS)))
    return done / seconds


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
