"""How fast articles go in, beside the raw speed of the model on the same passages.

    uv run python tests/benchmarks/ingest.py CORPUS.jsonl [--articles N] [--keep DIR]

The limit is the model alone, on the passages that were embedded; it is timed in the same run, right
after the ingest.
"""

import argparse
import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from assistant import Assistant
from index.embedding import embed_matrix, load_embedding
from index.formats import read_paths
from index.store.embedded import embedded_text
from tests.benchmarks.figures import recorded


@recorded("ingest")
def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=None)
    parser.add_argument("--keep", type=Path, default=None, help="leave the index in this folder")
    arguments = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        Assistant.open(arguments.keep or Path(folder)) as assistant,
    ):
        start = time.perf_counter()
        report = assistant.ingest_articles(
            islice(read_paths([arguments.corpus]), arguments.articles)
        )
        seconds = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        texts = list(embedded_texts(assistant))
    limit = seconds_of_model(texts)
    print(
        f"{report.added:,} articles ({len(report.failures)} failed), {report.passages:,} passages"
    )
    print(f"time: {seconds:.1f} s, {report.added / seconds:.1f} articles/s")
    print(f"the model alone: {limit:.1f} s, {limit / seconds:.2f} of the time")
    print(f"peak memory: {peak:,.0f} MB")


def seconds_of_model(texts: Sequence[str]) -> float:
    """Return how long the model takes over these texts."""
    embedding = load_embedding()
    start = time.perf_counter()
    embed_matrix(embedding, texts)
    return time.perf_counter() - start


def embedded_texts(assistant: Assistant) -> Iterator[str]:
    """Yield what was embedded, passage by passage."""
    for one in assistant.articles():
        article = assistant.article(one.id)
        for passage in assistant._library.catalogue.passages(one.id):
            yield embedded_text(article.title, passage.text)


if __name__ == "__main__":
    main()
