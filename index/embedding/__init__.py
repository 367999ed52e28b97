"""Texts to vectors: the embedded model, another ONNX model, or a provider.

Nothing heavy is imported until a model is loaded.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from index.embedding import providers
from index.embedding.adapter import embed_matrix, embed_query
from index.embedding.files import ModelFiles, embedded_files, folder_files
from index.embedding.fingerprint import Fingerprint, check
from index.embedding.options import OnnxModelOptions
from index.errors import SettingsError

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding

__all__ = [
    "Fingerprint",
    "ModelFiles",
    "OnnxModelOptions",
    "check",
    "embed_matrix",
    "embed_query",
    "embedded_files",
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
) -> "BaseEmbedding":
    """Return the embedding that the settings ask for.

    Args:
        provider: "embedded" for the model installed with Citeline; "onnx" for one in a local
            folder; "openai-like" for an endpoint that speaks OpenAI's protocol; "ollama".
        folder: For "onnx": holds model.onnx and tokenizer.json.
        options: For "embedded" and "onnx": how the model is used.
        threads: For "embedded" and "onnx": cores to use; None for all that this process may use.
        model: For "openai-like" and "ollama": the model's name there.
        base_url: For "openai-like" and, if it is not on this machine's usual port, "ollama".
        api_key: For "openai-like", if it asks for one.
        timeout_seconds: For "openai-like" and "ollama": of one request.

    Raises:
        SettingsError: The provider is unknown or not installed, or a setting it needs is missing.
        ModelError: A model file is missing or not the expected one.
    """
    if provider in ("embedded", "onnx"):
        from index.embedding.onnx import OnnxEmbedding

        if provider == "embedded":
            return OnnxEmbedding(embedded_files(), options, threads)
        if folder is None:
            raise needs("onnx", "folder", "with model.onnx and tokenizer.json")
        return OnnxEmbedding(folder_files(folder), options, threads)
    if provider not in PROVIDERS:
        raise SettingsError(
            f"There is no embedding provider {provider!r}. Choose one of {', '.join(PROVIDERS)}."
        )
    if not model:
        raise needs(provider, "model", "name")
    if provider == "ollama":
        return providers.ollama(model, base_url or providers.OLLAMA_URL, timeout_seconds)
    if not base_url:
        raise needs(provider, "base_url", "such as http://localhost:8000/v1")
    return providers.openai_like(model, base_url, api_key, timeout_seconds)


def needs(provider: str, setting: str, what: str) -> SettingsError:
    """Return the error for a setting that a provider cannot do without."""
    return SettingsError(f"The embedding provider {provider} needs a {setting} {what}. Set it.")
