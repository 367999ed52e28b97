"""How a reply ended, as OpenAI's protocol, Anthropic and Ollama say it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from llama_index.core.base.llms.types import ChatResponse

CUT = frozenset({"length", "max_tokens", "model_context_window_exceeded"})
"""Reasons to stop that mean: at the limit of tokens, in the middle of a sentence."""

WITHHELD = frozenset({"content_filter", "refusal", "safety"})
"""Reasons to stop that mean: the provider did not let the model go on."""


def end_reason(response: "ChatResponse") -> str | None:
    """Return why the model stopped, in lower case, if this piece says it."""
    raw = response.raw
    choices = _field(raw, "choices")
    found = (
        _field(choices[0], "finish_reason") if choices else None,
        _field(response.message.additional_kwargs, "stop_reason"),
        _field(raw, "done_reason"),
        "stop" if _field(raw, "done") is True else None,
    )
    return next((reason.lower() for reason in found if isinstance(reason, str) and reason), None)


def _field(value: Any, name: str) -> Any:  # noqa: ANN401 - replies are of any shape
    return value.get(name) if isinstance(value, Mapping) else getattr(value, name, None)
