"""How fast the embedded model is by itself, beside a tokenizer that only finds tokens.

    uv run python tests/benchmarks/embedding.py CORPUS.jsonl [--articles N] [--rounds N]

Both read the same passages as they are embedded, in turn and several times, because shared machines
drift; the medians are compared. The tokenizer is the reader's, on all cores, with nothing after it;
the model turns text into vectors, on one core. Tokens are the tokenizer's for both.
"""

import argparse
import json
import time
from collections.abc import Callable, Sequence
from importlib.resources import files
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from tokenizers import Tokenizer

from index.embedding.static import StaticEmbedding

PASSAGE_CHARACTERS = 900


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    texts = passages(arguments.corpus, arguments.articles)
    tokenizer, embedding = bare_tokenizer(), StaticEmbedding()
    ways: dict[str, Callable[[Sequence[str]], Any]] = {
        "tokenizer alone": tokenizer.encode_batch_fast,
        "text to vectors": embedding.embed,
    }
    tokens = sum(len(each.ids) for each in tokenizer.encode_batch_fast(texts))
    embedding.embed(texts[:10])
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(arguments.rounds):
        for name, way in ways.items():
            start = time.perf_counter()
            way(texts)
            seconds[name].append(time.perf_counter() - start)
    print(f"{len(texts):,} passages, {tokens:,} tokens")
    rates = {name: tokens / median(each) for name, each in seconds.items()}
    for name, rate in rates.items():
        print(f"{name}: {rate:,.0f} tokens/s")
    print(f"ratio: {rates['text to vectors'] / rates['tokenizer alone']:.2f}")


def passages(corpus: Path, articles: int) -> list[str]:
    """Return the texts of the first articles in pieces of a passage's size."""
    with corpus.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, articles)]
    step = PASSAGE_CHARACTERS
    return [text[at : at + step] for text in texts for at in range(0, len(text), step)]


def bare_tokenizer() -> Tokenizer:
    """Return the reader's tokenizer without padding and cutting."""
    path = files("index.reader") / "weights" / "tokenizer.json"
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


if __name__ == "__main__":
    main()
