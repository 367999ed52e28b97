"""The encoder's weights on onnxruntime: text in some thirty languages -> unit vectors."""

import json
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from index.embedding.files import file_sha256
from index.errors import ModelError
from index.models.session import load_session
from index.models.tokenizer import encodable, load_tokenizer
from index.processes import available_cores
from index.types import Matrix, Vector

MAX_TOKENS = 256
"""Of a text that are read; the model knows 512 positions."""

MAX_QUESTION_CHARACTERS = 400

REMEMBERED = 20_000
"""Vectors of sentences that are kept, 15 MB of them: the next question is often about the same."""

_QUESTION, _SENTENCE = "query: ", "passage: "  # as the model was trained


class Encoder:
    """Makes vectors of texts. Thread safe.

    Args:
        model: The ONNX file.
        tokenizer: Its `tokenizer.json`.
    """

    def __init__(self, model: Path, tokenizer: Path) -> None:
        self._model = model
        self._tokenizer_file = tokenizer
        self._threads = ThreadPoolExecutor(available_cores(), thread_name_prefix="encoder")
        self._known: OrderedDict[str, Vector] = OrderedDict()
        self._lock = Lock()

    @cached_property
    def _session(self) -> Any:  # noqa: ANN401 - onnxruntime has no types
        # Loaded for the first question: to take articles in, nothing is read.
        return load_session(self._model)

    @cached_property
    def _tokenizer(self) -> Any:  # noqa: ANN401 - tokenizers has no types
        return load_tokenizer(self._tokenizer_file, MAX_TOKENS)

    def question(self, text: str) -> Vector:
        """Return the unit vector of a question."""
        return self._vector(_QUESTION + text[:MAX_QUESTION_CHARACTERS])

    def sentences(self, texts: Sequence[str]) -> Matrix:
        """Return a unit row, float32, for each sentence; none depends on the others."""
        with self._lock:
            known = {text: self._known[text] for text in texts if text in self._known}
        new = [text for text in dict.fromkeys(texts) if text not in known]
        known |= dict(zip(new, self._threads.map(self._of_sentence, new), strict=True))
        with self._lock:
            for text in texts:
                self._known[text] = known[text]
                self._known.move_to_end(text)
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return np.array([known[text] for text in texts], dtype=np.float32)

    def _of_sentence(self, text: str) -> Vector:
        return self._vector(_SENTENCE + text).astype(np.float16)

    def _vector(self, text: str) -> Vector:
        encoding = self._tokenizer.encode(encodable(text))
        inputs = {
            "input_ids": np.array([encoding.ids], dtype=np.int64),
            "attention_mask": np.array([encoding.attention_mask], dtype=np.int64),
        }
        (states,) = self._session.run(["states"], inputs)
        mean = states[0].mean(axis=0)
        unit: Vector = mean / max(float(np.linalg.norm(mean)), 1e-9)
        return unit


def load_encoder() -> Encoder:
    """Return the encoder that ships with Citeline. It is loaded at the first use.

    Raises:
        ModelError: Its weights are not the expected files.
    """
    folder = Path(str(files("index.encoder") / "weights"))
    facts = json.loads((folder / "encoder.json").read_text(encoding="utf-8"))
    for name, sha256 in facts["sha256"].items():
        path = folder / name
        if not path.is_file() or file_sha256(path) != sha256:
            raise ModelError(
                f"{path} is missing or is not the encoder that Citeline was built with. "
                "Install Citeline again: `pip install --force-reinstall --no-deps citeline`."
            )
    return Encoder(folder / "model.onnx", folder / "tokenizer.json")
