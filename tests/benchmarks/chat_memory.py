"""What a running chat's memory grows by: the slope over many questions of many conversations.

    uv run --group dev python tests/benchmarks/chat_memory.py CORPUS.jsonl QUESTIONS.jsonl
        [--questions 10000] [--read-every 20] [--kinds local,server]

Questions go to `/api/ask` of a server of its own, which answers from the first articles of the
corpus, in a folder and on servers that are started for it. One in twenty is a question of the file,
which the reader answers, and one in twenty a follow-up of that; the others are short and need no
reader, so that many thousands can be asked: how many articles, and which, mention a name. Memory
is the process's own, as Linux counts it. The first fifth of the questions warms caches up and does
not count.
"""

import argparse
import itertools
import json
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import httpx
import numpy as np

from assistant import Assistant
from index.formats import read_paths
from tests.benchmarks.figures import recorded, resident_megabytes
from tests.benchmarks.store_modes import served, store

ARTICLES = 300
FOLLOW_UP = "And when was that?"
SHORT = ("How many articles mention {}?", "Which articles mention {}?")
SAMPLES = 200
COLUMNS = (
    *("store", "questions", "memory after a fifth", "at the end", "growth in 1,000 questions"),
    "minutes",
)


@recorded("chat_memory")
def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--questions", dest="count", type=int, default=10_000)
    parser.add_argument("--read-every", type=int, default=20, help="1 for no short questions")
    parser.add_argument("--kinds", default="local,server", help="of stores")
    chosen = parser.parse_args()
    rows = [json.loads(line)["question"] for line in chosen.questions.read_text().splitlines()]
    print(f"| {' | '.join(COLUMNS)} |\n|{' --- |' * len(COLUMNS)}")
    for kind in chosen.kinds.split(","):
        with store(kind) as made:
            with Assistant.open(settings=made.settings) as assistant:
                read = read_paths([chosen.corpus])
                assistant.ingest_articles(itertools.islice(read, ARTICLES))
            with served(made.settings) as (address, process):
                asked = questions(rows, chosen.read_every)
                row = slope(address, process, asked, chosen.count)
            print(f"| {kind} | {chosen.count:,} | {row} |", flush=True)


def questions(rows: Sequence[str], read_every: int) -> Iterator[tuple[str, bool]]:
    """Yield questions without end, each with whether it follows the one before."""
    names = sorted({name for row in rows for name in re.findall(r"\b[A-Z][a-z]{3,}", row)})
    short = (form.format(name) for name in itertools.cycle(names) for form in SHORT)
    for row in itertools.cycle(rows):
        yield row, False
        yield FOLLOW_UP, True
        yield from ((one, False) for one in itertools.islice(short, max(0, read_every - 2)))


def slope(address: str, process: int, asked: Iterator[tuple[str, bool]], count: int) -> str:
    """Ask so many questions; return what memory grew by, and how long it took."""
    samples: list[tuple[int, float]] = []
    history: list[dict[str, str]] = []
    start = time.monotonic()
    with httpx.Client(base_url=address, timeout=120) as client:
        for number, (text, follows) in enumerate(itertools.islice(asked, count)):
            history = history if follows else []
            answer = ask(client, text, history)
            history += [{"role": "user", "text": text}, {"role": "assistant", "text": answer}]
            if number >= count // 5 and number % max(1, count // SAMPLES) == 0:
                samples.append((number, resident_megabytes(process)))
    numbers, sizes = np.array(samples).T
    grown = 1000 * float(np.polyfit(numbers, sizes, 1)[0])
    minutes = (time.monotonic() - start) / 60
    return f"{sizes[0]:.0f} MB | {sizes[-1]:.0f} MB | {grown:+.2f} MB | {minutes:.0f}"


def ask(client: httpx.Client, text: str, history: list[dict[str, str]]) -> str:
    """Return the text of an answer."""
    reply = client.post("/api/ask", json={"question": text, "history": history})
    reply.raise_for_status()
    return str(reply.json()["answer"])


if __name__ == "__main__":
    main()
