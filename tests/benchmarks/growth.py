"""What more articles cost: ingest of one, and a search, as the passages grow.

    uv run --group dev python tests/benchmarks/growth.py CORPUS.jsonl [--to PASSAGES] [--server]

With `--server` they are in PostgreSQL and on Chroma's server, which are started for it; processor
time is that of this process, without theirs.

The articles are made of the corpus's sentences, drawn by chance, so that no two have one text. A
search is what comes before the reader, whose time does not depend on how many passages there are.
"""

import argparse
import os
import random
import resource
import statistics
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from assistant import Assistant
from index.formats import read_paths
from index.sentences.split import sentence_spans
from index.types import Article
from tests.benchmarks.figures import recorded, resident_megabytes
from tests.benchmarks.store_modes import store

SIZES = (1_000, 10_000, 100_000, 1_000_000)
"""Passages."""

SENTENCES = 36
"""Of an article; about four passages."""

SOURCES = 400
"""Articles of the corpus whose sentences are drawn."""

QUESTIONS = 40


@recorded("growth")
def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--to", type=int, default=100_000)
    parser.add_argument("--server", action="store_true")
    arguments = parser.parse_args()
    drawn = random.Random(20261128)
    read = (one for one in read_paths([arguments.corpus]) if isinstance(one, Article))
    sentences = [
        span.of(article.text)
        for article in islice(read, SOURCES)
        for span in sentence_spans(article.text)
    ]
    made = articles(sentences, drawn)
    print(f"Articles in a {'store on servers' if arguments.server else 'folder'}:\n")
    head = ("passages", "ingest an article, processor time", "search p50", "of that processor time")
    print(f"| {' | '.join((*head, 'memory', 'on disk'))} |\n|{' --- |' * 6}")
    with store(arguments.server) as settings, Assistant.open(settings=settings) as assistant:
        for size in SIZES:
            if size <= arguments.to:
                grow_and_print(assistant, made, size, drawn, sentences)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"\nMemory at the peak: {peak:,.0f} MB. Load average at the end: {load}.")


def articles(sentences: list[str], drawn: random.Random) -> Iterator[Article]:
    """Yield articles without end."""
    number = 0
    while True:
        number += 1
        text = " ".join(drawn.choices(sentences, k=SENTENCES))
        yield Article(f"made-{number}", f"Article {number}", text)


def grow_and_print(
    assistant: Assistant,
    made: Iterator[Article],
    size: int,
    drawn: random.Random,
    sentences: list[str],
) -> None:
    """Ingest until there are so many passages, and print a row."""
    ledger = assistant._library.catalogue.ledger
    count, start = 0, time.process_time()
    while (left := size - ledger.count()) > 0:
        count += assistant.ingest_articles(islice(made, max(1, left // 4))).added
    each = (time.process_time() - start) / count
    clock, processor = search_times(assistant, drawn.choices(sentences, k=QUESTIONS))
    print(
        f"| {ledger.count():,} | {1000 * each:.1f} ms | {1000 * clock:.0f} ms "
        f"| {1000 * processor:.0f} ms | {memory()} | {disk(assistant)} |",
        flush=True,
    )


def memory() -> str:
    """Return what this process has of it, as Linux counts."""
    return f"{resident_megabytes():,.0f} MB"


def disk(assistant: Assistant) -> str:
    """Return what the data folder takes; nothing of servers, whose files are their own."""
    if assistant.holdings.is_shared:
        return ""
    files = assistant.settings.store.data_dir.rglob("*")
    return f"{sum(one.stat().st_size for one in files if one.is_file()) / 2**20:,.0f} MB"


def search_times(assistant: Assistant, questions: list[str]) -> tuple[float, float]:
    """Return the median time and processor time of a search, in seconds."""
    find = assistant.engine.finder.follow_ups.retriever.find
    find(questions[0])
    clock, processor = [], []
    for question in questions:
        words = " ".join(question.split()[:10])
        start, used = time.perf_counter(), time.process_time()
        find(words)
        clock.append(time.perf_counter() - start)
        processor.append(time.process_time() - used)
    return statistics.median(clock), statistics.median(processor)


if __name__ == "__main__":
    main()
