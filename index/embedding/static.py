"""The embedding that comes with Citeline: a text's vector is the weighted mean of its rows.

There is no network to run, so a passage costs little more than finding its words, and a text of any
length is read to its end. The weights, how they were made and what they reach are described in
`weights/MODEL_CARD.md`.
"""

import json
import math
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

from index.embedding.files import file_sha256
from index.embedding.local import LocalEmbedding, PassageIdentity
from index.embedding.vocabulary import PIECE, Vocabulary
from index.errors import ModelError
from index.types import Matrix, Vector

REPEATS = 0.75
"""A row that occurs n times in a text counts n to this power: the tenth mention says less than the
first. Chosen when the rows were trained, which read texts so."""

TABLE_NAME = "table.npz"
VOCABULARY_NAME = "vocabulary.txt"
FACTS_NAME = "static.json"


class StaticModel:
    """The rows in memory. Safe to call from several threads at once.

    Attributes:
        dimension: Numbers in a vector.

    Args:
        vocabulary: Finds the rows of a text.
        table: int8, shape (rows, dimension).
        scales: float32, shape (rows,): what a row's numbers are multiplied by, its weight included.
    """

    def __init__(
        self, vocabulary: Vocabulary, table: npt.NDArray[np.int8], scales: npt.NDArray[np.float32]
    ) -> None:
        if table.shape[0] != vocabulary.size or scales.shape != (vocabulary.size,):
            raise ValueError(f"{table.shape[0]} rows for a vocabulary of {vocabulary.size}")
        self._vocabulary = vocabulary
        self._table = table
        self._scales = scales
        self.dimension = int(table.shape[1])

    def vectors(self, texts: Sequence[str]) -> Matrix:
        """Return a unit row for each text; it does not depend on the other texts."""
        matrix = np.empty((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            matrix[row] = self.vector(text)
        return matrix

    def vector(self, text: str) -> Vector:
        """Return a text's unit vector; texts without a word share one, the first axis."""
        rows, counts = np.unique(
            np.array(self._vocabulary.rows(text), dtype=np.intp), return_counts=True
        )
        # `take` and a float32 power take half the time of indexing and of a power of integers.
        weights = self._scales.take(rows) * counts.astype(np.float32) ** np.float32(REPEATS)
        total: Vector = weights @ self._table.take(rows, axis=0).astype(np.float32)
        length = math.sqrt(total.dot(total))
        if length == 0.0:
            total[0] = length = 1.0
        return total / np.float32(length)


class StaticEmbedding(LocalEmbedding):
    """The static embedding. It is loaded at the first use.

    Args:
        folder: Holds `static.json`, `table.npz` and `vocabulary.txt`; None for the shipped one.

    Raises:
        ModelError: The facts of the model cannot be read.
    """

    def __init__(self, folder: Path | None = None) -> None:
        folder = folder or Path(str(files("index.embedding") / "weights"))
        facts = _facts(folder / FACTS_NAME)
        super().__init__(facts["name"])
        self._folder = folder
        self._facts = facts
        self._lock = Lock()
        self._model: StaticModel | None = None

    @property
    def identity(self) -> PassageIdentity:
        """What decides the vectors of passages."""
        hashes = (self._facts["sha256"][name][:16] for name in (TABLE_NAME, VOCABULARY_NAME))
        return PassageIdentity(revision="-".join(hashes), pooling="weighted mean")

    @property
    def dimension(self) -> int:
        """Numbers in a vector. Loads the model."""
        return self._load().dimension

    def embed(self, texts: Sequence[str]) -> Matrix:
        """Embed passages: one unit row each, in the order given.

        Raises:
            ModelError: The model is not what it should be.
        """
        return self._load().vectors(texts)

    def embed_query(self, query: str) -> Vector:
        """Embed one question, which is read as a passage is.

        Raises:
            ModelError: The model is not what it should be.
        """
        return self._load().vector(query)

    def close(self) -> None:
        """Free the model's memory. A later call loads it again."""
        with self._lock:
            self._model = None

    def _load(self) -> StaticModel:
        with self._lock:
            if self._model is None:
                self._model = load_static_model(self._folder, self._facts)
            return self._model


def load_static_model(folder: Path, facts: dict[str, Any]) -> StaticModel:
    """Load the rows and the vocabulary of a folder.

    Args:
        folder: Holds both files.
        facts: What `static.json` says: `sha256` of each, `word_rows`, `gram_rows`.

    Raises:
        ModelError: A file is missing or is not the expected one.
    """
    for name, sha256 in facts["sha256"].items():
        path = folder / name
        if not path.is_file() or file_sha256(path) != sha256:
            raise ModelError(
                f"{path} is missing or is not the file that Citeline was built with. {REMEDY}"
            )
    entries = (folder / VOCABULARY_NAME).read_text(encoding="utf-8").split("\n")
    vocabulary = Vocabulary(entries, int(facts["word_rows"]), int(facts["gram_rows"]))
    with np.load(folder / TABLE_NAME, allow_pickle=False) as stored:
        return StaticModel(vocabulary, stored["table"], stored["scales"].astype(np.float32))


def shipped_words() -> list[str]:
    """Return the whole words of the vocabulary that ships with Citeline: some 24,000 of English.

    In lower case, without accents. Names are among them.
    """
    folder = Path(str(files("index.embedding") / "weights"))
    entries = (folder / VOCABULARY_NAME).read_text(encoding="utf-8").split("\n")
    return [entry for entry in entries if not entry.startswith(PIECE)]


REMEDY = (
    "Install Citeline again: `pip install --force-reinstall --no-deps citeline`, or with uv "
    "`uv pip install --reinstall --no-deps citeline`."
)


def _facts(path: Path) -> dict[str, Any]:
    try:
        facts: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"The embedded model cannot be read: {error}. {REMEDY}") from error
    return facts
