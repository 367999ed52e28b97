"""Embeddings that another program or a service computes; the provider is imported when used."""

from importlib import import_module
from typing import TYPE_CHECKING

from index.extras import import_extra

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding

OLLAMA_URL = "http://localhost:11434"
TEXTS_PER_REQUEST = 64
RETRIES = 2


def openai_like(
    model: str, base_url: str, api_key: str | None, timeout_seconds: float
) -> "BaseEmbedding":
    """Return an embedding behind an endpoint that speaks OpenAI's protocol.

    Args:
        model: The name that the endpoint knows the model by.
        base_url: Up to and including the version, as in "http://localhost:8000/v1".
        api_key: None for an endpoint that asks for none.
        timeout_seconds: Of one request.

    Raises:
        SettingsError: The provider's package is not installed.
    """
    provider = import_extra("embedding", "openai-like", "llama_index.embeddings.openai")
    embedding: BaseEmbedding = provider.OpenAIEmbedding(
        model_name=model,
        api_base=base_url,
        # The client refuses an empty key, and without one it would take OPENAI_API_KEY.
        api_key=api_key or "none",
        timeout=timeout_seconds,
        max_retries=RETRIES,
        embed_batch_size=TEXTS_PER_REQUEST,
    )
    return embedding


def ollama(model: str, base_url: str, timeout_seconds: float) -> "BaseEmbedding":
    """Return an embedding that an Ollama server computes.

    Raises:
        SettingsError: The provider's package is not installed.
    """
    provider = import_extra("embedding", "ollama", "llama_index.embeddings.ollama")
    embedding: BaseEmbedding = provider.OllamaEmbedding(
        model_name=model,
        base_url=base_url,
        embed_batch_size=TEXTS_PER_REQUEST,
        client_kwargs={"timeout": timeout_seconds},
    )
    return embedding


def provider_errors() -> tuple[type[Exception], ...]:
    """Return what a provider raises when its service refuses, fails or is not there."""
    errors: list[type[Exception]] = [OSError]
    known = {
        "httpx": ["HTTPError"],
        "openai": ["OpenAIError"],
        "ollama": ["RequestError", "ResponseError"],
    }
    for module, names in known.items():
        try:
            errors += [getattr(import_module(module), name) for name in names]
        except ImportError:
            continue  # a provider that is not installed raises nothing
    return tuple(errors)
