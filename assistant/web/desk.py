"""The desk that questions come to: each is kept, answered apart from its page, and kept again.

A page may go while its question is answered, and come back, or be joined by another: the answer
is written all the same, and whoever looks sees it grow.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.conversations import (
    Conversation,
    ConversationStore,
    Exchange,
    ExchangeState,
    Rating,
)
from assistant.conversations.feedback import write_feedback
from assistant.conversations.records import Asked
from assistant.conversations.standing import StandingCheck
from assistant.types import Answer, Turn
from assistant.web import chat
from assistant.web.transcript import Message, messages_of
from index.errors import NotFoundError, StoreError

if TYPE_CHECKING:
    from assistant.assistant import Assistant

logger = logging.getLogger(__name__)

KEYS_KEPT = 256
"""Of the newest questions of a desk; one is sent again within seconds."""

UNKEPT = "The data folder can only be read, so that nothing can be noted there."


class _Run:
    """An answer on its way; tells those who wait for its next state."""

    def __init__(self, exchange: Exchange, shown: chat.Shown) -> None:
        self.exchange = exchange
        self.shown = shown
        self.is_done = False
        self.task: asyncio.Task[None] | None = None
        self._changed = asyncio.Event()

    def show(self, shown: chat.Shown) -> None:
        self.shown = shown
        self._tell()

    def end(self) -> None:
        self.is_done = True
        self._tell()

    def _tell(self) -> None:
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    async def states(self) -> AsyncGenerator[chat.Shown, None]:
        """Yield the states from now on; those that come faster than they are taken are skipped."""
        seen = None
        while True:
            changed = self._changed
            if self.shown is not seen:
                seen = self.shown
                yield seen
            elif self.is_done:
                return
            else:
                await changed.wait()


class Desk:
    """Takes questions, answers them and keeps both. Used from one event loop."""

    def __init__(self, assistant: "Assistant", conversations: ConversationStore) -> None:
        self.assistant = assistant
        self.conversations = conversations
        self._runs: dict[str, _Run] = {}
        self._asked: dict[str, str] = {}
        version_of = assistant.holdings.catalogue.published_version
        self._check = StandingCheck(assistant.article, version_of)

    def ask(self, asked: Asked, conversation_id: str = "", key: str = "") -> Exchange:
        """Take a question at the end of a conversation; begin a new one where there is none.

        A page that does not see its question arrive sends it once more, with the same `key`, and
        is given the exchange that it began.
        """
        begun = self._begun_by(key)
        if begun is None:
            begun = self._begin(self.conversations.begin(storable(asked), conversation_id))
            self._note(key, begun)
        return begun

    def _begun_by(self, key: str) -> Exchange | None:
        try:
            return self.conversations.exchange(self._asked[key])
        except (KeyError, NotFoundError):
            return None

    def _note(self, key: str, exchange: Exchange) -> None:
        if key:
            self._asked[key] = exchange.id
        while len(self._asked) > KEYS_KEPT:
            del self._asked[next(iter(self._asked))]

    def ask_anew(self, exchange_id: str, question: str = "") -> Exchange:
        """Take a question again, in its place, perhaps in other words.

        Raises:
            NotFoundError: There is no such exchange.
        """
        asked = self.conversations.exchange(exchange_id).asked
        if question.strip() and question.strip() != asked.question:
            asked = replace(asked, question=question.strip(), as_kind=None)
        self._cancel(exchange_id)
        return self._begin(self.conversations.ask_anew(exchange_id, storable(asked)))

    async def states(self, exchange_id: str) -> AsyncGenerator[chat.Shown, None]:
        """Yield how an exchange is answered, from now until it is; nothing if nobody does."""
        run = self._runs.get(exchange_id)
        if run is not None:
            async with aclosing(run.states()) as states:
                async for shown in states:
                    yield shown

    def stop(self, conversation_id: str) -> None:
        """Stop what is being written in a conversation, and keep what has come."""
        for run in list(self._runs.values()):
            if run.exchange.conversation_id == conversation_id:
                self._cancel(run.exchange.id)
                self._keep(run, ExchangeState.STOPPED)

    def rate(self, exchange_id: str, rating: Rating | None) -> Exchange:
        """Keep what a reader thinks of an answer, also as a row of a question set.

        Raises:
            NotFoundError: There is no such exchange.
            StoreError: It cannot be written.
        """
        if self.conversations.path is None:
            raise StoreError(UNKEPT)
        exchange = self.conversations.rate(exchange_id, rating)
        write_feedback(self.conversations.path.parent, exchange, rating, self._history(exchange))
        return exchange

    def running(self, conversation_id: str) -> str | None:
        """Return the id of the exchange that is being answered in a conversation, if any."""
        found = (one.exchange for one in self._runs.values())
        return next((one.id for one in found if one.conversation_id == conversation_id), None)

    def messages(self, conversation_id: str) -> list[Message]:
        """Return what the page shows of a conversation; nothing of one that is not there."""
        conversation = self._conversation(conversation_id)
        return messages_of(conversation, self._check, self._growing) if conversation else []

    def _growing(self, exchange_id: str) -> str | None:
        run = self._runs.get(exchange_id)
        return None if run is None else run.shown.html

    def _conversation(self, conversation_id: str) -> Conversation | None:
        try:
            return self.conversations.conversation(conversation_id)
        except NotFoundError:
            return None

    def _history(self, exchange: Exchange) -> tuple[Turn, ...]:
        """Return the turns before an exchange."""
        conversation = self._conversation(exchange.conversation_id)
        turns: list[Turn] = []
        for one in conversation.exchanges if conversation else ():
            if one.id == exchange.id:
                break
            turns += one.turns
        return tuple(turns)

    def _begin(self, exchange: Exchange) -> Exchange:
        history = () if exchange.asked.stands_alone else self._history(exchange)
        run = _Run(exchange, chat.Shown(""))
        self._runs[exchange.id] = run
        run.task = asyncio.create_task(self._answer(run, history))
        return exchange

    async def _answer(self, run: _Run, history: tuple[Turn, ...]) -> None:
        replies = chat.reply(self.assistant, run.exchange.asked, history)
        async with aclosing(replies):
            async for shown in replies:
                run.show(shown)
        is_answered = run.shown.answer is not None
        self._keep(run, ExchangeState.ANSWERED if is_answered else ExchangeState.FAILED)

    def _keep(self, run: _Run, state: ExchangeState) -> None:
        shown = run.shown
        answer = shown.answer
        if answer is None and shown.written:
            answer = Answer(run.exchange.asked.question, shown.written)
        try:
            self.conversations.finish(run.exchange, state, answer, shown.problem)
        except StoreError:  # nobody waits for it here, and the page goes on
            logger.exception("An answer could not be kept")
        finally:
            self._runs.pop(run.exchange.id, None)
            run.end()

    def _cancel(self, exchange_id: str) -> None:
        run = self._runs.pop(exchange_id, None)
        if run is not None and run.task is not None:
            run.task.cancel()
            run.end()


def storable(asked: Asked) -> Asked:
    """Return a question with U+FFFD for halves of characters, which no file can hold."""
    text = asked.question.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return replace(asked, question=text.strip())
