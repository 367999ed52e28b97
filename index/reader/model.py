"""The reader's weights on onnxruntime: a question and passages in, readings out; or claims."""

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from index.embedding.files import file_sha256
from index.errors import ModelError
from index.models.session import load_session
from index.models.tokenizer import encodable, load_tokenizer
from index.processes import available_cores
from index.reader.pooling import PassageLogits, PassageReading, Token, pooled
from index.reader.support import ReadableClaim, SupportReading, support_reading
from index.types import Span

MAX_QUESTION_CHARACTERS = 400
"""Of a question that are read: the passage must keep most of the model's window."""

MAX_CLAIM_CHARACTERS = 500
"""Of a claim that are read."""

REMEMBERED = 512
"""Readings that are kept, the last ones: one question may be searched for in several ways."""

_INPUTS = ("input_ids", "attention_mask", "token_type_ids")
_OUTPUTS = (
    "sentence_logits",
    "start_logits",
    "end_logits",
    "answerable_logit",
)
_SUPPORT = "support_logits"


@dataclass(frozen=True, slots=True)
class ReadablePassage:
    """What the reader needs of a passage: its article's title, its text, its sentences in it."""

    title: str
    text: str
    sentences: tuple[Span, ...]


class Reader:
    """Reads passages for a question, and evidence for a claim. Thread safe.

    Args:
        model: The ONNX file.
        tokenizer: The `tokenizer.json` of the model that it was trained from.
        max_tokens: Of question, title and passage together; the end of the longer one is cut off.
    """

    def __init__(self, model: Path, tokenizer: Path, max_tokens: int) -> None:
        # Passages are read side by side, each on one core: together they would have to be padded,
        # and rounding a batch as one made a reading depend on its neighbours.
        self._threads = ThreadPoolExecutor(available_cores(), thread_name_prefix="reader")
        self._network = _Network(model, tokenizer, max_tokens)
        self._remembered = lru_cache(REMEMBERED)(self._network.reading)

    def prepare(self) -> None:
        """Load what is otherwise loaded for the first question."""
        self._network.load()

    def read(self, question: str, passages: Sequence[ReadablePassage]) -> list[PassageReading]:
        """Return a reading for each passage; none depends on the others."""
        shown = encodable(question[:MAX_QUESTION_CHARACTERS])
        return list(self._threads.map(partial(self._remembered, shown), passages))

    def read_claims(self, claims: Sequence[ReadableClaim]) -> list[SupportReading]:
        """Return what the evidence of each claim says of it; none depends on the others."""
        return list(self._threads.map(self._network.support, claims))


class _Network:
    """The weights and what makes tokens for them.

    Apart from the reader, which remembers what this returns: one that held the memory of its own
    method would hold itself, and its weights with it, until a garbage collection.
    """

    def __init__(self, model: Path, tokenizer: Path, max_tokens: int) -> None:
        self._model = model
        self._tokenizer_file = tokenizer
        self._max_tokens = max_tokens

    # Both are loaded for the first question: to take articles in, nothing is read.
    @cached_property
    def _tokenizer(self) -> Any:  # noqa: ANN401 - tokenizers has no types
        return load_tokenizer(self._tokenizer_file, self._max_tokens)

    @cached_property
    def _session(self) -> Any:  # noqa: ANN401 - onnxruntime has no types
        return load_session(self._model)

    def load(self) -> None:
        _ = self._tokenizer, self._session

    def reading(self, question: str, passage: ReadablePassage) -> PassageReading:
        text = encodable(_prefix(passage.title) + passage.text)
        encoding = self._tokenizer.encode(question, text)
        outputs = self._session.run(list(_OUTPUTS), _inputs(encoding))
        sentence, start, end, answerable = (output[0] for output in outputs[:4])
        logits = PassageLogits(sentence, start, end, float(answerable))
        tokens = _passage_tokens(encoding, len(_prefix(passage.title)))
        return pooled(logits, tokens, passage.sentences)

    def support(self, claim: ReadableClaim) -> SupportReading:
        evidence = encodable(_prefix(claim.title) + claim.evidence)
        encoding = self._tokenizer.encode(encodable(claim.claim[:MAX_CLAIM_CHARACTERS]), evidence)
        (logits,) = self._session.run([_SUPPORT], _inputs(encoding))
        return support_reading(logits[0])


def load_reader() -> Reader:
    """Load the reader of English that ships with Citeline.

    Raises:
        ModelError: Its weights are not the expected file.
    """
    return _shipped("index.reader", "reader.json")


def load_careful_reader() -> Reader:
    """Load the larger reader of English that ships with Citeline.

    Raises:
        ModelError: Its weights are not the expected file.
    """
    return _shipped("index.reader", "careful.json")


def load_multilingual_reader() -> Reader:
    """Load the reader of other languages that ships with Citeline.

    It lies beside the encoder, in whose file its words are.

    Raises:
        ModelError: Its weights are not the expected file.
    """
    return _shipped("index.encoder", "reader.json")


def _shipped(package: str, told_in: str) -> Reader:
    folder = Path(str(files(package) / "weights"))
    facts = json.loads((folder / told_in).read_text(encoding="utf-8"))
    model = facts["file"]
    expected = {model: facts["sha256"], "tokenizer.json": facts["tokenizer_sha256"]}
    for name, sha256 in expected.items():
        path = folder / name
        if not path.is_file() or file_sha256(path) != sha256:
            raise ModelError(
                f"{path} is missing or is not the reader that Citeline was built with. "
                "Install Citeline again: `pip install --force-reinstall --no-deps citeline`."
            )
    return Reader(folder / model, folder / "tokenizer.json", int(facts["max_tokens"]))


def _prefix(title: str) -> str:
    return f"{title}: " if title else ""


def _inputs(encoding: Any) -> dict[str, Any]:  # noqa: ANN401 - tokenizers has no types
    """Return the model's inputs, int64 of shape (1, length)."""
    rows = (encoding.ids, encoding.attention_mask, encoding.type_ids)
    return {name: np.array([row], dtype=np.int64) for name, row in zip(_INPUTS, rows, strict=True)}


def _passage_tokens(encoding: Any, shift: int) -> list[Token]:  # noqa: ANN401 - tokenizers has no types
    """Return the tokens of the passage itself, past its title of `shift` characters."""
    return [
        Token(row, start - shift, end - shift)
        for row, ((start, end), part) in enumerate(
            zip(encoding.offsets, encoding.sequence_ids, strict=True)
        )
        if part == 1 and start >= shift
    ]
