"""The state of a reader from what is at hand of it: a run's checkpoint, or an exported file.

An exported file with rounded weights serves where the float32 run is gone. This undoes `export.py`
exactly: int8 weights times the scale of their output, word embeddings times the scale of their row.
What is lost is the rounding itself. Of a reader with a single support logit, the three are begun
from it: supports half of it, refutes and neither half of its opposite.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from tests.training.reader.checkpoints import published
from tests.training.reader.multilingual import WORDS, encoder_in, encoder_state, words_of
from tests.training.reader.network import Reader, reader_of

PREFIX = "reader."


def state_of(path: Path) -> dict[str, Tensor]:
    """The state of a `Reader` in a run folder, or of an exported file."""
    if path.suffix == ".onnx":
        return recovered(path)
    stored: dict[str, Tensor] = torch.load(path / "checkpoint.pt", weights_only=True)["reader"]
    return stored


def beginning(start: Path, earlier: Sequence[Path], layers: int | None = None) -> Reader:
    """The reader that a run begins with: the mean of earlier ones, or the start weights."""
    if earlier:
        return reader_of([state_of(run) for run in earlier])
    if encoder := encoder_in(start):
        return reader_of([encoder_state(encoder)])
    return reader_of([published(start / "model.safetensors", layers)])


def recovered(path: Path) -> dict[str, Tensor]:
    """The state of a `Reader` from an exported file, rounded or float32.

    Raises:
        RuntimeError: When the file lacks a weight of this network.
    """
    graph = onnx.load(str(path)).graph
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    state = {
        name.removeprefix(PREFIX): values
        for name, values in stored.items()
        if name.startswith(PREFIX) and not name.endswith((".rounded", ".scales"))
    }
    words = f"{PREFIX}words.weight"
    if f"{words}.rounded" in stored:
        state["words.weight"] = stored[f"{words}.rounded"] * stored[f"{words}.scales"]
    elif WORDS in stored:
        state["words.weight"] = words_of(stored)
    for node in graph.node:
        target = (
            f"{node.name.removeprefix('/reader/').split('/MatMul')[0].replace('/', '.')}.weight"
        )
        if node.op_type == "DequantizeLinear" and node.input[0] in stored:
            rounded, scales = (stored[name] for name in node.input)
            state[target] = (rounded * scales).T
        elif node.op_type == "MatMul" and node.input[1] in stored:
            state[target] = stored[node.input[1]].T
    return {
        name: torch.from_numpy(np.array(values, dtype=np.float32))
        for name, values in _three_support_rows(state).items()
    }


def _three_support_rows(state: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    halves = np.array([0.5, -0.5, -0.5], dtype=np.float32)
    for name in ("pair_heads.weight", "pair_heads.bias"):
        answerable, *support = state[name]
        if len(support) == 1:
            state[name] = np.stack([answerable, *(half * support[0] for half in halves)])
    return state
