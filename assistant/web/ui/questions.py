"""What happens when a question is asked, asked again or stopped."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant.answering.understanding.rewriting import narrowed
from assistant.web import chat
from assistant.web.articles import read_choice
from assistant.web.conversation import Conversation
from assistant.web.searched import read_again
from assistant.web.ui.articles import Chosen
from assistant.web.ui.layout import QUIET, Controls

if TYPE_CHECKING:
    from assistant.assistant import Assistant


def connect_questions(assistant: "Assistant", controls: Controls) -> None:
    """Connect asking, stopping and starting over."""

    async def ask(
        question: str, conversation: Conversation, *choice: *Chosen
    ) -> AsyncIterator[tuple[Any, ...]]:
        wanted = read_choice(*choice).search_filter
        replies = chat.reply(assistant, question, conversation.turns, wanted)
        async for state in answered(replies, question, conversation):
            yield state

    async def ask_again(
        fields: str, conversation: Conversation, *choice: *Chosen
    ) -> AsyncIterator[tuple[Any, ...]]:
        again = read_again(fields)
        if again is None:
            return
        wanted = narrowed(read_choice(*choice).search_filter, again.filter)
        replies = chat.reply(assistant, again.question, (), wanted, again.filter)
        async for state in answered(replies, again.question, conversation):
            yield state

    composer, choice_of = controls.composer, controls.drawer.choice
    outputs = [controls.messages, controls.conversation, composer.question]
    inputs = [composer.question, controls.conversation, *choice_of]
    submitted = composer.question.submit(ask, inputs, outputs, **QUIET)
    picked = controls.messages.example_select(
        picked_example, None, composer.question, **QUIET
    ).then(ask, inputs, outputs, **QUIET)
    repeated = composer.again_button.click(
        ask_again, [composer.again, controls.conversation, *choice_of], outputs, **QUIET
    )
    running = [submitted, picked, repeated]
    composer.question.stop(stop, controls.conversation, outputs, cancels=running, **QUIET)
    controls.new_button.click(
        lambda: ([], Conversation(), ready_to_ask()), None, outputs, cancels=running, **QUIET
    )


async def answered(
    replies: AsyncGenerator[chat.Shown, None], question: str, conversation: Conversation
) -> AsyncIterator[tuple[Any, ...]]:
    """Yield the messages, the conversation and the question box as a question is answered."""
    before = now = conversation.asked(question)
    textbox: Any = gr.Textbox(value="", submit_btn=False, stop_btn="Stop")
    given_back = None
    async with aclosing(replies):
        async for shown in replies:
            now = before.replied(shown)
            yield list(now.messages), now, textbox
            textbox = gr.skip()
            given_back = question if shown.gives_back else None
    yield list(now.messages), now.ended(), ready_to_ask(given_back)


def stop(conversation: Conversation) -> tuple[Any, ...]:
    """Mark the reply that was being written as stopped."""
    left = conversation.stopped()
    return list(left.messages), left, ready_to_ask()


def picked_example(event: gr.SelectData) -> str:
    """Return the text of the example question that was chosen."""
    return str(event.value["text"])


def ready_to_ask(question: str | None = None) -> gr.Textbox:
    """Return the question box with its button to ask, and with a question put back into it."""
    if question is None:
        return gr.Textbox(submit_btn="Ask", stop_btn=False)
    return gr.Textbox(value=question.strip(), submit_btn="Ask", stop_btn=False)
