"""The embedded model, the same model called plainly, and tiny models written byte by byte."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
from llama_index.core.base.embeddings.base import BaseEmbedding
from tokenizers import Tokenizer

from index.embedding import embedded_files
from index.embedding.onnx import OnnxEmbedding
from index.types import Vector

PlainEmbed = Callable[..., Vector]
WriteFolder = Callable[..., Path]


@pytest.fixture(scope="session")
def embedding() -> Iterator[OnnxEmbedding]:
    """The embedded model, on two threads whatever the machine."""
    loaded = OnnxEmbedding(embedded_files(), threads=2)
    yield loaded
    loaded.close()


@pytest.fixture(scope="session")
def plain() -> PlainEmbed:
    """Return a function that embeds one text alone, with no code of ours but the file search."""
    files = embedded_files()
    session = onnxruntime.InferenceSession(str(files.model), providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(files.tokenizer))
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
        (folder / "model.onnx").write_bytes(tiny_model(table, pooled, input_, output))
        (folder / "tokenizer.json").write_bytes(embedded_files().tokenizer.read_bytes())
        return folder

    return write


def tiny_model(table: Vector, pooled: bool, input_: str, output: str) -> bytes:
    """Write the protocol buffers of a two-node model; numbers are the fields of onnx.proto."""
    rows = "rows" if pooled else output
    nodes = [text(1, "table") + text(1, input_) + text(2, rows) + text(4, "Gather")]
    if pooled:
        axes = block(5, text(1, "axes") + number(8, 1) + number(20, 7))
        keep = block(5, text(1, "keepdims") + number(3, 0) + number(20, 2))
        nodes.append(text(1, rows) + text(2, output) + text(4, "ReduceMean") + axes + keep)
    dims = b"".join(number(1, size) for size in table.shape)
    tensor = dims + number(2, 1) + text(8, "table") + block(9, table.tobytes())
    ids = block(11, value_info(input_, 7, ["batch", "sequence"]))
    sizes = ["batch", "dimension"] if pooled else ["batch", "sequence", "dimension"]
    result = block(12, value_info(output, 1, sizes))
    graph = b"".join(block(1, node) for node in nodes) + text(2, "tiny") + block(5, tensor)
    return number(1, 8) + block(8, text(1, "") + number(2, 17)) + block(7, graph + ids + result)


def value_info(name: str, element: int, sizes: list[str]) -> bytes:
    shape = b"".join(block(1, text(2, size)) for size in sizes)
    return text(1, name) + block(2, block(1, number(1, element) + block(2, shape)))


def number(field: int, value: int) -> bytes:
    return varint(field << 3) + varint(value)


def text(field: int, value: str) -> bytes:
    return block(field, value.encode())


def block(field: int, value: bytes) -> bytes:
    return varint(field << 3 | 2) + varint(len(value)) + value


def varint(value: int) -> bytes:
    groups = [value & 127]
    while value := value >> 7:
        groups.append(value & 127)
    return bytes(group | 128 for group in groups[:-1]) + bytes(groups[-1:])
