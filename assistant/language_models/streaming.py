"""One reply of a language model as it comes: the one way in which Citeline asks a model.

- `call.py` asks within limits, tries again, and is the only one that does;
- `intake.py` cleans and bounds what comes and knows whether it is whole;
- `failures.py` puts what goes wrong into words; `breaker.py` leaves a dead server alone;
- `background.py` is the thread in which all of it runs, so that a call can be given up at any time.
"""

import time
import weakref
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Literal, Self

from assistant.cancellation import Cancellation
from assistant.language_models.background import BackgroundLoop
from assistant.language_models.breaker import CircuitBreaker
from assistant.language_models.call import Call, Ended
from assistant.language_models.intake import Piece
from assistant.language_models.providers import close_clients
from assistant.language_models.tokens import counter_for_model
from assistant.language_models.usage import Usage
from assistant.settings import LanguageModelSettings
from index.errors import LanguageModelError

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

STOPPED = "The language model's reply was stopped."
GRACE_SECONDS = 1.0
"""How much later than the deadline a reader gives up, should the call itself hang."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of what a model is sent."""

    role: Literal["system", "user", "assistant"]
    text: str


class ChatModel:
    """A language model that replies with streams. Thread safe.

    It takes the model over: its connections belong to the thread in which this object asks it.
    """

    def __init__(
        self, model: "LLM", settings: LanguageModelSettings, breaker: CircuitBreaker | None = None
    ) -> None:
        self.settings = settings
        self.count_tokens = counter_for_model(settings.model or "")
        self._model = model
        self._breaker = breaker or CircuitBreaker()
        self._loop = BackgroundLoop(lambda: close_clients(model))
        weakref.finalize(self, self._loop.close)

    def stream(
        self, messages: Sequence[Message], cancellation: Cancellation | None = None
    ) -> "ChatStream":
        """Return the reply to these messages; nothing is sent before its first piece is taken."""
        stream = ChatStream(self, messages)
        if cancellation is not None:
            cancellation.on_cancel(stream.close)
        return stream

    def complete(self, messages: Sequence[Message]) -> str:
        """Return the whole reply to these messages.

        Raises:
            LanguageModelError: There is none, or it broke off.
        """
        return "".join(self.stream(messages))

    def start(self, messages: Sequence[Message], inbox: "Inbox") -> "Future[None]":
        """Send these messages; the inbox gets what comes. Cancelling the future stops the reply."""
        from llama_index.core.base.llms.types import ChatMessage

        sent = [ChatMessage(role=one.role, content=one.text) for one in messages]
        call = Call(self._model, self.settings, self._breaker, sent, inbox.put)
        return self._loop.submit(call.run())


class ChatStream:
    """One reply: an iterator over its pieces of text, which are never empty.

    Taking a piece raises LanguageModelError, with the reason, when the reply fails or breaks off:
    only a stream that ends without one was whole. For one thread, but any may close it.
    """

    def __init__(self, model: ChatModel, messages: Sequence[Message]) -> None:
        self._model = model
        self._messages = tuple(messages)
        self._inbox: Inbox = SimpleQueue()
        self._call: Future[None] | None = None
        self._gives_up_at = 0.0
        self._end: Ended | None = None
        self._said: list[str] = []
        self._was_answered = False
        self._input_tokens: int | None = None
        self._output_tokens: int | None = None

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        while self._end is None:
            told = self._next()
            if isinstance(told, Ended):
                self._end = self._end or told
            elif text := self._noted(told):
                return text
        if self._end.reason is not None:
            raise LanguageModelError(self._end.reason)
        raise StopIteration

    def close(self) -> None:
        """Stop the reply and give its connection back. Calling it again does nothing."""
        self._end = self._end or Ended(STOPPED)
        self._inbox.put(self._end)  # wakes the thread that waits for a piece
        if self._call is not None:
            self._call.cancel()

    def __del__(self) -> None:
        self.close()

    @property
    def usage(self) -> Usage:
        """What was sent and received so far: the provider's own numbers once it has given them.

        Nothing was before the server begins to reply: a call that it refuses is not billed.
        """
        if not self._was_answered:
            return Usage()
        sent, said = self._input_tokens, self._output_tokens
        count = self._model.count_tokens
        return Usage(
            sum(count(one.text) for one in self._messages) if sent is None else sent,
            count("".join(self._said)) if said is None else said,
        )

    def _next(self) -> Piece | Ended:
        if self._call is None:
            limit = self._model.settings.timeout_seconds + GRACE_SECONDS
            self._gives_up_at = time.monotonic() + limit
            self._call = self._model.start(self._messages, self._inbox)
        try:
            return self._inbox.get(timeout=max(0.0, self._gives_up_at - time.monotonic()))
        except Empty:
            self._call.cancel()
            return Ended("The language model did not reply in time. Ask again.")

    def _noted(self, piece: Piece) -> str:
        self._was_answered = True
        if piece.input_tokens is not None:
            self._input_tokens = piece.input_tokens
        if piece.output_tokens is not None:
            self._output_tokens = piece.output_tokens
        if piece.text:
            self._said.append(piece.text)
        return piece.text


Inbox = SimpleQueue[Piece | Ended]
