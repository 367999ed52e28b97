"""Tiny ONNX models written byte by byte, so that tests need no model that is not in the package."""

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np

from index.types import Matrix

TOKENIZER = Path(str(files("index.reader") / "weights" / "tokenizer.json"))
VOCABULARY, WIDTH = 30522, 24
INPUTS = ("input_ids", "attention_mask", "token_type_ids")


def write_look_up(folder: Path) -> None:
    """Write a model that looks each token up, with all inputs of a sentence embedding."""
    table = np.random.default_rng(1).normal(size=(VOCABULARY, WIDTH)).astype(np.float32)
    model = tiny_model(table, False, INPUTS, "last_hidden_state")
    (folder / "model.onnx").write_bytes(model)
    (folder / "tokenizer.json").write_bytes(TOKENIZER.read_bytes())


def tiny_model(table: Matrix, pooled: bool, inputs: Sequence[str], output: str) -> bytes:
    """Write the protocol buffers of a two-node model; numbers are the fields of onnx.proto.

    Of the inputs only the first is used.
    """
    rows = "rows" if pooled else output
    nodes = [text(1, "table") + text(1, inputs[0]) + text(2, rows) + text(4, "Gather")]
    if pooled:
        axes = block(5, text(1, "axes") + number(8, 1) + number(20, 7))
        keep = block(5, text(1, "keepdims") + number(3, 0) + number(20, 2))
        nodes.append(text(1, rows) + text(2, output) + text(4, "ReduceMean") + axes + keep)
    dims = b"".join(number(1, size) for size in table.shape)
    tensor = dims + number(2, 1) + text(8, "table") + block(9, table.tobytes())
    ids = b"".join(block(11, value_info(name, 7, ["batch", "sequence"])) for name in inputs)
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
