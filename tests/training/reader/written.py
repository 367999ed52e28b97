"""Questions and claims written by hand for Citeline, about passages of the public sets and our own.

People's own unanswerable questions are few in the public sets, and made ones teach little. Of these
two of three ask, in a passage's own words, for what it does not tell. `written/questions-*.jsonl`
has a question a line: `passage`, and `answer` (exact words), or `sentence` (the beginning of the
answering sentence, where no few words are the answer), or neither, where the passage does not
answer.
`written/claims-*.jsonl` has claims in pairs that differ in little: `passage`, `claim`, `label`.

A passage is one of `written/passages.jsonl`, by its id, or one of the public sets, by the first
`HASH_DIGITS` hex digits of the SHA-1 of its text. `written/languages` holds the same in other
languages, each about passages of its own.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.training.reader.data import Kind, Pair, Question, Support, sentence_offsets

FOLDER = Path(__file__).with_name("written")
LANGUAGES = FOLDER / "languages"

HASH_DIGITS = 12

HELD_OUT_OF = 12
"""One passage in so many is never learned from: its questions tell what was learned."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What is asked about."""

    title: str
    text: str
    language: str = "en"


def written_pairs(
    questions: Iterable[Question], folder: Path = FOLDER, held_out: bool = False
) -> list[list[Pair]]:
    """Return the pairs of each passage.

    Args:
        questions: The public sets, for the passages that are theirs.
        folder: Of the written questions and passages.
        held_out: Those that are not learned from, instead of those that are.
    """
    return list(_by_passage("questions-*.jsonl", _question_pair, questions, folder, held_out))


def written_claims(
    questions: Iterable[Question], folder: Path = FOLDER, held_out: bool = False
) -> list[list[Pair]]:
    """Return the claims about each passage, the true and the false one of a pair in a row.

    The arguments are those of `written_pairs`.
    """
    return list(_by_passage("claims-*.jsonl", _claim_pair, questions, folder, held_out))


def _by_passage(
    names: str,
    pair_of: Callable[[dict[str, Any], Passage], Pair | None],
    questions: Iterable[Question],
    folder: Path,
    held_out: bool,
) -> Iterable[list[Pair]]:
    passages = own_passages(folder)
    for question in questions:
        passage = Passage(question.title, question.context)
        passages.setdefault(passage_id(question.context), passage)
    pairs: dict[str, list[Pair]] = defaultdict(list)
    for path in sorted(folder.glob(names)):
        for row in _rows(path):
            id_ = row["passage"]
            if id_ in passages and is_held_out(id_) is held_out:
                pair = pair_of(row, passages[id_])
                pairs[id_] += [pair] if pair else []
    return pairs.values()


def passage_id(text: str) -> str:
    """The id of a passage of a public set."""
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()[:HASH_DIGITS]


def is_held_out(id_: str) -> bool:
    """Whether a passage is never learned from."""
    return int(passage_id(id_), 16) % HELD_OUT_OF == 0


def own_passages(folder: Path = FOLDER) -> dict[str, Passage]:
    """The passages of our own, by their ids."""
    return {
        row["id"]: Passage(row["title"], row["text"], row.get("language", "en"))
        for row in _rows(folder / "passages.jsonl")
    }


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _question_pair(row: dict[str, Any], passage: Passage) -> Pair | None:
    """The pair of a row; None where the answering words occur twice, so it is unclear which."""
    title, text = passage.title, passage.text
    sentences = sentence_offsets(text, passage.language)
    words = row.get("answer") or row.get("sentence")
    if words is None:
        return Pair(Kind.UNANSWERABLE, row["question"], title, text, sentences)
    if text.count(words) != 1:
        return None
    start = text.index(words)
    end = start + len(words)
    evidence = tuple(
        number for number, (first, last) in enumerate(sentences) if first < end and start < last
    )
    answer = (start, end) if "answer" in row else None
    return Pair(Kind.ANSWER, row["question"], title, text, sentences, evidence, answer,
                no_words=answer is None)  # fmt: skip


def _claim_pair(row: dict[str, Any], passage: Passage) -> Pair:
    sentences = sentence_offsets(passage.text, passage.language)
    support = Support[row["label"].upper()]
    return Pair(Kind.CLAIM, row["claim"], passage.title, passage.text, sentences, support=support)
