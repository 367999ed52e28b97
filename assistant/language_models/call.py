"""One call of a language model within its limits: the only place that tries again.

One deadline, `llm.timeout_seconds`, holds for everything: tries, the pauses between them, the whole
reply. Within it, `llm.first_token_seconds` limits how long each try may be silent at first, and
`llm.idle_seconds` how long a reply may pause. Nothing is tried again once text has come.
"""

import asyncio
import random
from collections.abc import Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.language_models.breaker import CircuitBreaker
from assistant.language_models.failures import TRY_AGAIN, Failure, failure_of
from assistant.language_models.intake import Intake, Piece, is_thinking
from assistant.settings import LanguageModelSettings

if TYPE_CHECKING:
    from llama_index.core.base.llms.types import ChatMessage
    from llama_index.core.llms import LLM

MAX_TRIES = 4
FIRST_PAUSE_SECONDS = 0.5
MAX_PAUSE_SECONDS = 8.0
"""The pause doubles from try to try; a random part of it, up to half, is left out."""

SECONDS_AFTER_END = 1.0
"""How long to wait, when the text is whole, for the counts of tokens that may follow."""


@dataclass(frozen=True, slots=True)
class Ended:
    """The last thing that is told of a call; the reply is whole unless there is a reason."""

    reason: str | None = None


class Call:
    """Asks once, and again where that may help. Tells its pieces and its end as they come."""

    def __init__(
        self,
        model: "LLM",
        settings: LanguageModelSettings,
        breaker: CircuitBreaker,
        messages: Sequence["ChatMessage"],
        tell: Callable[[Piece | Ended], None],
    ) -> None:
        self._model = model
        self._settings = settings
        self._breaker = breaker
        self._messages = messages
        self._tell = tell
        self._started = False

    async def run(self) -> None:
        """Make the call. Raises nothing but that it was cancelled."""
        if not self._breaker.admits():
            self._tell(Ended(f"The language model failed several times just now. {TRY_AGAIN}"))
            return
        deadline = asyncio.get_running_loop().time() + self._settings.timeout_seconds
        try:
            await self._try_until(deadline)
        except Failure as failure:
            self._breaker.failed() if failure.outage else self._breaker.undecided()
            what = "'s reply broke off" if self._started else " did not reply"
            self._tell(Ended(f"The language model{what}: {failure}"))
        except asyncio.CancelledError:
            self._breaker.undecided()
            raise
        else:
            self._breaker.succeeded()
            self._tell(Ended())

    async def _try_until(self, deadline: float) -> None:
        clock = asyncio.get_running_loop().time
        for tries in range(1, MAX_TRIES + 1):
            failure = await self._try(deadline)
            if failure is None:
                return
            pause = failure.retry_after_seconds
            pause = pause_seconds(tries) if pause is None else pause
            last = tries == MAX_TRIES or clock() + pause >= deadline
            if last or self._started or not failure.retryable:
                raise failure
            await asyncio.sleep(pause)

    async def _try(self, deadline: float) -> Failure | None:
        """Ask once; return what went wrong, without the provider's error, which may hold a key."""
        intake = Intake(self._settings.max_output_tokens)
        try:
            await self._receive(intake, deadline)
            intake.check_whole()
        except Failure as failure:
            return failure
        except Exception as error:  # noqa: BLE001 - a provider may raise anything
            return failure_of(error, self._settings)
        return None

    async def _receive(self, intake: Intake, deadline: float) -> None:
        settings, clock = self._settings, asyncio.get_running_loop().time
        first = min(deadline, clock() + settings.first_token_seconds)
        try:
            async with asyncio.timeout_at(first) as limit:
                replies: Any = await self._model.astream_chat(self._messages)
                async with aclosing(replies):
                    async for response in replies:
                        piece = intake.take(response)
                        self._started = self._started or bool(piece.text)
                        self._tell(piece)
                        if piece.text or intake.ended or is_thinking(response):
                            patience = SECONDS_AFTER_END if intake.ended else settings.idle_seconds
                            limit.reschedule(min(deadline, clock() + patience))
        except Exception as error:
            # When the text is whole, nothing that comes or fails to come after it takes from it.
            if intake.ended and not isinstance(error, Failure):
                return
            if isinstance(error, TimeoutError) and limit.expired():
                raise self._late(clock() >= deadline) from None
            raise

    def _late(self, at_deadline: bool) -> Failure:
        """Return the failure for the limit that was reached."""
        settings = self._settings
        if at_deadline:
            limit, name = settings.timeout_seconds, "timeout_seconds"
            what = "it was not done after"
        elif self._started:
            limit, name = settings.idle_seconds, "idle_seconds"
            what = "nothing more came for"
        else:
            limit, name = settings.first_token_seconds, "first_token_seconds"
            what = "no text came within"
        return Failure(f"{what} {limit:g} s. Ask again, or raise llm.{name}.", outage=True)


def pause_seconds(tries: int) -> float:
    """Return how long to wait after so many tries, in seconds; random, so that callers part."""
    pause = min(MAX_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2.0 ** (tries - 1))
    return pause * random.uniform(0.5, 1.0)  # noqa: S311 - nothing secret
