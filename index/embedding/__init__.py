"""Texts to vectors: the static model that comes with Citeline, an ONNX model, or a provider.

- `static.py`, `vocabulary.py`: the embedded model, a table of rows for words.
- `onnx.py`, `batches.py`, `options.py`, `files.py`: a model of the user's own.
- `providers.py`: a model on a server.
- `fingerprint.py`: whether vectors that are kept are those of the model in use.

Nothing heavy is imported until a model is loaded.
"""

from pathlib import Path

from index.embedding import providers
from index.embedding.adapter import embed_matrix, embed_query
from index.embedding.files import ModelFiles, folder_files
from index.embedding.fingerprint import Fingerprint, check
from index.embedding.local import Embedding
from index.embedding.options import OnnxModelOptions
from index.errors import SettingsError

__all__ = [
    "Embedding",
    "Fingerprint",
    "ModelFiles",
    "OnnxModelOptions",
    "check",
    "embed_matrix",
    "embed_query",
    "folder_files",
    "load_embedding",
]

PROVIDERS = ("embedded", "onnx", "openai-like", "ollama")


def load_embedding(
    provider: str = "embedded",
    *,
    folder: Path | None = None,
    options: OnnxModelOptions | None = None,
    threads: int | None = None,
    model: str = "",
    base_url: str = "",
    api_key: str | None = None,
    timeout_seconds: float = 60.0,
) -> Embedding:
    """Return the embedding that the settings ask for.

    Args:
        provider: "embedded" for Citeline's own; "onnx" for a model in a folder; "openai-like"
            for an endpoint that speaks OpenAI's protocol; "ollama".
        folder: For "onnx": holds model.onnx and tokenizer.json.
        options: For "onnx": how the model is used.
        threads: For "onnx": cores to use; None for all.
        model: For "openai-like" and "ollama": the model's name there.
        base_url: For "openai-like" and, if it is not on this machine's usual port, "ollama".
        api_key: For "openai-like", if it asks for one.
        timeout_seconds: For "openai-like" and "ollama": of one request.

    Raises:
        SettingsError: The provider is unknown or not installed, or a setting it needs is missing.
        ModelError: A model file is missing or not the expected one.
    """
    if provider not in PROVIDERS:
        known = ", ".join(PROVIDERS)
        raise SettingsError(f"There is no embedding provider {provider!r}. Choose one of {known}.")
    if provider == "embedded":
        from index.embedding.static import StaticEmbedding

        return StaticEmbedding()
    if provider == "onnx":
        return _of_folder(folder, options, threads)
    return _of_service(provider, model, base_url, api_key, timeout_seconds)


def _of_service(
    provider: str, model: str, base_url: str, api_key: str | None, timeout_seconds: float
) -> Embedding:
    if not model:
        raise needs(provider, "model", "name")
    if provider == "ollama":
        return providers.ollama(model, base_url or providers.OLLAMA_URL, timeout_seconds)
    if not base_url:
        raise needs(provider, "base_url", "such as http://localhost:8000/v1")
    return providers.openai_like(model, base_url, api_key, timeout_seconds)


def _of_folder(
    folder: Path | None, options: OnnxModelOptions | None, threads: int | None
) -> Embedding:
    from index.embedding.onnx import OnnxEmbedding

    if folder is None:
        raise needs("onnx", "folder", "with model.onnx and tokenizer.json")
    return OnnxEmbedding(folder_files(folder), options, threads)


def needs(provider: str, setting: str, what: str) -> SettingsError:
    """Return the error for a setting that a provider cannot do without."""
    return SettingsError(f"The embedding provider {provider} needs a {setting} {what}. Set it.")
