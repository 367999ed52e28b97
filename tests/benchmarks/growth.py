"""What more articles cost: ingest of one, and a search, as the passages grow.

    uv run --group dev python tests/benchmarks/growth.py CORPUS.jsonl [--to PASSAGES]
        [--kinds local,server]

They are in a folder, and in PostgreSQL and on Chroma's server, which are started for it: what each
of the three programs takes is told apart.

The articles are made of the corpus's sentences, drawn by chance, so that no two have one text. A
search is what comes before the reader, whose time does not depend on how many passages there are.
"""

import argparse
import os
import random
import statistics
import time
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

from assistant import Assistant
from index.formats import read_paths
from index.sentences.split import sentence_spans
from index.types import Article
from tests.benchmarks.figures import recorded
from tests.benchmarks.store_modes import Store, store
from tests.benchmarks.usage import Usage

SIZES = (1_000, 10_000, 100_000, 1_000_000)
"""Passages."""

SENTENCES = 36
"""Of an article; about four passages."""

SOURCES = 400
"""Articles of the corpus whose sentences are drawn."""

QUESTIONS = 40

COLUMNS = (
    *("store", "passages", "articles a second", "ingest an article, processor time", "search p50"),
    *("search, processor time", "memory", "on disk"),
)


@recorded("growth")
def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--to", type=int, default=100_000)
    parser.add_argument("--kinds", default="local,server", help="of stores")
    arguments = parser.parse_args()
    read = (one for one in read_paths([arguments.corpus]) if isinstance(one, Article))
    sentences = [
        span.of(article.text)
        for article in islice(read, SOURCES)
        for span in sentence_spans(article.text)
    ]
    print(f"| {' | '.join(COLUMNS)} |\n|{' --- |' * len(COLUMNS)}")
    for kind in arguments.kinds.split(","):
        drawn = random.Random(20261128)
        with store(kind) as made, Assistant.open(settings=made.settings) as assistant:
            growing = Growing(kind, made, assistant, sentences, drawn)
            for size in SIZES:
                if size <= arguments.to:
                    growing.print_row(size)
    print(f"\nLoad average at the end: {', '.join(f'{one:.1f}' for one in os.getloadavg())}.")


def articles(sentences: list[str], drawn: random.Random) -> Iterator[Article]:
    """Yield articles without end."""
    number = 0
    while True:
        number += 1
        text = " ".join(drawn.choices(sentences, k=SENTENCES))
        yield Article(f"made-{number}", f"Article {number}", text)


class Growing:
    """A store that grows.

    Args:
        kind: Of the store.
        made: Where it is.
        assistant: Takes the articles in.
        sentences: What they are made of.
        drawn: Chooses.
    """

    def __init__(
        self,
        kind: str,
        made: Store,
        assistant: Assistant,
        sentences: list[str],
        drawn: random.Random,
    ) -> None:
        self._kind, self._made, self._assistant = kind, made, assistant
        self._sentences, self._drawn = sentences, drawn
        self._articles = articles(sentences, drawn)
        servers = {name: [one] for name, one in made.processes.items()}
        self._usage = Usage({"Citeline": [os.getpid()], **servers})

    def print_row(self, size: int) -> None:
        """Ingest until there are so many passages, and print what that and a search take."""
        ledger, count = self._assistant._library.catalogue.ledger, 0
        before, clock = self._usage.seconds(), time.perf_counter()
        while (left := size - ledger.count()) > 0:
            chosen = islice(self._articles, max(1, left // 4))
            count += self._assistant.ingest_articles(chosen).added
        clock = time.perf_counter() - clock
        each = self._each(before, count)
        found, median = self._searches()
        print(
            f"| {self._kind} | {ledger.count():,} | {count / clock:.1f} | {each} "
            f"| {1000 * median:.0f} ms | {found} | {self._memory()} | {self._disk()} |",
            flush=True,
        )

    def _each(self, before: Mapping[str, float], count: int) -> str:
        """Return what each program took since then, of so many things."""
        taken = ((name, end - before[name]) for name, end in self._usage.seconds().items())
        return ", ".join(f"{name} {1000 * one / count:.1f} ms" for name, one in taken)

    def _searches(self) -> "tuple[str, float]":
        """Return what a search takes of each program, and the median time of one."""
        find, clock = self._assistant.engine.finder.follow_ups.retriever.find, []
        first, *questions = (
            " ".join(one.split()[:10])
            for one in self._drawn.choices(self._sentences, k=QUESTIONS + 1)
        )
        find(first)  # which reads what is read once
        before = self._usage.seconds()
        for question in questions:
            start = time.perf_counter()
            find(question)
            clock.append(time.perf_counter() - start)
        return self._each(before, QUESTIONS), statistics.median(clock)

    def _memory(self) -> str:
        of = self._usage.megabytes()
        return ", ".join(f"{name} {one:,.0f} MB" for name, one in of.items())

    def _disk(self) -> str:
        sizes = {name: megabytes_below(folder) for name, folder in self._made.folders.items()}
        return ", ".join(f"{name} {one:,.0f} MB" for name, one in sizes.items())


def megabytes_below(folder: Path) -> float:
    """Return what the files of a folder take."""
    return sum(one.stat().st_size for one in folder.rglob("*") if one.is_file()) / 2**20


if __name__ == "__main__":
    main()
