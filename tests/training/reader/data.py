"""Training data: the public sets as questions, passages cut at whole sentences, and data hashes.

A question row becomes a `Question`; a window of its context becomes a `Pair` the network can read.
All offsets are half-open character offsets.
"""

import gzip
import hashlib
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

import sentencex

from tests.training.reader.configuration import Configuration

Offsets = tuple[int, int]

LONGEST_SHORT_ANSWER_WORDS = 20
"""Longer answers are sentences by another name: they teach the sentence head only."""

SHORTEST_CLAUSE_WORDS = 5

_CLAUSE = re.compile(
    r"\b(?:[Ww]hy|[Hh]ow (?:did|do|does|is|are|was|were|can|could|would|should|has|have|had))\b"
)

QUESTION_FILES = ("squad11", "tweetqa", "fairytaleqa", "covidqa", "selqa", "clapnq", "quotesum")
CLAIM_FILES = ("support_fool_me_twice", "support_fever_symmetric", "support_mnli", "support_begin",
               "support_factcheck_gpt", "support_cad_snli")  # fmt: skip
NEGATIVES_FILE = "squad11_negatives"


class Kind(StrEnum):
    """How a pair came about."""

    ANSWER = "answer"
    WRONG_PASSAGE = "wrong_passage"
    PERTURBED_QUESTION = "perturbed_question"
    EVIDENCE_REMOVED = "evidence_removed"
    UNANSWERABLE = "unanswerable"
    CLAIM = "claim"


class Support(IntEnum):
    """What a passage says of a claim; the first three are the network's rows.

    UNSUPPORTED is refuted or only unsaid, where it is not known which.
    """

    SUPPORTS = 0
    REFUTES = 1
    NEITHER = 2
    UNSUPPORTED = 3


@dataclass(frozen=True, slots=True)
class Question:
    """One row of a question set; `answers` are offsets into `context`, empty when unanswerable."""

    question: str
    title: str
    context: str
    answers: tuple[Offsets, ...]
    short: bool
    source: str


@dataclass(frozen=True, slots=True)
class Pair:
    """One (question, passage) pair with what the network should say about it.

    `sentences` are offsets into `passage`; `evidence` are positions in `sentences`; `answer` is the
    short answer in `passage`, if one is known; `support` is for claims only; `no_words`
    tells that the evidence answers as a whole, and no words of it are a short answer.
    """

    kind: Kind
    question: str
    title: str
    passage: str
    sentences: tuple[Offsets, ...]
    evidence: tuple[int, ...] = ()
    answer: Offsets | None = None
    support: Support | None = None
    no_words: bool = False


def seeded(*parts: object) -> random.Random:
    """A generator that depends on the parts only; nothing here needs to be unguessable."""
    return random.Random(" ".join(str(part) for part in parts))


@lru_cache(maxsize=60_000)
def sentence_offsets(text: str, language: str = "en") -> tuple[Offsets, ...]:
    """Offsets of the sentences of a text, without surrounding white space; line breaks end one."""
    spans = []
    position = 0
    for line in text.splitlines(keepends=True):
        for boundary in sentencex.get_sentence_boundaries(language, line):
            piece = line[boundary["start_index"] : boundary["end_index"]]
            start = position + boundary["start_index"] + len(piece) - len(piece.lstrip())
            end = start + len(piece.strip())
            if end > start:
                spans.append((start, end))
        position += len(line)
    return tuple(spans)


def window(
    context: str, kept: Offsets, max_words: int, generator: random.Random
) -> tuple[str, int, tuple[Offsets, ...]]:
    """Cut a window of whole sentences around the sentences that touch `kept`.

    Returns:
        The window's text, its start in `context`, and its sentences' offsets within the window.
    """
    spans = sentence_offsets(context)
    touching = [n for n, span in enumerate(spans) if span[0] < kept[1] and kept[0] < span[1]]
    low = high = touching[0] if touching else generator.randrange(len(spans))
    if touching:
        high = touching[-1]
    words = len(context[spans[low][0] : spans[high][1]].split())
    while True:
        sides = [low - 1] * (low > 0) + [high + 1] * (high + 1 < len(spans))
        sides = [n for n in sides if words + len(context[slice(*spans[n])].split()) <= max_words]
        if not sides:
            break
        added = generator.choice(sides)
        words += len(context[slice(*spans[added])].split())
        low, high = min(low, added), max(high, added)
    start, end = spans[low][0], spans[high][1]
    inside = tuple((first - start, last - start) for first, last in spans[low : high + 1])
    return context[start:end], start, inside


