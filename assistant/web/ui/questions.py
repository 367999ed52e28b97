"""What happens when a question is asked, asked again or stopped, and a conversation opened."""

from collections.abc import AsyncIterator, Callable
from typing import Any, TypeAlias
from urllib.parse import parse_qs

import gradio as gr

from assistant.answering.understanding.rewriting import narrowed
from assistant.conversations import Exchange
from assistant.conversations.records import Asked
from assistant.web import render
from assistant.web.access.desks import Desks
from assistant.web.articles import read_choice
from assistant.web.desk import Desk
from assistant.web.searched import LINK, read_again
from assistant.web.transcript import message
from assistant.web.ui.layout import QUIET, Controls
from index.errors import CitelineError
from index.types import SearchFilter

EMPTY = "The question is empty. Type what you want to know."
Handler: TypeAlias = Callable[..., Any]
"""Of an event of the page."""

State: TypeAlias = tuple[Any, ...]
"""Messages, conversation and question box."""

RETRY, EDIT = "#retry?", "#edit?"


def connect_questions(desks: Desks, controls: Controls) -> None:
    """Connect asking, acting on an answer, opening a conversation, stopping and starting over."""
    ask, act, show, stop = handlers(desks)
    composer, relay = controls.composer, controls.composer.relay
    outputs = [controls.messages, relay.conversation, composer.question]
    inputs = [relay.conversation, composer.choice]
    submitted = composer.question.submit(ask, [composer.question, *inputs], outputs, **QUIET)
    picked = controls.messages.example_select(
        picked_example, None, composer.question, **QUIET
    ).then(ask, [composer.question, *inputs], outputs, **QUIET)
    acted = relay.act_button.click(act, [relay.act, *inputs], outputs, **QUIET)
    opened = relay.open_button.click(show, relay.opened, outputs, trigger_mode="multiple", **QUIET)
    # Only what the page shows of them; they are answered all the same.
    shown = [submitted, picked, acted, opened]
    relay.opened.input(None, None, None, cancels=shown, **QUIET)
    composer.question.stop(stop, relay.conversation, outputs, cancels=shown, **QUIET)


def handlers(desks: Desks) -> tuple[Handler, Handler, Handler, Handler]:
    """Return what asks, acts on an answer, shows a conversation and stops an answer."""

    async def ask(
        request: gr.Request, question: str, conversation_id: str, choice: str
    ) -> AsyncIterator[tuple[Any, ...]]:
        desk = desk_of(desks, request)
        if not question.strip():
            said = message("assistant", render.error_note(EMPTY))
            yield [*desk.messages(conversation_id), said], gr.skip(), ready_to_ask()
            return
        asked = Asked(question, read_choice(choice).search_filter)
        async for state in followed(desk, desk.ask(asked, conversation_id), ""):
            yield state

    async def act(
        request: gr.Request, fields: str, conversation_id: str, choice: str
    ) -> AsyncIterator[tuple[Any, ...]]:
        desk = desk_of(desks, request)
        exchange = begin_again(desk, fields, conversation_id, read_choice(choice).search_filter)
        if exchange is None:  # a generator that yields nothing empties what it writes to
            yield gr.skip(), gr.skip(), gr.skip()
            return
        async for state in followed(desk, exchange):
            yield state

    async def show(request: gr.Request, conversation_id: str) -> AsyncIterator[tuple[Any, ...]]:
        desk = desk_of(desks, request)
        yield desk.messages(conversation_id), conversation_id, ready_to_ask()
        running = desk.running(conversation_id)
        if running is not None:
            async for state in followed(desk, desk.conversations.exchange(running)):
                yield state

    def stop(request: gr.Request, conversation_id: str) -> tuple[Any, ...]:
        desk = desk_of(desks, request)
        desk.stop(conversation_id)
        return desk.messages(conversation_id), gr.skip(), ready_to_ask()

    return ask, act, show, stop


def desk_of(desks: Desks, request: gr.Request) -> Desk:
    """Return the desk of whoever makes an event happen."""
    assert request.request is not None  # noqa: S101 - events come over HTTP only
    return desks.of(request.request.scope)


def begin_again(
    desk: Desk, fields: str, conversation_id: str, chosen: SearchFilter
) -> Exchange | None:
    """Begin what a link of an answer asks for; None where it asks for nothing that is here.

    The link comes from a client and is read as such.
    """
    if fields.startswith(LINK):
        again = read_again(fields)
        if again is None:
            return None
        wanted = narrowed(chosen, again.filter)
        kept = None if again.filter.is_empty else again.filter
        stands_alone = again.kind is None
        asked = Asked(again.question, wanted, kept, again.kind, stands_alone)
        return desk.ask(asked, conversation_id)
    name, _, rest = fields.partition("?")
    values = parse_qs(rest, max_num_fields=4)
    try:
        exchange_id = values.get("exchange", [""])[0]
        if f"{name}?" in (RETRY, EDIT):
            return desk.ask_anew(exchange_id, values.get("question", [""])[0])
    except CitelineError:
        return None
    return None


async def followed(
    desk: Desk, exchange: Exchange, typed: str | None = None
) -> AsyncIterator[tuple[Any, ...]]:
    """Yield the messages, the conversation and the question box as an exchange is answered.

    Args:
        desk: Where it is answered.
        exchange: Begun already.
        typed: What to put into the question box; None leaves it alone.
    """
    conversation_id, given_back = exchange.conversation_id, None
    before = desk.messages(conversation_id)
    exchanges = desk.conversations.conversation(conversation_id).exchanges
    at = 2 * [one.id for one in exchanges].index(exchange.id) + 1
    kept: dict[str, Any] = {} if typed is None else {"value": typed}
    textbox: Any = gr.Textbox(submit_btn=False, stop_btn="Stop", **kept)
    async for shown in desk.states(exchange.id):
        before[at] = message("assistant", shown.html)
        yield list(before), conversation_id, textbox
        textbox = gr.skip()
        given_back = exchange.asked.question if shown.gives_back else None
    yield desk.messages(conversation_id), conversation_id, ready_to_ask(given_back)


def picked_example(event: gr.SelectData) -> str:
    """Return the text of the example question that was chosen."""
    return str(event.value["text"])


def ready_to_ask(question: str | None = None) -> gr.Textbox:
    """Return the question box with its button to ask, and with a question put back into it."""
    if question is None:
        return gr.Textbox(submit_btn="Ask", stop_btn=False)
    return gr.Textbox(value=question.strip(), submit_btn="Ask", stop_btn=False)
