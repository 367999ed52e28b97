"""The components of the page, in their places."""

from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.web import render
from assistant.web.wording import HEADER

QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
"""How every event is connected: nothing greys out, and no client may call it by name."""


@dataclass(slots=True)
class Relay:
    """What the page's script says to the server through Gradio, which has no other way in.

    The conversation's id stands here and not in a state of the server's, so that it is still known
    when the server comes back. `given` is a question that was not taken, for the script to put
    back.
    """

    conversation: gr.Textbox
    opened: gr.Textbox
    open_button: gr.Button
    act: gr.Textbox
    act_button: gr.Button
    given: gr.Textbox


@dataclass(slots=True)
class Composer:
    """What a question is typed into, and what is read beside it.

    `choice` is which articles are asked, as the page's script writes it: see `read_choice`.
    """

    question: gr.Textbox
    choice: gr.Textbox
    relay: Relay
    refresh_button: gr.Button


@dataclass(slots=True)
class Controls:
    """The components that events read and write."""

    articles_button: gr.Button
    messages: gr.Chatbot
    composer: Composer


def lay_out(writer: str) -> Controls:
    """Create the components in their places; `writer` says who writes the answers.

    The articles, the conversations and the reader are the page's own script's.
    """
    with gr.Column(elem_id="page"):
        with gr.Row(elem_id="top"):
            pill("Conversations", "conversations-button")
            gr.Markdown(HEADER, elem_id="brand")
            pill("New chat", "new-button")
            articles_button = pill("Articles", "articles-button")
        messages = message_list()
        composer = lay_out_composer(writer)
    return Controls(articles_button, messages, composer)


def pill(text: str, name: str) -> gr.Button:
    """Create a button at the top of the page."""
    return gr.Button(text, elem_id=name, elem_classes="pill", size="sm")


def lay_out_composer(writer: str) -> Composer:
    """Create the question box with what stands around it."""
    with gr.Column(elem_id="composer"):
        question = question_box()
        gr.Markdown(render.status(writer), elem_id="writer")
        with gr.Column(elem_id="relay"):
            relay = lay_out_relay()
            choice = gr.Textbox(elem_id="choice", container=False)
            refresh_button = gr.Button("Count the articles anew", elem_id="refresh-button")
    return Composer(question, choice, relay, refresh_button)


def lay_out_relay() -> Relay:
    """Create what nobody sees and the page's script uses."""
    return Relay(
        gr.Textbox(elem_id="conversation", container=False),
        gr.Textbox(elem_id="open", container=False),
        gr.Button("Open the conversation", elem_id="open-button"),
        gr.Textbox(elem_id="act", container=False),
        gr.Button("Ask, or act on an answer", elem_id="act-button"),
        gr.Textbox(elem_id="given", container=False, interactive=True),
    )


def message_list() -> gr.Chatbot:
    """Create the list of questions and answers."""
    return gr.Chatbot(
        elem_id="chat",
        label="Conversation",
        show_label=False,
        container=False,
        autoscroll=False,
        height="100%",
        latex_delimiters=[],
        buttons=[],
        feedback_options=None,
        layout="panel",
    )


def question_box() -> gr.Textbox:
    """Create the box that questions are typed into."""
    return gr.Textbox(
        elem_id="question",
        label="Question",
        show_label=False,
        placeholder="Ask about your articles",
        submit_btn="Ask",
        autofocus=True,
        interactive=True,  # no event of the server's reads it
        max_lines=6,
        container=False,
    )
