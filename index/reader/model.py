"""The reader's weights on onnxruntime: a question and passages in, readings out."""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from index.embedding.files import EMBEDDED_TOKENIZER, file_sha256
from index.errors import ModelError
from index.reader.pooling import PassageLogits, PassageReading, Token, pooled
from index.types import Span

MAX_QUESTION_CHARACTERS = 400
"""Of a question that are read: the passage must keep most of the model's window."""

_INPUTS = ("input_ids", "attention_mask", "token_type_ids")
_OUTPUTS = (
    "sentence_logits",
    "start_logits",
    "end_logits",
    "answerable_logit",
    "supported_logit",
)


@dataclass(frozen=True, slots=True)
class ReadablePassage:
    """What the reader needs of a passage: its article's title, its text, its sentences in it."""

    title: str
    text: str
    sentences: tuple[Span, ...]


class Reader:
    """Reads passages for a question. Thread safe.

    Args:
        model: The ONNX file.
        tokenizer: The `tokenizer.json` of the model that it was trained from.
        max_tokens: Of question, title and passage together; the passage's end is cut off.
    """

    def __init__(self, model: Path, tokenizer: Path, max_tokens: int) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = _cores()
        # Threads that spin between batches would slow whatever else this process does.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(model), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        # The file asks for padding to 128 tokens, and for cutting there.
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(max_tokens, strategy="only_second")

    def read(self, question: str, passages: Sequence[ReadablePassage]) -> list[PassageReading]:
        """Return a reading for each passage."""
        if not passages:
            return []
        shown = question[:MAX_QUESTION_CHARACTERS]
        encodings = self._tokenizer.encode_batch(
            [(shown, _prefix(passage) + passage.text) for passage in passages]
        )
        outputs = self._session.run(list(_OUTPUTS), _padded(encodings))
        return [
            pooled(
                PassageLogits(
                    *(output[row] for output in outputs[:3]),
                    *(float(output[row]) for output in outputs[3:]),
                ),
                _passage_tokens(encoding, len(_prefix(passage))),
                passage.sentences,
            )
            for row, (encoding, passage) in enumerate(zip(encodings, passages, strict=True))
        ]


def load_reader() -> Reader:
    """Load the reader that ships with Citeline.

    Raises:
        ModelError: Its weights are not the expected file.
    """
    folder = Path(str(files("index.reader") / "weights"))
    facts = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
    model = folder / "model.onnx"
    if not model.is_file() or file_sha256(model) != facts["sha256"]:
        raise ModelError(
            f"{model} is missing or is not the reader that Citeline was built with. "
            "Install Citeline again: `pip install --force-reinstall --no-deps citeline`."
        )
    return Reader(model, EMBEDDED_TOKENIZER.find(), int(facts["max_tokens"]))


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _prefix(passage: ReadablePassage) -> str:
    return f"{passage.title}: " if passage.title else ""


def _padded(encodings: Sequence[Any]) -> dict[str, Any]:
    """Return the model's inputs, int64 of shape (passages, longest)."""
    shape = (len(encodings), max(len(encoding.ids) for encoding in encodings))
    feeds = {name: np.zeros(shape, dtype=np.int64) for name in _INPUTS}
    for row, encoding in enumerate(encodings):
        size = len(encoding.ids)
        feeds["input_ids"][row, :size] = encoding.ids
        feeds["attention_mask"][row, :size] = 1
        feeds["token_type_ids"][row, :size] = encoding.type_ids
    return feeds


def _passage_tokens(encoding: Any, shift: int) -> list[Token]:  # noqa: ANN401 - tokenizers has no types
    """Return the tokens of the passage itself, past its title of `shift` characters."""
    return [
        Token(row, start - shift, end - shift)
        for row, ((start, end), part) in enumerate(
            zip(encoding.offsets, encoding.sequence_ids, strict=True)
        )
        if part == 1 and start >= shift
    ]
