"""The reader of other languages: begun from the encoder that ships, whose word table it shares.

The encoder (`index/encoder/weights`, multilingual-e5-small in 4 bits) has the architecture of the
reader with twice its layers. Its matrices are multiplied out to begin with; its word table is not
learned, so that the exported reader reads it out of the encoder's own file.
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor

ENCODER_FACTS, ENCODER = "encoder.json", "model.onnx"
"""In a start folder: the encoder of other languages, instead of MiniLM's weights."""

MICROSOFT = "com.microsoft"
BLOCK = 32
"""Weights of the encoder's matrices and word table under one scale."""

_MIDDLE = 8
"""What four bits hold above zero."""

_MATRICES = {"attention_output": "ao", "inner": "fi", "output": "fo"}
_NORMS = {"attention_norm": "aln", "output_norm": "oln"}

WORDS, SCALES = "words", "word.scales"
"""The tensors of the encoder's word table."""


def encoder_in(start: Path) -> Path | None:
    """The encoder's file in a start folder, for a reader of other languages."""
    return start / ENCODER if (start / ENCODER_FACTS).exists() else None


def encoder_state(path: Path) -> dict[str, Tensor]:
    """The state of a `Reader` with the encoder's weights, from its ONNX file; without heads."""
    graph = onnx.load(str(path)).graph
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    width = stored["embedding.scale"].shape[0]
    state = {
        "words.weight": words_of(stored),
        "positions.weight": stored["places"],
        "types.weight": np.zeros((2, width), dtype=np.float32),  # the encoder's are in its places
        "embedding_norm.weight": stored["embedding.scale"],
        "embedding_norm.bias": stored["embedding.shift"],
    }
    layers = sum(name.endswith(".fo.packed") for name in stored)
    for number in range(layers):
        for name, values in _layer(stored, f"l{number}").items():
            state[f"layers.{number}.{name}"] = values
    return {name: torch.from_numpy(np.array(values, np.float32)) for name, values in state.items()}


def words_of(stored: Mapping[str, np.ndarray]) -> np.ndarray:
    """The encoder's word table, float32 (words, width), from its tensors by their names."""
    return _unpacked(stored[WORDS], stored[SCALES], len(stored[WORDS]))


def _layer(stored: dict[str, np.ndarray], layer: str) -> dict[str, np.ndarray]:
    def weights(part: str) -> np.ndarray:
        packed = stored[f"{layer}.{part}.packed"]
        return _unpacked(packed, stored[f"{layer}.{part}.scales"], len(packed))

    def bias(part: str) -> np.ndarray:
        return stored[f"{layer}.{part}.bias"]

    found = {
        "query_key_value.weight": np.concatenate([weights(part) for part in "qkv"]),
        "query_key_value.bias": np.concatenate([bias(part) for part in "qkv"]),
    }
    for ours, theirs in _MATRICES.items():
        found |= {f"{ours}.weight": weights(theirs), f"{ours}.bias": bias(theirs)}
    for ours, theirs in _NORMS.items():
        found[f"{ours}.weight"] = stored[f"{layer}.{theirs}.scale"]
        found[f"{ours}.bias"] = stored[f"{layer}.{theirs}.shift"]
    return found


def _unpacked(packed: np.ndarray, scales: np.ndarray, rows: int) -> np.ndarray:
    """Return float32 (rows, columns) of two weights a byte, the first one in the low bits."""
    pairs = np.stack([packed & 0x0F, packed >> 4], axis=-1).astype(np.float32) - _MIDDLE
    blocks = pairs.reshape(rows, -1, BLOCK) * scales.astype(np.float32).reshape(rows, -1, 1)
    return blocks.reshape(rows, -1)


def share_words(model: onnx.ModelProto, table: str, encoder: Path) -> None:
    """Let a float32 reader look its words up in the encoder's file, which lies beside its own.

    Args:
        model: Changed in place.
        table: The name of its own word table, which is taken out.
        encoder: The encoder's ONNX file.
    """
    graph = model.graph
    own = next(tensor for tensor in graph.initializer if tensor.name == table)
    graph.initializer.remove(own)
    graph.initializer.extend(_elsewhere(encoder, name) for name in (WORDS, SCALES))
    place, look_up = next(
        (place, node) for place, node in enumerate(graph.node) if table in node.input
    )
    ids, result = look_up.input[1], look_up.output[0]
    graph.node.remove(look_up)
    half = f"{table}.half"
    graph.node.insert(place, helper.make_node("Cast", [half], [result], to=TensorProto.FLOAT))
    graph.node.insert(
        place,
        helper.make_node(
            "GatherBlockQuantized",
            [WORDS, ids, SCALES],
            [half],
            domain=MICROSOFT,
            bits=4,
            block_size=BLOCK,
            gather_axis=0,
            quantize_axis=1,
        ),
    )
    model.opset_import.append(helper.make_opsetid(MICROSOFT, 1))


def _elsewhere(encoder: Path, name: str) -> TensorProto:
    """Return a tensor whose bytes stand in the encoder's file."""
    tensors = onnx.load(str(encoder)).graph.initializer
    tensor = next(one for one in tensors if one.name == name)
    raw = numpy_helper.to_array(tensor).tobytes()
    offset = encoder.read_bytes().index(raw)
    shared = TensorProto(name=name, data_type=tensor.data_type, dims=tensor.dims)
    shared.data_location = TensorProto.EXTERNAL
    for key, value in (("location", encoder.name), ("offset", offset), ("length", len(raw))):
        shared.external_data.add(key=key, value=str(value))
    return shared
