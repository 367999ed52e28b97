"""A question over HTTP, and its answer: whole, or as server-sent events."""

import json
import logging
from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, cast

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool

from assistant.serialise import answer_to_dict, filter_to_dict, sentence_to_dict
from assistant.types import Searched, SentenceWritten, StreamEvent
from assistant.web.history import MOST_TURNS, HistoryTurn, Text, not_too_long, read_turns
from assistant.web.problems import sentence_of
from index.types import SearchFilter

if TYPE_CHECKING:
    from assistant.assistant import Assistant

EVENTS = "text/event-stream"
"""What a client accepts that wants an answer as it is made."""

MOST_SOURCES = 1_000
"""Of one question."""

logger = logging.getLogger(__name__)


class AskRequest(BaseModel):
    """A question over HTTP.

    For example:

        {"question": "And who paid for it?",
         "history": [{"role": "user", "text": "Why was the bridge closed?"},
                     {"role": "assistant", "text": "Its hangers had cracks.",
                      "citations": [{"article_id": "a1", "start": 0, "end": 24, "quote": "..."}]}],
         "sources": ["Northern Tide News"], "after": "2026-03-01", "before": "2026-03-31"}

    Only the question is required. `history` are the turns before it, oldest first, for follow-ups;
    its `citations` are those of an earlier reply's `sentences`, sent back as they came or without
    `quote`. One that does not hold any more is left out (see `history.py`). Sources and days limit
    which articles are used.
    """

    model_config = ConfigDict(extra="forbid")

    question: Text
    history: Annotated[
        list[HistoryTurn], Field(max_length=MOST_TURNS), AfterValidator(not_too_long)
    ] = Field(default_factory=list)
    sources: list[Text] = Field(default_factory=list, max_length=MOST_SOURCES)
    after: date | None = None
    before: date | None = None

    @property
    def filter(self) -> SearchFilter:
        """Which articles may be used."""
        return SearchFilter(frozenset(self.sources), self.after, self.before)


async def answer(assistant: "Assistant", asked: AskRequest) -> dict[str, object]:
    """Return the reply to a question."""
    turns = await run_in_threadpool(read_turns, assistant, asked.history)
    return answer_to_dict(await assistant.aask(asked.question, history=turns, filter=asked.filter))


async def ask_events(assistant: "Assistant", asked: AskRequest) -> AsyncGenerator[str, None]:
    """Yield the reply as server-sent events: `searched`, `sentence`..., `answer` or `error`.

    `answer` is the whole reply. What goes wrong before the first event is raised.
    """
    turns = await run_in_threadpool(read_turns, assistant, asked.history)
    events = assistant.stream(asked.question, history=turns, filter=asked.filter)
    has_begun = False
    try:
        async with aclosing(cast("AsyncGenerator[StreamEvent, None]", events)) as made:
            async for event in made:
                yield _event(*_described(event))
                has_begun = True
    except Exception as error:
        if not has_begun:
            raise
        logger.error("An answer broke off", exc_info=error)
        yield _event("error", {"error": sentence_of(error)})


def _described(event: StreamEvent) -> tuple[str, dict[str, Any]]:
    match event:
        case Searched(articles=count, searched_for=text, inferred=inferred):
            return "searched", {
                "articles": count,
                "searched_for": text,
                "inferred_filter": filter_to_dict(inferred),
            }
        case SentenceWritten(sentence=sentence):
            return "sentence", sentence_to_dict(sentence)
        case _:
            return "answer", answer_to_dict(event.answer)


def _event(name: str, values: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(values, ensure_ascii=False)}\n\n"
