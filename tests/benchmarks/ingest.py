"""How fast articles go in, and what that takes, beside the raw limits of the same run.

    uv run --group dev python tests/benchmarks/ingest.py CORPUS.jsonl [--articles N] [--keep DIR]

The limits: the embedding alone on the passages that were embedded, and SQLite alone inserting the
same articles, sentences, passages and search terms. Processor time stands beside the clock's, since
other work goes into the second only.
"""

import argparse
import os
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path

from assistant import Assistant
from index.embedding import embed_matrix, load_embedding
from index.formats import read_paths
from index.store.embedded import embedded_text
from index.types import Article
from tests.benchmarks.figures import recorded, resident_megabytes

NEW = Article(
    "one-more",
    "Quarry closes",
    "The quarry of Blackfen Edge closed on Tuesday. Its 212 workers were told by letter.",
)
TASKS = Path("/proc/self/task")
ABOUT_NEW = "When did the quarry of Blackfen Edge close?"


@recorded("ingest")
def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=None)
    parser.add_argument("--keep", type=Path, default=None, help="leave the index in this folder")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or Path(temporary) / "data"

        def articles() -> Iterator[Article]:
            return islice(read_paths([arguments.corpus]), arguments.articles)  # type: ignore[arg-type]

        print("| what | figure | processor time |\n| --- | --- | --- |")
        with Assistant.open(folder) as assistant:
            print_ingests(assistant, articles)
            texts = list(embedded_texts(assistant))
            count = len(assistant.articles())
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        row("bytes on disk an article", f"{size / count:,.0f}")
        row("the embedding alone, same passages", *timed(lambda: embed(texts)))
        rows = list(dumped(folder / "catalogue.sqlite3"))
        path = Path(temporary) / "raw.sqlite3"
        row("SQLite alone, same rows", *timed(lambda: insert(path, rows)))
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"\nLoad average of the machine at the end: {load}; {os.cpu_count()} cores.")


def print_ingests(assistant: Assistant, articles: Callable[[], Iterator[Article]]) -> None:
    """Ingest into an empty folder, one article more, and the same again."""
    with memory_peak() as peak:
        report, *times = timed_result(lambda: assistant.ingest_articles(articles()))
    row(f"{report.added:,} articles ({report.passages:,} passages), empty folder", *times)
    row("memory at the peak of that, its second process with it", f"{peak[0]:,.0f} MB")
    assistant.ask("What is new?")
    assistant.ask(ABOUT_NEW)

    def one_more() -> None:
        assistant.ingest_articles([NEW])
        answer = assistant.ask(ABOUT_NEW)
        assert any(hit.article_id == NEW.id for hit in answer.retrieved_articles)

    row("one more article, until it answers", *timed(one_more))
    changed = replace(NEW, text=NEW.text.replace("212", "213"))
    row("one article changed", *timed(lambda: assistant.ingest_articles([changed])))
    again, *times = timed_result(lambda: assistant.ingest_articles(articles()))
    row(f"the same again, {again.unchanged:,} unchanged", *times)


@contextmanager
def memory_peak() -> Iterator[list[float]]:
    """Give the most memory that this process and its children held meanwhile, in MB."""
    peak, is_done = [0.0], threading.Event()

    def watch() -> None:
        while not is_done.wait(0.1):
            children = [
                one for task in TASKS.iterdir() for one in (task / "children").read_text().split()
            ]
            peak[0] = max(peak[0], sum(map(resident, ["self", *children])))

    watching = threading.Thread(target=watch)
    watching.start()
    yield peak
    is_done.set()
    watching.join()


def resident(process: str) -> float:
    """Return the memory that a process holds, in MB; 0 if it is gone."""
    try:
        return resident_megabytes(process)
    except OSError:
        return 0.0


def processor_seconds() -> float:
    """Return the processor time of this process, and of the children that have ended."""
    return sum(os.times()[:4])


def timed_result(work: Callable[[], object]) -> tuple[object, str, str]:  # type: ignore[type-arg]
    """Return what some work returns, its time and its processor time."""
    start, processor = time.perf_counter(), processor_seconds()
    result = work()
    seconds = time.perf_counter() - start
    return result, f"{seconds:.2f} s", f"{processor_seconds() - processor:.2f} s"


def timed(work: Callable[[], object]) -> tuple[str, str]:
    """Return the time of some work and its processor time."""
    return timed_result(work)[1:]


def row(what: str, figure: str, processor: str = "") -> None:
    """Print a row of the table."""
    print(f"| {what} | {figure} | {processor} |", flush=True)


def embed(texts: Sequence[str]) -> None:
    """Run the model alone."""
    embed_matrix(load_embedding(), texts)


def embedded_texts(assistant: Assistant) -> Iterator[str]:
    """Yield what was embedded, passage by passage."""
    for one in assistant.articles():
        article = assistant.article(one.id)
        for passage in assistant._library.catalogue.passages(one.id):
            yield embedded_text(article.title, passage.text)


def dumped(path: Path) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    """Yield the rows of a catalogue by table, those of its full-text tables as texts."""
    connection = sqlite3.connect(path)
    for table in ("versions", "sentences", "passages"):
        yield table, connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608
    texts = connection.execute("SELECT key, title || char(10) || text FROM versions").fetchall()
    yield "article_terms", texts
    for table in ("passages", "sentences"):
        query = (
            f"SELECT {table}.key, substr(text, start + 1, end - start) FROM {table}"  # noqa: S608
            " JOIN versions ON versions.key = version_key"
        )
        yield f"{table[:-1]}_terms", connection.execute(query).fetchall()
    connection.close()


def insert(path: Path, tables: Sequence[tuple[str, Sequence[tuple[object, ...]]]]) -> None:
    """Write rows into a new file with the catalogue's tables, in one transaction."""
    from index.store import LocalCatalogue

    LocalCatalogue(path).close()
    connection = sqlite3.connect(path)
    with connection:
        for table, rows in tables:
            columns = "(rowid, terms)" if table.endswith("_terms") else ""
            marks = ", ".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO {table} {columns} VALUES ({marks})", rows)  # noqa: S608
    connection.close()


if __name__ == "__main__":
    main()
