"""Language models through LlamaIndex, chosen by settings; each provider is imported when used.

- `providers.py`, `http_client.py`: the model of each provider.
- `streaming.py`, `intake.py`, `ending.py`: one reply as it comes, and whether it is whole.
- `call.py`, `background.py`, `breaker.py`, `failures.py`: limits of time, tries, and what went
  wrong.
- `tokens.py`, `usage.py`: what a call takes. `nonce.py`: the mark around what is only material.
- `scripted.py` replays prepared replies: for tests, demonstrations and trying out an evaluation.
"""

from typing import TYPE_CHECKING

from assistant.language_models import providers
from assistant.language_models.failures import describe_error
from assistant.settings import LanguageModelSettings
from index.errors import SettingsError

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

__all__ = ["describe_error", "load_language_model"]


def load_language_model(settings: LanguageModelSettings) -> "LLM":
    """Return the language model that the settings name.

    Nothing is sent: whether the server is there shows with the first question.

    Raises:
        SettingsError: There is none, the provider's package is not installed, or a setting that it
            needs is missing or refused by it.
    """
    if settings.provider is None:
        raise SettingsError(
            "No language model is set. Set llm.provider and llm.model in the settings file, or "
            "CITELINE_LLM__PROVIDER and CITELINE_LLM__MODEL in the environment."
        )
    load = {
        "openai-like": providers.openai_like,
        "openai": providers.hosted,
        "anthropic": providers.hosted,
        "ollama": providers.ollama,
        "scripted": providers.scripted,
    }[settings.provider]
    try:
        return load(settings)
    except ValueError as error:
        raise SettingsError(
            f"The language model provider {settings.provider} refuses its settings: "
            f"{describe_error(error, settings)}. Check the section llm."
        ) from error
