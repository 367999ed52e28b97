"""A question for programs that speak Gradio's own protocol: `Client(url).predict(..., "/ask")`."""

from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, cast

import gradio as gr

from assistant.serialise import answer_to_dict, sentence_to_dict
from assistant.types import Answered, SentenceWritten, StreamEvent
from assistant.web.access.desks import Desks
from assistant.web.rate import Rate, client_of
from assistant.web.ui.questions import desk_of
from index.errors import CitelineError, QuestionError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator


def add_endpoint(desks: Desks, rate: Rate | None = None) -> None:
    """Add the endpoint `/ask` to the page that is being built; the page does not use it.

    With `rate`, a program may ask only so often.
    """

    async def ask(request: gr.Request, question: str) -> AsyncIterator[dict[str, Any]]:
        """Answer a question; its sentences come one by one, and at last the whole answer."""
        written: list[dict[str, Any]] = []
        try:
            _check(request, question, rate)
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


def _check(request: gr.Request, question: object, rate: Rate | None) -> None:
    """Look at what Gradio hands on as it came.

    Raises:
        QuestionError: It is no question, or comes too early.
    """
    if not isinstance(question, str):
        raise QuestionError("The question should be a text.")
    assert request.request is not None  # noqa: S101 - events come over HTTP only
    seconds = rate.seconds_to_wait(client_of(request.request.scope)) if rate else 0
    if seconds:
        raise QuestionError(f"You have asked too many questions. Ask again in {seconds} seconds.")
