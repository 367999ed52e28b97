"""A sentence-embedding model on onnxruntime: texts -> token ids -> unit vectors."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import numpy.typing as npt

from index.embedding.batches import IdMatrix, TokenIds, pad, shape_batches
from index.embedding.files import ModelFiles
from index.embedding.options import OnnxModelOptions
from index.errors import ModelError, SettingsError
from index.models.session import load_session, onnx_errors
from index.models.tokenizer import encodable, load_tokenizer, padding_id
from index.processes import available_cores
from index.types import Matrix

CHARACTERS_PER_TOKEN = 32
"""Characters kept per token before tokenising. English has four to five; the rest is room for
long words, while a text of a megabyte costs no more than a page."""
TOKENIZED_AT_ONCE = 512
"""Texts. The tokenizer's own record of a text is some hundred times the size of its ids."""


class SentenceModel:
    """A loaded model. Safe to call from several threads at once.

    Batches are spread over threads, each running on one core: cores that work on separate batches
    need not wait for each other after every layer. A single batch runs in the caller's own thread,
    so that a question never queues behind an ingest.

    Attributes:
        dimension: Numbers in a vector.

    Args:
        files: The model on disk.
        options: How it is to be used.
        threads: Batches run at once; None for one per core that this process may use.

    Raises:
        ModelError: The files are no sentence-embedding model, or it cannot take `max_tokens`.
        SettingsError: `threads` is below 1.
    """

    def __init__(
        self, files: ModelFiles, options: OnnxModelOptions, threads: int | None = None
    ) -> None:
        if threads is not None and threads < 1:
            raise SettingsError(f"An embedding needs at least 1 thread, not {threads}.")
        self._files = files
        self._options = options
        self._threads = threads or available_cores()
        self._tokenizer = load_tokenizer(files.tokenizer, options.max_tokens)
        self._padding_id = padding_id(self._tokenizer)
        self._session = load_session(files.model)
        self._inputs = self._input_names()
        self._output = self._output_name()
        self.dimension = self._try_out()

    def token_ids(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the token ids of each text as the model reads it, cut to `max_tokens`."""
        kept = self._options.max_tokens * CHARACTERS_PER_TOKEN
        token_ids: list[list[int]] = []
        for start in range(0, len(texts), TOKENIZED_AT_ONCE):
            slice_ = [encodable(text[:kept]) for text in texts[start : start + TOKENIZED_AT_ONCE]]
            encodings = self._tokenizer.encode_batch_fast(slice_)
            token_ids.extend(encoding.ids or [self._padding_id] for encoding in encodings)
        return token_ids

    def vectors(self, token_ids: Sequence[TokenIds]) -> Matrix:
        """Return one unit vector per text, in the order given.

        Args:
            token_ids: From `token_ids`.

        Raises:
            ModelError: The model failed on a batch.
        """
        matrix = np.empty((len(token_ids), self.dimension), dtype=np.float32)
        batches = shape_batches([len(ids) for ids in token_ids])

        def embed(positions: list[int]) -> None:
            matrix[positions] = self._embed_batch([token_ids[position] for position in positions])

        if len(batches) < 2 or self._threads == 1:
            for positions in batches:
                embed(positions)
            return matrix
        pool = ThreadPoolExecutor(min(self._threads, len(batches)), "embedding")
        try:
            for _ in pool.map(embed, batches):
                pass
        finally:
            # After an error or Ctrl-C what has not begun is dropped, not waited for.
            pool.shutdown(cancel_futures=True)
        return matrix

    def _embed_batch(self, batch: Sequence[TokenIds]) -> Matrix:
        ids, mask = pad(batch, self._padding_id)
        return unit_rows(self._pool(self._run(ids, mask), mask))

    def _run(self, ids: IdMatrix, mask: IdMatrix) -> npt.NDArray[np.floating[Any]]:
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        feed = {name: feed[name] for name in self._inputs}
        try:
            output: npt.NDArray[np.floating[Any]] = self._session.run([self._output], feed)[0]
        except onnx_errors() as error:
            rows, tokens = ids.shape
            raise ModelError(
                f"The embedding model {self._files.name} failed on {rows} texts of {tokens} "
                f"tokens: {error}. If it takes fewer tokens, lower max_tokens."
            ) from error
        return output

    def _pool(self, output: npt.NDArray[np.floating[Any]], mask: IdMatrix) -> Matrix:
        if self._output == "sentence_embedding":
            return output.astype(np.float32)
        if self._options.pooling == "cls":
            return output[:, 0].astype(np.float32)
        weights = (mask / mask.sum(axis=1, keepdims=True)).astype(np.float32)
        pooled: Matrix = np.einsum("bt,btd->bd", weights, output.astype(np.float32, copy=False))
        return pooled

    def _input_names(self) -> list[str]:
        names = [node.name for node in self._session.get_inputs()]
        known = {"input_ids", "attention_mask", "token_type_ids"}
        if "input_ids" not in names or not known.issuperset(names):
            raise ModelError(
                f"{self._files.model} takes {', '.join(names)}. A sentence-embedding model takes "
                "input_ids, attention_mask and perhaps token_type_ids; use one that does."
            )
        return names

    def _output_name(self) -> str:
        names = [node.name for node in self._session.get_outputs()]
        for name in ("sentence_embedding", "last_hidden_state"):
            if name in names:
                return name
        raise ModelError(
            f"{self._files.model} returns {', '.join(names)}. A sentence-embedding model returns "
            "sentence_embedding or last_hidden_state; use one that does."
        )

    def _try_out(self) -> int:
        """Run the model once, at full length; return the dimension."""
        ids, mask = pad(self.token_ids(["a " * self._options.max_tokens]), self._padding_id)
        output = self._run(ids, mask)
        if output.ndim != (2 if self._output == "sentence_embedding" else 3):
            raise ModelError(
                f"{self._files.model} returns a {self._output} of shape {output.shape} for one "
                "text. That is no sentence-embedding model; use another."
            )
        return int(output.shape[-1])


def unit_rows(matrix: npt.NDArray[np.floating[Any]]) -> Matrix:
    """Return the rows as float32 of length 1; a row of zeros stays one."""
    rows = np.asarray(matrix, dtype=np.float32)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    units: Matrix = rows / np.maximum(lengths, np.finfo(np.float32).tiny)
    return units
