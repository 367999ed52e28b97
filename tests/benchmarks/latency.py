"""How long a user waits: import, a usable page, and an answer.

    uv run python tests/benchmarks/latency.py CORPUS.jsonl QUESTIONS.jsonl [--index DIR]

Indexes the first thousand articles into a temporary folder, or takes an index that is there, and
asks every question once after a warm-up; prints the median and the 95th percentile, and where the
time goes.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from itertools import islice
from pathlib import Path

from assistant import Assistant
from index.formats import read_paths
from tests.benchmarks.figures import recorded

ARTICLES = 1000
RUNS = 5
POLL_SECONDS = 0.05


@recorded("latency")
def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--index", type=Path, default=None, help="a folder with an index")
    arguments = parser.parse_args()
    print(f"import assistant: {median_import_seconds():.2f} s (median of {RUNS})")
    with tempfile.TemporaryDirectory() as folder:
        print(f"start to a usable page: {start_seconds(Path(folder) / 'page'):.1f} s")
        index = arguments.index or Path(folder) / "index"
        print_answer_times(index, arguments.corpus, arguments.questions)


def median_import_seconds() -> float:
    """Return the median time of a fresh process that imports the assistant."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", "import assistant"], check=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def start_seconds(data_dir: Path) -> float:
    """Return the time from a command on an empty folder to a page that answers.

    The bundled sample is indexed on the way.
    """
    port = 17860
    command = [sys.executable, "-c", "from assistant.cli import main; main()", "serve"]
    start = time.perf_counter()
    with subprocess.Popen(
        [*command, "--port", str(port), "--data-dir", str(data_dir)], stdout=subprocess.DEVNULL
    ) as process:
        try:
            while not page_is_there(f"http://127.0.0.1:{port}/"):
                time.sleep(POLL_SECONDS)
            return time.perf_counter() - start
        finally:
            process.terminate()


def page_is_there(address: str) -> bool:
    """Whether the page answers."""
    try:
        with urllib.request.urlopen(address, timeout=5) as response:  # noqa: S310 - our own page
            return bool(response.status == 200)
    except OSError:  # not there yet, or too busy
        return False


def print_answer_times(data_dir: Path, corpus: Path, questions: Path) -> None:
    """Index a thousand articles if there are none, ask every question, and print the times."""
    with Assistant.open(data_dir) as assistant:
        if not assistant.articles():
            assistant.ingest_articles(islice(read_paths([corpus]), ARTICLES))
        count = len(assistant.articles())
        rows = [json.loads(line)["question"] for line in questions.read_text().splitlines()]
        assistant.ask(rows[0])
        start = time.process_time()
        answers = [assistant.ask(row) for row in rows]
        processor = (time.process_time() - start) / len(rows)
    totals = sorted(answer.latency_ms["total"] for answer in answers)
    print(
        f"answer from {count:,} articles, {len(totals)} questions: "
        f"p50 {statistics.median(totals):.0f} ms, p95 {totals[int(0.95 * len(totals))]:.0f} ms; "
        f"processor time {1000 * processor:.0f} ms each, of all cores"
    )
    print(f"load average at the end: {', '.join(f'{one:.1f}' for one in os.getloadavg())}")
    for stage in answers[0].latency_ms:
        median = statistics.median(answer.latency_ms[stage] for answer in answers)
        print(f"  {stage}: {median:.0f} ms")


if __name__ == "__main__":
    main()
