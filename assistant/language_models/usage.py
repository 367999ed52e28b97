"""What a call of a language model took: tokens, and money where prices are set."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.settings import LanguageModelSettings

if TYPE_CHECKING:
    from llama_index.core.base.llms.types import ChatResponse

INPUT_NAMES = ("prompt_tokens", "input_tokens", "prompt_eval_count")
OUTPUT_NAMES = ("completion_tokens", "output_tokens", "eval_count")
"""What OpenAI's protocol, Anthropic and Ollama call their counts."""

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one call."""

    input_tokens: int = 0
    output_tokens: int = 0

    def cost(self, settings: LanguageModelSettings) -> float | None:
        """Return what the call cost, in the currency of the prices; None without both prices."""
        price_in = settings.price_per_million_input_tokens
        price_out = settings.price_per_million_output_tokens
        if price_in is None or price_out is None:
            return None
        return (self.input_tokens * price_in + self.output_tokens * price_out) / MILLION


def reported_tokens(response: "ChatResponse") -> tuple[int | None, int | None]:
    """Return the tokens in and out that a reply, or a piece of one, says it took."""
    beside = response.message.additional_kwargs
    places = [
        response.additional_kwargs,
        _field(beside, "usage"),
        _field(response.raw, "usage"),
        response.raw,
    ]
    return _first(places, INPUT_NAMES), _first(places, OUTPUT_NAMES)


def _first(places: list[Any], names: tuple[str, ...]) -> int | None:
    found = (_field(place, name) for place in places for name in names)
    return next((value for value in found if isinstance(value, int)), None)


def _field(value: Any, name: str) -> Any:  # noqa: ANN401 - replies are of any shape
    return value.get(name) if isinstance(value, Mapping) else getattr(value, name, None)
