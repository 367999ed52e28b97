"""Fifty people ask at once, for a minute: who is answered, who is told to come again, how soon.

    uv run --group dev python tests/benchmarks/load.py CORPUS.jsonl QUESTIONS.jsonl [--seconds 60]
        [--kinds local,server] [--writers 0,2]

Serves the articles of a corpus, from a folder and from PostgreSQL with Chroma's server, which are
started for it, to as many users, each with a key; alone, and while some more add articles all the
time. One who is turned away waits as long as the reply says and asks again; one who is answered
goes on to a question that nobody has asked. Prints for each run the replies by status, the time to
the first words and to the whole answer, the processor time an answer of each program, and its
memory.
"""

import argparse
import asyncio
import itertools
import json
import os
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import numpy as np

from assistant import Assistant
from assistant.settings import Settings
from assistant.users import Role, Scope, UserStore, open_users
from tests.benchmarks.figures import recorded
from tests.benchmarks.store_modes import Store, served, store
from tests.benchmarks.usage import Usage

LINES = 30
"""Of an article that is added meanwhile: some three passages."""

COLUMNS = (
    *("store", "who add", "answers", "503", "other replies", "whole answer p50", "p95"),
    *("first sentence p50", "p95", "articles added", "processor time an answer", "memory"),
)


@dataclass
class Seen:
    """What came back."""

    statuses: Counter[int] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    """Seconds to the first sentence, or to a refusal."""
    added: int = 0


@recorded("load")
def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--askers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--kinds", default="local,server", help="of stores")
    parser.add_argument("--writers", default="0,2", help="who add articles meanwhile")
    chosen = parser.parse_args()
    rows = chosen.questions.read_text(encoding="utf-8").splitlines()
    questions = list(dict.fromkeys(str(json.loads(row)["question"]) for row in rows))
    print(f"{chosen.askers} askers, {chosen.seconds:.0f} s each:\n")
    print(f"| {' | '.join(COLUMNS)} |\n|{' --- |' * len(COLUMNS)}", flush=True)
    for kind in chosen.kinds.split(","):
        with store(kind) as made:
            with Assistant.open(settings=made.settings) as assistant:
                assistant.ingest([chosen.corpus])
            for writers in map(int, chosen.writers.split(",")):
                keys = keys_of(made.settings, chosen.askers, writers)
                row = measured(made, keys, questions, chosen.seconds)
                print(f"| {kind} | {writers} | {' | '.join(row)} |", flush=True)
    print(f"\nLoad average at the end: {os.getloadavg()[0]:.1f}")


@dataclass(frozen=True)
class Keys:
    """Of those who ask, and of those who add articles."""

    askers: list[str]
    writers: list[str]


def measured(made: Store, keys: Keys, questions: Sequence[str], seconds: float) -> Iterator[str]:
    """Serve a store to all of them for so long; return the figures."""
    with served(made.settings, CITELINE_WEB__USERS="true") as (address, process):
        programs = {"web": [process]} | {name: [one] for name, one in made.processes.items()}
        usage = Usage(programs)
        before = usage.seconds()
        seen = asyncio.run(asked(address, keys, questions, seconds))
        taken = {name: end - before[name] for name, end in usage.seconds().items()}
        return described(seen, taken, usage.megabytes())


def keys_of(settings: Settings, askers: int, writers: int) -> Keys:
    """Return a key for everybody."""
    with closing(open_users(settings.store.data_dir)) as users:
        return Keys(_keys(users, Role.READER, askers), _keys(users, Role.EDITOR, writers))


def _keys(users: UserStore, role: Role, count: int) -> list[str]:
    names = [f"{role}-{number}" for number in range(count)]
    for name in names:
        users.add(name, role, None)
    return [users.add_key(name, [Scope.READ, Scope.WRITE])[1] for name in names]


async def asked(address: str, keys: Keys, questions: Sequence[str], seconds: float) -> Seen:
    """Ask with every key at once until the time is over, while others add articles."""
    seen, end, coming = Seen(), time.monotonic() + seconds, itertools.cycle(questions)
    limits = httpx.Limits(max_connections=len(keys.askers) + len(keys.writers))
    async with httpx.AsyncClient(base_url=address, timeout=120, limits=limits) as client:

        async def ask(key: str) -> None:
            question = next(coming)
            while time.monotonic() < end:
                start = time.perf_counter()
                headers = {"Authorization": f"Bearer {key}", "Accept": "text/event-stream"}
                body = {"question": question}
                async with client.stream("POST", "/api/ask", json=body, headers=headers) as reply:
                    seen.statuses[reply.status_code] += 1
                    if reply.status_code == 200:
                        await read(reply, start, seen)
                        question = next(coming)
                        continue
                await asyncio.sleep(float(reply.headers.get("retry-after", 1)))

        await asyncio.gather(
            *map(ask, keys.askers),
            *(add(client, number, key, seen, end) for number, key in enumerate(keys.writers)),
        )
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


def described(seen: Seen, taken: Mapping[str, float], memory: Mapping[str, float]) -> Iterator[str]:
    """Yield the figures of a run."""
    others = {status: n for status, n in seen.statuses.items() if status not in (200, 503)}
    yield f"{len(seen.seconds)}"
    yield f"{seen.statuses[503]}"
    yield f"{others or 0}"
    for seconds in (seen.seconds, seen.first):
        p50, p95 = np.percentile(seconds, [50, 95])
        yield f"{p50:.2f} s"
        yield f"{p95:.2f} s"
    yield f"{seen.added}"
    each = ((name, 1000 * one / len(seen.seconds)) for name, one in taken.items())
    yield ", ".join(f"{name} {one:.0f} ms" for name, one in each)
    yield ", ".join(f"{name} {one:.0f} MB" for name, one in memory.items())


if __name__ == "__main__":
    main()
