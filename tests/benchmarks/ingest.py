"""How fast articles go in, beside the raw speed of the model on the same kind of tokens.

    uv run python tests/benchmarks/ingest.py CORPUS.jsonl [--articles N] [--keep DIR]

The limit is the model alone, on passages of the corpus's first articles already turned into token
ids. It is timed before and after the ingest because shared machines drift; the mean is the limit.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from tokenizers import Tokenizer

from assistant import Assistant
from index.embedding import embedded_files
from index.embedding.options import DEFAULT_MAX_TOKENS
from index.formats import read_paths
from index.store.embedded import embedded_text

# The benchmarks are scripts, not a package: the folder of this one is on the path.
sys.path.insert(0, str(Path(__file__).parent))
from raw_model import raw_tokens_per_second

from tests.benchmarks.figures import recorded

SAMPLE_ARTICLES = 60


@recorded("ingest")
def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=None)
    parser.add_argument("--keep", type=Path, default=None, help="leave the index in this folder")
    arguments = parser.parse_args()
    before = limit_on(arguments.corpus)
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
        tokens = sum(map(len, token_ids(assistant)))
    limit = (before + limit_on(arguments.corpus)) / 2
    rate = tokens / seconds
    print(
        f"{report.added:,} articles ({len(report.failures)} failed), {report.passages:,} passages"
    )
    print(f"time: {seconds:.1f} s, {report.added / seconds:.1f} articles/s")
    print(f"model tokens: {tokens:,}, {rate:,.0f} tokens/s")
    print(f"the model alone: {limit:,.0f} tokens/s; reached {rate / limit:.2f} of it")
    print(f"peak memory: {peak:,.0f} MB")


def limit_on(corpus: Path) -> float:
    """Return the tokens a second of the model alone, on passages of the first articles."""
    with tempfile.TemporaryDirectory() as folder, Assistant.open(folder) as assistant:
        assistant.ingest_articles(islice(read_paths([corpus]), SAMPLE_ARTICLES))
        return raw_tokens_per_second(list(token_ids(assistant)))


def token_ids(assistant: Assistant) -> Iterator[list[int]]:
    """Yield the token ids that were embedded, passage by passage."""
    tokenizer = Tokenizer.from_file(str(embedded_files().tokenizer))
    tokenizer.no_padding()
    tokenizer.enable_truncation(DEFAULT_MAX_TOKENS)
    for one in assistant.articles():
        article = assistant.article(one.id)
        passages = assistant._library.catalogue.passages(one.id)
        for encoding in tokenizer.encode_batch(
            [embedded_text(article.title, each.text) for each in passages]
        ):
            yield encoding.ids


if __name__ == "__main__":
    main()