def answer_pair(question: Question, max_words: int, generator: random.Random) -> Pair:
    """A window that answers the question; any window, for a question judged unanswerable."""
    if not question.answers:
        passage, _, sentences = window(question.context, (0, 1), max_words, generator)
        return Pair(Kind.UNANSWERABLE, question.question, question.title, passage, sentences)
    kept = question.answers[0] if question.short else generator.choice(question.answers)
    passage, start, sentences = window(question.context, kept, max_words, generator)
    inside = [
        (first - start, last - start)
        for first, last in question.answers
        if first >= start and last <= start + len(passage)
    ]
    evidence = tuple(
        n
        for n, (first, last) in enumerate(sentences)
        if any(first < end and begin < last for begin, end in inside)
    )
    answer = inside[0] if question.short and inside else None
    explained = answer is not None and asks_for_a_clause(question.question, passage[slice(*answer)])
    return Pair(
        Kind.ANSWER,
        question.question,
        question.title,
        passage,
        sentences,
        evidence,
        None if explained else answer,
        no_words=explained,
    )


def asks_for_a_clause(question: str, answer: str) -> bool:
    """Whether why or how is asked and the answer is a clause rather than a name or number."""
    return len(answer.split()) >= SHORTEST_CLAUSE_WORDS and bool(_CLAUSE.search(question))


def without_evidence(pair: Pair, answer_text: str) -> Pair | None:
    """The same passage with its evidence sentences cut out; None if the answer is still said."""
    pieces, spans, position = [], [], 0
    for n, (start, end) in enumerate(pair.sentences):
        if n in pair.evidence:
            continue
        pieces.append(pair.passage[start:end])
        spans.append((position, position + end - start))
        position += end - start + 1
    passage = " ".join(pieces)
    if not spans or answer_text.casefold() in passage.casefold():
        return None
    return replace(
        pair,
        kind=Kind.EVIDENCE_REMOVED,
        passage=passage,
        sentences=tuple(spans),
        evidence=(),
        answer=None,
        no_words=False,
    )


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Rows of a gzip JSON lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def load_questions(
    folder: Path, configuration: Configuration, held_out: bool = False
) -> list[Question]:
    """All questions whose answer offsets are certain, but for what is held out.

    Args:
        folder: Of the training files.
        configuration: How many questions of a set, which share of the articles of SQuAD, and the
            seed that decides which.
        held_out: The other questions instead, which are never learned from.
    """
    caps = {"tweetqa": configuration.tweet_questions, "fairytaleqa": configuration.story_questions}
    questions = []
    for name in QUESTION_FILES:
        rows = [_question(row, name) for row in read_rows(folder / f"{name}.jsonl.gz")
                if not row.get("start_ambiguous")]  # fmt: skip
        seeded(configuration.selection_seed, name).shuffle(rows)
        cap = caps.get(name, len(rows))
        within = [not _is_held_out(row, configuration) and at < cap for at, row in enumerate(rows)]
        questions += [row for row, kept in zip(rows, within, strict=True) if kept is not held_out]
    return questions


def _is_held_out(question: Question, configuration: Configuration) -> bool:
    drawn = seeded(configuration.selection_seed, "article", question.title).random()
    return question.source == "squad11" and drawn < configuration.held_out_articles


def _question(row: dict[str, Any], source: str) -> Question:
    answers = tuple(
        (start, start + len(text))
        for start, text in zip(row["answer_start"], row["answers"], strict=True)
    )
    short = "granularity" not in row and all(
        len(text.split()) <= LONGEST_SHORT_ANSWER_WORDS for text in row["answers"]
    )
    title = (row.get("title") or "").replace("_", " ")
    return Question(row["question"], title, row["context"], answers, short, source)


def load_claims(folder: Path) -> list[Pair]:
    """Claims with premises as pairs: the claim stands where a question would."""
    claims = []
    for name in CLAIM_FILES:
        for row in read_rows(folder / f"{name}.jsonl.gz"):
            premise = " ".join(row["premise"].split()[:150])
            claims.append(
                Pair(
                    Kind.CLAIM,
                    row["claim"],
                    row.get("title") or "",
                    premise,
                    sentence_offsets(premise),
                    support=_support(row["label"], row["label_kind"]),
                )
            )
    return claims


def _support(label: str, label_kind: str) -> Support:
    """What people said; two-way sets of supported or not cannot tell why not."""
    if label == "neutral":
        return Support.UNSUPPORTED if label_kind == "binary" else Support.NEITHER
    return Support.SUPPORTS if label == "supports" else Support.REFUTES


def load_negatives(folder: Path) -> dict[str, str]:
    """For a SQuAD question the lexically closest paragraph of its article without its answer."""
    rows = read_rows(folder / f"{NEGATIVES_FILE}.jsonl.gz")
    return {row["question"]: row["context"] for row in rows}


def data_hashes(folder: Path) -> dict[str, str]:
    """SHA-256 of every file that training reads."""
    names = (*QUESTION_FILES, NEGATIVES_FILE, *CLAIM_FILES)
    paths = [folder / f"{name}.jsonl.gz" for name in names]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
