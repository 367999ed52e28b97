"""Runs an exported reader over passages; the reference for how its outputs are pooled."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from index.training.groups import passage_prefix

LONGEST_ANSWER_TOKENS = 24
STARTS_TRIED = 20


@dataclass(frozen=True, slots=True)
class Answer:
    """A short answer: passage offsets, the sentence it lies in, and its margin over no answer."""

    start: int
    end: int
    sentence: int
    margin: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader says about one passage.

    `sentences` has shape (count,): the mean sentence logit of each sentence, or the lowest of the
    passage where a sentence was cut off. `answers` holds the best span of every sentence read.
    """

    sentences: NDArray[np.float64]
    answers: tuple[Answer, ...]
    answerable: float
    supported: float


class OnnxReader:
    """An exported reader with its tokenizer."""

    def __init__(self, model: Path, tokenizer: Path, max_length: int, threads: int = 2) -> None:
        """Open the model for CPU."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(model), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(max_length, strategy="only_second")

    def read(self, question: str, passages: list[dict[str, Any]]) -> list[Reading]:
        """Read passages (`title`, `text`, `sentences`) in one pass, padded to the longest."""
        encodings = self._tokenizer.encode_batch(
            [(question, passage_prefix(p["title"]) + p["text"]) for p in passages]
        )
        length = max(len(encoding.ids) for encoding in encodings)
        feeds = {
            name: np.zeros((len(passages), length), dtype=np.int64)
            for name in ("input_ids", "attention_mask", "token_type_ids")
        }
        for row, encoding in enumerate(encodings):
            size = len(encoding.ids)
            feeds["input_ids"][row, :size] = encoding.ids
            feeds["attention_mask"][row, :size] = 1
            feeds["token_type_ids"][row, :size] = encoding.type_ids
        outputs = self._session.run(None, feeds)
        return [
            _reading(passage, encoding, [output[row] for output in outputs])
            for row, (passage, encoding) in enumerate(zip(passages, encodings, strict=True))
        ]


def _reading(passage: dict[str, Any], encoding: Encoding, outputs: list[Any]) -> Reading:
    sentence_logits, start_logits, end_logits, answerable, supported = outputs
    shift = len(passage_prefix(passage["title"]))
    tokens = [
        (at, start - shift, end - shift)
        for at, ((start, end), part) in enumerate(
            zip(encoding.offsets, encoding.sequence_ids, strict=True)
        )
        if part == 1 and start >= shift
    ]
    scores: list[float] = []
    answers: list[Answer] = []
    none = float(start_logits[0] + end_logits[0])
    for number, (begin, stop) in enumerate(passage["sentences"]):
        inside = [token for token in tokens if begin <= token[1] and token[2] <= stop]
        if not inside:
            scores.append(np.nan)
            continue
        positions = [at for at, _, _ in inside]
        scores.append(float(sentence_logits[positions].mean()))
        first, last, value = _best_span(start_logits[positions], end_logits[positions])
        answers.append(Answer(inside[first][1], inside[last][2], number, value - none))
    lowest = np.nanmin(scores) if not all(np.isnan(scores)) else 0.0
    return Reading(
        np.nan_to_num(np.array(scores), nan=lowest),
        tuple(answers),
        float(answerable),
        float(supported),
    )


def _best_span(start: NDArray[np.float32], end: NDArray[np.float32]) -> tuple[int, int, float]:
    best = (0, 0, -np.inf)
    for first in np.argsort(-start)[:STARTS_TRIED]:
        window = end[first : first + LONGEST_ANSWER_TOKENS]
        last = int(window.argmax())
        value = float(start[first] + window[last])
        if value > best[2]:
            best = (int(first), int(first) + last, value)
    return best
