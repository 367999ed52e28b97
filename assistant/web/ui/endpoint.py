"""A question for programs that speak Gradio's own protocol: `Client(url).predict(..., "/ask")`."""

from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, cast

import gradio as gr

from assistant.serialise import answer_to_dict, sentence_to_dict
from assistant.types import Answered, SentenceWritten, StreamEvent
from assistant.web.access.desks import Desks
from assistant.web.ui.questions import desk_of
from index.errors import CitelineError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator


def add_endpoint(desks: Desks) -> None:
    """Add the endpoint `/ask` to the page that is being built; the page does not use it."""

    async def ask(request: gr.Request, question: str) -> AsyncIterator[dict[str, Any]]:
        """Answer a question; its sentences come one by one, and at last the whole answer."""
        written: list[dict[str, Any]] = []
        try:
            assistant = desk_of(desks, request).assistant
            events = cast("AsyncGenerator[StreamEvent, None]", assistant.stream(question))
            async with aclosing(events):
                async for event in events:
                    if isinstance(event, SentenceWritten):
                        written.append(sentence_to_dict(event.sentence))
                        yield {"sentences": written}
                    elif isinstance(event, Answered):
                        yield answer_to_dict(event.answer)
        except CitelineError as error:
            raise gr.Error(str(error), print_exception=False) from error

    gr.api(ask, api_name="ask")  # type: ignore[attr-defined]
