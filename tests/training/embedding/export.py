"""The trained rows as the files that ship: int8 rows with a scale each, vocabulary, facts."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.embedding.static import FACTS_NAME, TABLE_NAME, VOCABULARY_NAME
from index.embedding.vocabulary import Vocabulary

NAME = "citeline-static"
MOST = 127
SMALLEST = 1e-4
"""A row of smaller numbers would have a scale that half precision cannot hold."""


def write_weights(
    folder: Path,
    vocabulary: Vocabulary,
    table: npt.NDArray[np.float32],
    configuration: dict[str, Any],
) -> None:
    """Write the three files of a static embedding.

    Args:
        folder: Is made if it does not exist.
        vocabulary: The one that the rows were trained with.
        table: float32, shape (vocabulary.size, dimension); a row's weight is its length.
        configuration: How it was trained, kept beside the hashes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rows, scales = quantised(table)
    np.savez(folder / TABLE_NAME, table=rows, scales=scales)
    text = "\n".join(vocabulary.entries)
    (folder / VOCABULARY_NAME).write_text(text, encoding="utf-8", newline="\n")
    facts = {
        "name": NAME,
        "dimension": table.shape[1],
        "word_rows": vocabulary.word_rows,
        "gram_rows": vocabulary.gram_rows,
        "sha256": hashes(folder, (TABLE_NAME, VOCABULARY_NAME)),
        "configuration": configuration,
    }
    (folder / FACTS_NAME).write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")


def quantised(
    table: npt.NDArray[np.float32],
) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float16]]:
    """Return rows of -127 to 127 and what each is multiplied by to come near the row given."""
    scales = np.maximum(np.abs(table).max(axis=1), SMALLEST) / MOST
    scales = scales.astype(np.float16)
    rows = np.rint(table / scales[:, None].astype(np.float32))
    rows = np.clip(rows, -MOST, MOST).astype(np.int8)
    return rows, scales


def hashes(folder: Path, names: Sequence[str]) -> dict[str, str]:
    """Return the SHA-256 of each file of a folder."""
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
