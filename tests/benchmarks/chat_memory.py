"""What a running chat's memory grows by: the slope over many questions of many conversations.

    uv run python tests/benchmarks/chat_memory.py CORPUS.jsonl QUESTIONS.jsonl [--questions N]
        [--cheap]

Questions go to `/api/ask` of a server of its own, which answers from the first articles of the
corpus; every third is a follow-up within its conversation. What was allocated is read from the
server's own process; the first fifth of the questions warms caches up and does not count. With
`--cheap` names in the questions are counted instead, which takes no reader: for many thousands.
"""

import argparse
import itertools
import json
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import numpy as np

from assistant import Assistant
from index.formats import read_paths
from tests.benchmarks.figures import recorded, resident_megabytes
from tests.benchmarks.latency import page_is_there

ARTICLES = 300
PORT = 17861
FOLLOW_UP = "And when was that?"
SAMPLES = 40


@recorded("chat_memory")
def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--questions", dest="count", type=int, default=2_000)
    parser.add_argument("--cheap", action="store_true")
    arguments = parser.parse_args()
    rows = [json.loads(line)["question"] for line in arguments.questions.read_text().splitlines()]
    if arguments.cheap:
        names = sorted({name for row in rows for name in re.findall(r"\b[A-Z][a-z]{3,}", row)})
        rows = [f"How many articles mention {name}?" for name in names]
    with tempfile.TemporaryDirectory() as folder:
        with Assistant.open(folder) as assistant:
            assistant.ingest_articles(itertools.islice(read_paths([arguments.corpus]), ARTICLES))
        command = [sys.executable, "-c", "from assistant.cli import main; main()", "serve"]
        with subprocess.Popen(
            [*command, "--port", str(PORT), "--data-dir", folder], stdout=subprocess.DEVNULL
        ) as server:
            try:
                print_slope(server.pid, rows, arguments.count)
            finally:
                server.terminate()


def print_slope(process: int, questions: list[str], count: int) -> None:
    """Ask so many questions, and print what memory grew by."""
    while not page_is_there(f"http://127.0.0.1:{PORT}/"):
        time.sleep(0.1)
    samples: list[tuple[int, float]] = []
    history: list[dict[str, str]] = []
    for number in range(count):
        text = FOLLOW_UP if number % 3 == 2 else questions[number % len(questions)]
        history = history if number % 3 else []
        answer = ask(text, history)
        history += [
            {"role": "user", "text": text},
            {"role": "assistant", "text": answer},
        ]
        if number >= count // 5 and number % max(1, count // SAMPLES) == 0:
            samples.append((number, resident_megabytes(process)))
    numbers, sizes = np.array(samples).T
    slope = 1000 * float(np.polyfit(numbers, sizes, 1)[0])
    print("| questions | memory after a fifth | at the end | growth in 1,000 questions |")
    print("| --- | --- | --- | --- |")
    print(f"| {count:,} | {sizes[0]:.0f} MB | {sizes[-1]:.0f} MB | {slope:+.1f} MB |")


def ask(text: str, history: list[dict[str, str]]) -> str:
    """Return the text of an answer."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{PORT}/api/ask",
        json.dumps({"question": text, "history": history}).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=120) as response:  # noqa: S310 - our own server
        return str(json.load(response)["answer"])


if __name__ == "__main__":
    main()
