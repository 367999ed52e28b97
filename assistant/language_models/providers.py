"""Language models of each provider, made from settings; the provider is imported when used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from assistant.language_models.http_client import guards
from assistant.settings import LanguageModelSettings
from index.errors import SettingsError
from index.extras import import_extra

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

OLLAMA_URL = "http://localhost:11434"

MAX_RETRIES = 0
"""Of the providers' own clients: `call.py` tries again, within one deadline for all tries."""

COUNT_TOKENS = {"stream_options": {"include_usage": True}}
"""Asks OpenAI's protocol for the counts of tokens of a stream, which it leaves out otherwise."""

HOSTED = {
    "openai": ("llama_index.llms.openai", "OpenAI", "api_base"),
    "anthropic": ("llama_index.llms.anthropic", "Anthropic", "base_url"),
}
"""Services with a key and a list of models: module, class, and what it calls the address."""


def openai_like(settings: LanguageModelSettings) -> "LLM":
    """Return a model behind a server that speaks OpenAI's protocol, such as llama.cpp or vLLM.

    Raises:
        SettingsError: The package, the model's name or the server's address is missing.
    """
    module = import_extra("language model", "openai-like", "llama_index.llms.openai_like")
    model: LLM = module.OpenAILike(
        model=needed(settings, "model"),
        api_base=needed(settings, "api_base"),
        # The client refuses an empty key, and without one it would take OPENAI_API_KEY.
        api_key=secret(settings) or "none",
        context_window=settings.context_window,
        max_tokens=settings.max_output_tokens,
        temperature=settings.temperature,
        timeout=settings.timeout_seconds,
        max_retries=MAX_RETRIES,
        is_chat_model=True,
        **openai_client(),
    )
    return model


def hosted(settings: LanguageModelSettings) -> "LLM":
    """Return a model of OpenAI or Anthropic.

    Raises:
        SettingsError: The package, the model's name or the key is missing.
        ValueError: LlamaIndex does not know the model.
    """
    provider = settings.provider or ""
    path, name, address = HOSTED[provider]
    module = import_extra("language model", provider, path)
    arguments: dict[str, Any] = {
        "model": needed(settings, "model"),
        address: settings.api_base,
        "api_key": needed(settings, "api_key"),
        "max_tokens": settings.max_output_tokens,
        "temperature": settings.temperature,
        "timeout": settings.timeout_seconds,
        "max_retries": MAX_RETRIES,
    }
    if provider == "openai":  # LlamaIndex's class for Anthropic makes its client itself
        arguments |= openai_client()
    model: LLM = getattr(module, name)(**arguments)
    # Asking for its limits fails for a name that is not on its list.
    _ = model.metadata
    return model


def ollama(settings: LanguageModelSettings) -> "LLM":
    """Return a model that an Ollama server runs, by default the one on this machine.

    Raises:
        SettingsError: The package or the model's name is missing.
    """
    module = import_extra("language model", "ollama", "llama_index.llms.ollama")
    client = import_extra("language model", "ollama", "ollama").AsyncClient
    address = settings.api_base or OLLAMA_URL
    model: LLM = module.Ollama(
        model=needed(settings, "model"),
        base_url=address,
        async_client=client(address, timeout=settings.timeout_seconds, **guards()),
        # Given, because Ollama's client would ask the server for it.
        context_window=settings.context_window,
        temperature=settings.temperature,
        request_timeout=settings.timeout_seconds,
        additional_kwargs={"num_predict": settings.max_output_tokens},
    )
    return model


def scripted(settings: LanguageModelSettings) -> "LLM":
    """Return a model that replays the replies of a file.

    Raises:
        SettingsError: No file is named, or it cannot be read or holds no replies.
    """
    from assistant.language_models.scripted import ScriptedLanguageModel, read_script

    if settings.script is None:
        raise missing(settings, "script")
    return ScriptedLanguageModel(
        replies=read_script(settings.script),
        context_window=settings.context_window,
        max_output_tokens=settings.max_output_tokens,
    )


def openai_client() -> dict[str, Any]:
    """Return what LlamaIndex's classes for OpenAI's protocol are told about their client."""
    import httpx

    # Now, rather than with the first question: it takes as long as a short answer does.
    import_module("openai.resources.chat")
    return {
        "additional_kwargs": COUNT_TOKENS,
        "async_http_client": httpx.AsyncClient(**guards()),
    }


async def close_clients(model: "LLM") -> None:
    """Close a model's connections, on the event loop that used them.

    LlamaIndex has no public way to; a model without these names has nothing to close.
    """
    for name in ("_aclient", "_async_client"):
        client = getattr(model, name, None)
        if client is not None:
            await client.close()


def needed(settings: LanguageModelSettings, name: str) -> str:
    """Return a setting that the provider cannot do without.

    Raises:
        SettingsError: It is not set.
    """
    value = secret(settings) if name == "api_key" else getattr(settings, name)
    if not value:
        raise missing(settings, name)
    return str(value)


def secret(settings: LanguageModelSettings) -> str | None:
    """Return the key in the clear, without the line end of the file that it may come from."""
    return settings.api_key.get_secret_value().strip() if settings.api_key else None


def missing(settings: LanguageModelSettings, name: str) -> SettingsError:
    """Return the error for a setting that is not set."""
    return SettingsError(
        f"The language model provider {settings.provider} needs llm.{name}. Set it in the settings "
        f"file, or CITELINE_LLM__{name.upper()} in the environment."
    )
