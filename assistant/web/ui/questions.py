"""What happens when a question is asked, asked again or stopped, and a conversation opened."""

from collections.abc import AsyncIterator, Callable
from typing import Any, TypeAlias
from urllib.parse import parse_qs

import gradio as gr

from assistant.conversations import Exchange
from assistant.conversations.records import Asked
from assistant.web.access.desks import Desks
from assistant.web.articles import read_choice
from assistant.web.desk import Desk
from assistant.web.searched import LINK, read_again
from assistant.web.transcript import message
from assistant.web.ui.layout import QUIET, Controls
from index.errors import CitelineError
from index.types import SearchFilter

Handler: TypeAlias = Callable[..., Any]
"""Of an event of the page."""

State: TypeAlias = tuple[Any, ...]
"""Messages, conversation, a question that is given back, and the question box."""

READY = gr.update(submit_btn="Ask", stop_btn=False)
ANSWERING = gr.update(submit_btn=False, stop_btn="Stop")
"""Of the question box: its button. What is typed in it is left alone."""

ASK, RETRY, EDIT = "#ask?", "#retry?", "#edit?"


def connect_questions(desks: Desks, controls: Controls) -> None:
    """Connect asking, acting on an answer, opening a conversation, stopping and starting over.

    The page's script says when the next question may come; Gradio would drop one that comes while
    it still waits for the end of the one before.
    """
    act, show, stop = handlers(desks)
    composer, relay = controls.composer, controls.composer.relay
    outputs = [controls.messages, relay.conversation, relay.given, composer.question]
    inputs = [relay.act, relay.conversation, composer.choice]
    each: dict[str, Any] = {**QUIET, "trigger_mode": "multiple"}
    acted = relay.act_button.click(act, inputs, outputs, **each)
    opened = relay.open_button.click(show, relay.opened, outputs, **each)
    # Only what the page shows of them; they are answered all the same.
    shown: list[Any] = [acted, opened]
    relay.opened.input(None, None, None, cancels=shown, **QUIET)
    composer.question.stop(stop, relay.conversation, outputs, cancels=shown, **QUIET)


def handlers(desks: Desks) -> tuple[Handler, Handler, Handler]:
    """Return what asks and acts on an answer, shows a conversation and stops an answer."""

    async def act(
        request: gr.Request, fields: str, conversation_id: str, choice: str
    ) -> AsyncIterator[State]:
        desk = desk_of(desks, request)
        exchange = begin(desk, fields, conversation_id, read_choice(choice).search_filter)
        if exchange is None:  # a generator that yields nothing empties what it writes to
            yield gr.skip(), gr.skip(), gr.skip(), gr.skip()
            return
        async for state in followed(desk, exchange):
            yield state

    async def show(request: gr.Request, conversation_id: str) -> AsyncIterator[State]:
        desk = desk_of(desks, request)
        running = desk.running(conversation_id)
        if running is None:
            yield desk.messages(conversation_id), conversation_id, gr.skip(), READY
            return
        async for state in followed(desk, desk.conversations.exchange(running)):
            yield state

    def stop(request: gr.Request, conversation_id: str) -> State:
        desk = desk_of(desks, request)
        desk.stop(conversation_id)
        return desk.messages(conversation_id), gr.skip(), gr.skip(), READY

    return act, show, stop


def desk_of(desks: Desks, request: gr.Request) -> Desk:
    """Return the desk of whoever makes an event happen."""
    assert request.request is not None  # noqa: S101 - events come over HTTP only
    return desks.of(request.request.scope)


def begin(desk: Desk, fields: str, conversation_id: str, chosen: SearchFilter) -> Exchange | None:
    """Begin what is typed or what a link asks for; None where it asks for nothing that is here.

    Either is an address, which comes from a client and is read as such. What is typed brings the
    choice of articles of its own moment.
    """
    if fields.startswith(LINK):
        again = read_again(fields)
        if again is None:
            return None
        # Imported when it is needed: with all that questions are understood by.
        from assistant.answering.understanding.rewriting import narrowed

        wanted = narrowed(chosen, again.filter)
        kept = None if again.filter.is_empty else again.filter
        stands_alone = again.kind is None
        asked = Asked(again.question, wanted, kept, again.kind, stands_alone)
        return desk.ask(asked, conversation_id)
    name, _, rest = fields.partition("?")
    values = parse_qs(rest, max_num_fields=5)
    try:
        exchange_id = values.get("exchange", [""])[0]
        if f"{name}?" == ASK and values.get("question"):
            choice = read_choice(values.get("choice", [""])[0])
            asked = Asked(values["question"][0], choice.search_filter)
            return desk.ask(asked, conversation_id, values.get("key", [""])[0])
        if f"{name}?" in (RETRY, EDIT):
            return desk.ask_anew(exchange_id, values.get("question", [""])[0])
    except CitelineError:
        return None
    return None


async def followed(desk: Desk, exchange: Exchange) -> AsyncIterator[State]:
    """Yield what the page shows as an exchange is answered that has begun."""
    conversation_id, given_back = exchange.conversation_id, ""
    before = desk.messages(conversation_id)
    exchanges = desk.conversations.conversation(conversation_id).exchanges
    at = 2 * [one.id for one in exchanges].index(exchange.id) + 1
    textbox: Any = ANSWERING
    async for shown in desk.states(exchange.id):
        before[at] = message("assistant", shown.html)
        yield list(before), conversation_id, gr.skip(), textbox
        textbox = gr.skip()
        given_back = exchange.asked.question.strip() if shown.gives_back else ""
    yield desk.messages(conversation_id), conversation_id, given_back, READY
