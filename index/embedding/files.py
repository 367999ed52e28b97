"""The files of an embedding model in a folder, and the hashes that tell models apart."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from index.errors import ModelError


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """One embedding model on disk.

    Attributes:
        name: What people call it.
        model: The ONNX file.
        tokenizer: The `tokenizer.json` that belongs to it.
        revision: The first 16 hexadecimal digits of each file's SHA-256, joined by a hyphen.
    """

    name: str
    model: Path
    tokenizer: Path
    revision: str


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
