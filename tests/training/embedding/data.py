"""Pairs of question and passage to train on: public question sets, cut into passages.

Every file has rows of `{question, context, answers, answer_start, answerable, title?}`; its
context is cut at sentence ends into passages of some 800 characters, and the passage that holds
the answer is the question's. Unanswerable rows lend their context only. Sentences of the sets for
checking claims are pairs too: a claim and what supports it.
"""

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

QUESTION_SETS = ("squad11", "selqa", "fairytaleqa", "covidqa", "clapnq", "quotesum", "tweetqa")
CLAIM_SETS = ("factcheck_gpt", "fool_me_twice", "fever_symmetric", "cad_snli", "mnli")
PASSAGE_CHARACTERS = 900
HELD_OUT_EVERY = 12
"""One group (an article of SQuAD, a context of the others) in so many is never trained on."""

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+|\n+")


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and the number of its passage.

    Attributes:
        question: Or a claim.
        passage: Position in the list of passages.
        answer: What a passage that answers holds; empty for a claim.
        source: The set that it is from.
        held_out: Whether it is kept to choose settings with.
    """

    question: str
    passage: int
    answer: str
    source: str
    held_out: bool


@dataclass(frozen=True, slots=True)
class TrainingText:
    """All pairs, and all passages as they are embedded: title, line break, text."""

    pairs: tuple[Pair, ...]
    passages: tuple[str, ...]


class _Passages:
    """Passages by their text, numbered in the order in which they were first met."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def add(self, text: str) -> int:
        return self.numbers.setdefault(text, len(self.numbers))


def read_training_text(folder: Path) -> TrainingText:
    """Read every set in the folder."""
    passages = _Passages()
    pairs: list[Pair] = []
    for name in QUESTION_SETS:
        pairs += _question_pairs(name, rows(folder / f"{name}.jsonl.gz"), passages)
    for name in CLAIM_SETS:
        pairs += _claim_pairs(name, rows(folder / f"support_{name}.jsonl.gz"), passages)
    return TrainingText(tuple(dict.fromkeys(pairs)), tuple(passages.numbers))


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def cut(text: str, characters: int = PASSAGE_CHARACTERS) -> list[tuple[int, int]]:
    """Return spans of whole sentences, each of at most so many characters where that can be."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)] + [len(text)]
    pieces = max(1, round(len(text) / characters))
    target = len(text) / pieces
    spans, start, last = [], 0, 0
    for end in dict.fromkeys(ends):
        if last > start and end - start > target * 1.15:
            spans.append((start, last))
            start = last
        last = end
    return [*spans, (start, len(text))]


def _question_pairs(
    name: str, found: Iterable[dict[str, Any]], passages: _Passages
) -> Iterator[Pair]:
    for row in found:
        title = row.get("title", "").replace("_", " ").strip()
        spans = cut(row["context"])
        numbers = [passages.add(f"{title}\n{row['context'][a:b].strip()}") for a, b in spans]
        if not row["answerable"] or (row.get("start_ambiguous") and len(spans) > 1):
            continue
        at = row["answer_start"][0]
        number = next(n for n, (a, b) in zip(numbers, spans, strict=True) if a <= at < b)
        yield Pair(
            row["question"], number, row["answers"][0], name, _is_held_out(title or row["context"])
        )


def _claim_pairs(name: str, found: Iterable[dict[str, Any]], passages: _Passages) -> Iterator[Pair]:
    for row in found:
        if row["label"] != "supports" or len(row["premise"]) > 4 * PASSAGE_CHARACTERS:
            continue
        title = row.get("title", "")
        number = passages.add(f"{title}\n{row['premise'][: 2 * PASSAGE_CHARACTERS].strip()}")
        yield Pair(row["claim"], number, "", name, _is_held_out(row["premise"]))


def _is_held_out(group: str) -> bool:
    return sum(group.encode()) % HELD_OUT_EVERY == 0
