"""How fast articles go in, beside the raw speed of the model on the same tokens.

    uv run python tests/benchmarks/ingest.py CORPUS.jsonl [--articles N]

The limit is the model alone, on a sample of the same passages already turned into token ids, timed
before and after the ingest because shared machines drift; the two are averaged.
"""

import argparse
import random
import resource
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from assistant import Assistant
from index.embedding import load_embedding
from index.ingest import embedded_text
from index.readers import read_paths

# The benchmarks are scripts, not a package: the folder of this one is on the path.
sys.path.insert(0, str(Path(__file__).parent))
from raw_model import raw_tokens_per_second

SAMPLE = 1500


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=None)
    arguments = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        Assistant.open(Path(folder) / "data") as assistant,
    ):
        start = time.perf_counter()
        report = assistant.ingest_articles(
            islice(read_paths([arguments.corpus]), arguments.articles)
        )
        seconds = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        token_ids = passages_as_tokens(assistant)
    tokens = sum(map(len, token_ids))
    sample = random.Random(1).sample(token_ids, min(SAMPLE, len(token_ids)))
    limit = raw_tokens_per_second(sample)
    print(
        f"articles: {report.added:,} ({len(report.failures)} failed), {report.passages:,} passages"
    )
    print(f"time: {seconds:.1f} s, {report.added / seconds:.1f} articles/s")
    print(f"model tokens: {tokens:,}, {tokens / seconds:,.0f} tokens/s")
    print(f"the model alone: {limit:,.0f} tokens/s; reached {tokens / seconds / limit:.2f} of it")
    print(f"peak memory: {peak:,.0f} MB")


def passages_as_tokens(assistant: Assistant) -> list[list[int]]:
    """Return the token ids that were embedded, passage by passage."""
    tokenizer = load_embedding("embedded").tokenizer
    texts = [
        embedded_text(assistant.article(one.id), passage)
        for one in assistant.articles()
        for passage in assistant._library.catalogue.passages(one.id)
    ]
    return [encoding.ids for encoding in tokenizer.encode_batch(texts)]


if __name__ == "__main__":
    main()
