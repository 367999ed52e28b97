"""The embedded model, and tiny ONNX models written byte by byte, with the same called plainly."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
from llama_index.core.base.embeddings.base import BaseEmbedding
from tokenizers import Tokenizer

from index.embedding import folder_files
from index.embedding.onnx import OnnxEmbedding
from index.embedding.static import StaticEmbedding
from index.types import Vector
from tests.tiny_onnx import TOKENIZER, tiny_model, write_look_up

PlainEmbed = Callable[..., Vector]
WriteFolder = Callable[..., Path]


@pytest.fixture(scope="session")
def embedding() -> StaticEmbedding:
    """The embedded model."""
    return StaticEmbedding()


@pytest.fixture(scope="session")
def model_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a model that looks tokens up, and takes all inputs of a sentence embedding."""
    folder = tmp_path_factory.mktemp("looks-up")
    write_look_up(folder)
    return folder


@pytest.fixture(scope="session")
def onnx_embedding(model_folder: Path) -> Iterator[OnnxEmbedding]:
    """That model, on two threads whatever the machine."""
    loaded = OnnxEmbedding(folder_files(model_folder), threads=2)
    yield loaded
    loaded.close()


@pytest.fixture(scope="session")
def plain(model_folder: Path) -> PlainEmbed:
    """Return a function that embeds one text alone, with no code of ours."""
    session = onnxruntime.InferenceSession(
        str(model_folder / "model.onnx"), providers=["CPUExecutionProvider"]
    )
    tokenizer = Tokenizer.from_file(str(TOKENIZER))
    tokenizer.no_padding()
    tokenizer.enable_truncation(256)

    def embed(text: str, pooling: str = "mean") -> Vector:
        ids = np.array([tokenizer.encode(text).ids])
        feed = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.zeros_like(ids),
        }
        tokens = session.run(None, feed)[0][0].astype(np.float64)
        pooled = tokens.mean(axis=0) if pooling == "mean" else tokens[0]
        return (pooled / np.linalg.norm(pooled)).astype(np.float32)

    return embed


class LetterCounts(BaseEmbedding):
    """A complete embedding without a model: how often each of a few letters occurs."""

    letters: str = "aeinorst"

    def _get_text_embedding(self, text: str) -> list[float]:
        text.encode()  # as a service would, which takes UTF-8
        return [float(text.lower().count(letter)) for letter in self.letters]

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)


@pytest.fixture
def letter_counts() -> LetterCounts:
    return LetterCounts(model_name="letter-counts")


@pytest.fixture
def write_folder(tmp_path: Path) -> WriteFolder:
    """Return a function that writes a folder with a tiny ONNX model and the real tokenizer.

    The model looks up a row of `table` per token; `pooled` makes it return their mean.
    """

    def write(
        table: Vector, *, pooled: bool = False, input_: str = "input_ids", output: str
    ) -> Path:
        folder = tmp_path / "tiny"
        folder.mkdir(exist_ok=True)
        (folder / "model.onnx").write_bytes(tiny_model(table, pooled, (input_,), output))
        (folder / "tokenizer.json").write_bytes(TOKENIZER.read_bytes())
        return folder

    return write
