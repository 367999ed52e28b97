"""How fast the embedded model is by itself: the limit of every ingest on this machine.

    uv run python tests/benchmarks/raw_model.py CORPUS.jsonl [--tokens N] [--rounds N]

Token ids are ready and padded into arrays before the clock starts; then only onnxruntime runs, on
all cores. Tokens are real ones: padding costs time and does not count. The variants are timed in
turn on the same texts, several times, because shared machines drift.
"""

import argparse
import json
import os
import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from index.embedding import embedded_files

PASSAGE_TOKENS = 200
SENTENCE_TOKENS = 25
TRIAL_TOKENS = 20_000
SHAPES = (1, 256, 512)
"""Padded tokens per batch; 1 puts every text in a batch of its own."""

CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

Feed = dict[str, Any]


def raw_tokens_per_second(token_id_lists: Sequence[Sequence[int]]) -> float:
    """Return how many tokens a second the model alone does on these texts, shaped best.

    The shape of batches is chosen on the first texts, about 20,000 tokens; all texts are timed.

    Args:
        token_id_lists: Token ids of each text, special tokens included.
    """
    session = make_session(threads=1)
    trial = list(first_texts(token_id_lists, TRIAL_TOKENS))
    best = max(SHAPES, key=lambda shape: rate(trial, shape, concurrently(session)))
    return rate(token_id_lists, best, concurrently(session))


def rate(
    texts: Sequence[Sequence[int]], padded_tokens: int, run: Callable[[list[Feed]], None]
) -> float:
    """Return the tokens per second of one way to run all texts."""
    feeds = make_feeds(texts, padded_tokens)
    start = time.perf_counter()
    run(feeds)
    return sum(map(len, texts)) / (time.perf_counter() - start)


def make_session(threads: int) -> Any:
    """Load the embedded model; one call of it uses this many cores."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        str(embedded_files().model), options, providers=["CPUExecutionProvider"]
    )


def concurrently(session: Any) -> Callable[[list[Feed]], None]:
    """Return a function that runs batches at once, one per core."""

    def run(feeds: list[Feed]) -> None:
        with ThreadPoolExecutor(CORES) as pool:
            for _ in pool.map(lambda feed: session.run(["last_hidden_state"], feed), feeds):
                pass

    return run


def in_turn(session: Any) -> Callable[[list[Feed]], None]:
    """Return a function that runs one batch after the other."""

    def run(feeds: list[Feed]) -> None:
        for feed in feeds:
            session.run(["last_hidden_state"], feed)

    return run


def make_feeds(texts: Sequence[Sequence[int]], padded_tokens: int) -> list[Feed]:
    """Return padded arrays of texts of similar length, the longest first."""
    feeds: list[Feed] = []
    waiting = sorted(texts, key=len, reverse=True)
    while waiting:
        longest = len(waiting[0])
        count = max(1, padded_tokens // longest)
        batch, waiting = waiting[:count], waiting[count:]
        ids = np.zeros((len(batch), longest), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, text in enumerate(batch):
            ids[row, : len(text)] = text
            mask[row, : len(text)] = 1
        feeds.append(
            {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        )
    return feeds


def first_texts(texts: Iterable[Sequence[int]], tokens: int) -> Iterator[Sequence[int]]:
    """Yield texts until they come to this many tokens."""
    for text in texts:
        if tokens <= 0:
            return
        tokens -= len(text)
        yield text


def windows(corpus: Path, mean_tokens: int) -> list[list[int]]:
    """Return the articles of a corpus as token ids, cut into texts about this long."""
    tokenizer = Tokenizer.from_file(str(embedded_files().tokenizer))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    chance = random.Random(1)
    texts = []
    with corpus.open(encoding="utf-8") as lines:
        for line in lines:
            first, *inner, last = tokenizer.encode(json.loads(line)["text"]).ids
            while inner:
                cut = round(mean_tokens * chance.uniform(0.75, 1.25)) - 2
                texts.append([first, *inner[:cut], last])
                inner = inner[cut:]
    chance.shuffle(texts)
    return texts


def main() -> None:
    """Measure the variants and print their median rates, the fastest first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--tokens", type=int, default=TRIAL_TOKENS, help="per variant and round")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    single, wide = make_session(threads=1), make_session(threads=CORES)
    ways = {
        f"{CORES} calls at once, 1 core each": concurrently(single),
        f"1 call at a time on {CORES} cores": in_turn(wide),
    }
    for kind, mean_tokens in (("passages", PASSAGE_TOKENS), ("sentences", SENTENCE_TOKENS)):
        texts = list(first_texts(windows(arguments.corpus, mean_tokens), arguments.tokens))
        variants = [(name, shape) for name in ways for shape in (*SHAPES, 2048)]
        rates: dict[tuple[str, int], list[float]] = {variant: [] for variant in variants}
        for _ in range(arguments.rounds):
            random.shuffle(variants)
            for name, shape in variants:
                rates[name, shape].append(rate(texts, shape, ways[name]))
        print(f"{kind}: {len(texts)} texts, {sum(map(len, texts)):,} tokens")
        for (name, shape), seen in sorted(rates.items(), key=lambda item: -median(item[1])):
            print(
                f"  {name}, batches of {shape:>5} padded tokens: median {median(seen):,.0f} "
                f"tokens/s ({min(seen):,.0f} to {max(seen):,.0f})"
            )


if __name__ == "__main__":
    main()
