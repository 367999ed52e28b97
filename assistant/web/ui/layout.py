"""The components of the page, in their places."""

from dataclasses import dataclass, field
from typing import Any

import gradio as gr

from assistant.web import render
from assistant.web.articles import NEWEST, ORDERS
from assistant.web.wording import HEADER

QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
"""How every event is connected: nothing greys out, and no client may call it by name."""


@dataclass(slots=True)
class Relay:
    """What the page's script says to the server through Gradio, which has no other way in.

    The conversation's id stands here and not in a state of the server's, so that it is still known
    when the server comes back.
    """

    conversation: gr.Textbox
    opened: gr.Textbox
    open_button: gr.Button
    act: gr.Textbox
    act_button: gr.Button


@dataclass(slots=True)
class Composer:
    """What a question is typed into, and what is read beside it."""

    scope: gr.Markdown
    question: gr.Textbox
    relay: Relay
    refresh_button: gr.Button


@dataclass(slots=True)
class Drawer:
    """The articles: adding them, limiting what is asked, and their list."""

    files: gr.File
    outcome: gr.Markdown
    sources: gr.Dropdown
    after: gr.DateTime
    before: gr.DateTime
    words: gr.Textbox
    picked: gr.Textbox
    order: gr.Dropdown
    listing: gr.Markdown
    choice: list[Any] = field(init=False)

    def __post_init__(self) -> None:
        self.choice = [
            *(self.sources, self.after, self.before, self.words),
            *(self.picked, self.order),
        ]


@dataclass(slots=True)
class Controls:
    """The components that events read and write."""

    articles_button: gr.Button
    messages: gr.Chatbot
    composer: Composer
    drawer: Drawer


def lay_out(writer: str, hint: str) -> Controls:
    """Create the components in their places.

    Args:
        writer: Says who writes the answers.
        hint: Says which files can be added.
    """
    with gr.Column(elem_id="page"):
        with gr.Row(elem_id="top"):
            gr.Button("Conversations", elem_id="conversations-button", size="sm")
            gr.Markdown(HEADER, elem_id="brand")
            gr.Button("New chat", elem_id="new-button", size="sm")
            articles_button = gr.Button("Articles", elem_id="articles-button", size="sm")
        messages = message_list()
        composer = lay_out_composer(writer)
    drawer = lay_out_drawer(hint)
    return Controls(articles_button, messages, composer, drawer)


def lay_out_composer(writer: str) -> Composer:
    """Create the question box with what stands around it."""
    with gr.Column(elem_id="composer"):
        scope = gr.Markdown("", elem_id="scope")
        question = question_box()
        gr.Markdown(render.status(writer), elem_id="writer")
        relay = lay_out_relay()
        refresh_button = gr.Button("List the articles anew", elem_id="refresh-button")
    return Composer(scope, question, relay, refresh_button)


def lay_out_relay() -> Relay:
    """Create what nobody sees and the page's script uses."""
    with gr.Column(elem_id="relay"):
        return Relay(
            gr.Textbox(elem_id="conversation", container=False),
            gr.Textbox(elem_id="open", container=False),
            gr.Button("Open the conversation", elem_id="open-button"),
            gr.Textbox(elem_id="act", container=False),
            gr.Button("Act on an answer", elem_id="act-button"),
        )


def lay_out_drawer(hint: str) -> Drawer:
    """Create the side of the articles."""
    with gr.Column(elem_id="articles"):
        with gr.Row(elem_id="articles-top"):
            gr.Markdown("<h2>Articles</h2>")
            gr.Button("Close", elem_id="articles-close", size="sm")
        files = gr.File(
            elem_id="upload",
            label="Add articles",
            file_count="multiple",
            height=120,
            show_label=True,
        )
        gr.Markdown(render.hint(hint), elem_id="formats")
        gr.Button("Paste a text", elem_id="paste-button", size="sm")
        outcome = gr.Markdown("", elem_id="outcome")
        gr.Markdown("<h3>Limit what you ask</h3>", elem_id="limits")
        sources = gr.Dropdown([], multiselect=True, label="Only these sources", elem_id="sources")
        with gr.Row(elem_id="dates"):
            after = gr.DateTime(include_time=False, type="string", label="From")
            before = gr.DateTime(include_time=False, type="string", label="To")
        words = gr.Textbox(label="Find", placeholder="Title, source or text", elem_id="words")
        order = gr.Dropdown(list(ORDERS), value=NEWEST, label="Sort", elem_id="order")
        # For the page's script: which articles are asked.
        picked = gr.Textbox(elem_id="picked", container=False)
        listing = gr.Markdown("", elem_id="listing")
    return Drawer(files, outcome, sources, after, before, words, picked, order, listing)


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
        max_lines=6,
        container=False,
    )
