"""One reply of a language model as it comes: the one way in which answers ask a model."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Self

from assistant.language_models import describe_error
from assistant.language_models.usage import Usage, reported_tokens
from assistant.settings import LanguageModelSettings
from assistant.tokens import TokenCounter, counter_for_model
from index.errors import LanguageModelError

if TYPE_CHECKING:
    from llama_index.core.llms import LLM


@dataclass(frozen=True, slots=True)
class Message:
    """One message of what a model is sent."""

    role: Literal["system", "user", "assistant"]
    text: str


class ChatModel:
    """A language model that replies with streams. As thread safe as the model."""

    def __init__(self, model: "LLM", settings: LanguageModelSettings) -> None:
        self.settings = settings
        self.count_tokens = counter_for_model(settings.model or "")
        self._model = model

    def stream(self, messages: Sequence[Message]) -> "ChatStream":
        """Return the reply to these messages; nothing is sent before its first piece is taken."""
        return ChatStream(self._model, self.settings, self.count_tokens, messages)


class ChatStream:
    """One reply: an iterator over its pieces of text, which are never empty. For one thread.

    Taking a piece raises LanguageModelError, with the reason, when the reply fails or breaks off.
    """

    def __init__(
        self,
        model: "LLM",
        settings: LanguageModelSettings,
        counter: TokenCounter,
        messages: Sequence[Message],
    ) -> None:
        self._settings = settings
        self._counter = counter
        self._messages = tuple(messages)
        self._said: list[str] = []
        self._input_tokens: int | None = None
        self._output_tokens: int | None = None
        self._pieces = self._read(model)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        return next(self._pieces)

    def close(self) -> None:
        """Stop the reply and give its connection back. Calling it again does nothing."""
        self._pieces.close()

    @property
    def usage(self) -> Usage:
        """What was sent and received so far: the provider's own numbers once it has given them."""
        sent, said = self._input_tokens, self._output_tokens
        return Usage(
            sum(self._counter(one.text) for one in self._messages) if sent is None else sent,
            self._counter("".join(self._said)) if said is None else said,
        )

    def _read(self, model: "LLM") -> Generator[str, None, None]:
        from llama_index.core.base.llms.types import ChatMessage

        sent = [ChatMessage(role=one.role, content=one.text) for one in self._messages]
        try:
            for response in model.stream_chat(sent):
                self._note(*reported_tokens(response))
                if response.delta:
                    self._said.append(response.delta)
                    yield response.delta
        except Exception as error:  # a provider may raise anything
            raise LanguageModelError(describe_error(error, self._settings)) from error

    def _note(self, input_tokens: int | None, output_tokens: int | None) -> None:
        self._input_tokens = self._input_tokens if input_tokens is None else input_tokens
        self._output_tokens = self._output_tokens if output_tokens is None else output_tokens
