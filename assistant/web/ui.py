"""The page: the chat in the middle, the articles at its side. The only importer of gradio.

Everything shown goes through `render` into components that sanitise once more; `gr.HTML`, which
does not and needs string evaluation in the browser, is not used.
"""

from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import gradio as gr
from fastapi import FastAPI
from gradio.utils import get_upload_folder

from assistant.answering.understanding.rewriting import narrowed
from assistant.web import chat, render
from assistant.web.articles import (
    LISTED_ARTICLES,
    chosen,
    read_choice,
    scope_line,
    source_names,
    sources_left,
)
from assistant.web.assets import asset_address
from assistant.web.conversation import Conversation
from assistant.web.examples import example_questions, is_sample, samples_among_own
from assistant.web.middleware import MEGABYTE
from assistant.web.searched import read_again
from assistant.web.uploads import add_files, uploaded
from assistant.web.wording import HEADER, upload_hint, writer_line

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.settings import WebSettings
    from index.store import ArticleSummary

ANSWERS_AT_ONCE = 4
WAITING_QUESTIONS = 20
"""Beyond these a question is turned away at once instead of waiting without end."""

CACHE_SECONDS = (3600, 86400)
"""How often uploads left behind are looked for, and how old they may get."""

Chosen: TypeAlias = tuple[list[str] | None, str | None, str | None, str | None]
"""What the drawer's controls hold: sources, from, to, words."""

Narrowed: TypeAlias = tuple[str | None, str | None, str | None]
"""The same without the sources."""


@dataclass(slots=True)
class Controls:
    """The components that events read and write."""

    messages: gr.Chatbot
    question: gr.Textbox
    conversation: gr.State
    scope: gr.Markdown
    articles_button: gr.Button
    new_button: gr.Button
    again: gr.Textbox
    again_button: gr.Button
    refresh_button: gr.Button
    sources: gr.Dropdown
    after: gr.DateTime
    before: gr.DateTime
    words: gr.Textbox
    files: gr.File
    outcome: gr.Markdown
    listing: gr.Markdown
    choice: list[Any] = field(init=False)

    def __post_init__(self) -> None:
        self.choice = [self.sources, self.after, self.before, self.words]


def mount_chat(app: FastAPI, assistant: "Assistant", settings: "WebSettings") -> None:
    """Put the chat at the root of the application."""
    page = build_page(assistant, settings)
    # Gradio 6.31 checks that a file named by a client is an upload of his only if this is set, and
    # mounting does not set it: any file of the machine could be read.
    page.has_launched = True
    gr.mount_gradio_app(
        app,
        page,
        path="/",
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        enable_monitoring=False,
        max_file_size=settings.max_upload_megabytes * MEGABYTE,
        head=head(),
        theme=gr.themes.Base(
            font=[gr.themes.LocalFont("Source Sans Pro"), "system-ui", "sans-serif"],
            font_mono=["ui-monospace", "monospace"],
        ),
    )


def head() -> str:
    """Return what the page's head holds besides gradio's own: our style sheet and script."""
    return (
        f'<link rel="stylesheet" href="{asset_address("citeline.css")}">'
        f'<script type="module" src="{asset_address("citeline.js")}"></script>'
    )


def build_page(assistant: "Assistant", settings: "WebSettings") -> gr.Blocks:
    """Lay the page out and connect its events to the assistant."""
    page: gr.Blocks
    with gr.Blocks(
        title="Citeline",
        analytics_enabled=False,
        fill_width=True,
        fill_height=True,
        delete_cache=CACHE_SECONDS,
    ) as page:
        controls = lay_out(writer_line(assistant.settings), upload_hint(settings))
        connect_questions(assistant, controls)
        connect_articles(page, assistant, controls)
        page.queue(default_concurrency_limit=ANSWERS_AT_ONCE, max_size=WAITING_QUESTIONS)
    return page


def lay_out(writer: str, hint: str) -> Controls:
    """Create the components in their places.

    Args:
        writer: Says who writes the answers.
        hint: Says which files can be added.
    """
    conversation = gr.State(Conversation())
    with gr.Column(elem_id="page"):
        with gr.Row(elem_id="top"):
            gr.Markdown(HEADER, elem_id="brand")
            new_button = gr.Button("New chat", elem_id="new-button", size="sm")
            articles_button = gr.Button("Articles", elem_id="articles-button", size="sm")
        messages = message_list()
        with gr.Column(elem_id="composer"):
            scope = gr.Markdown("", elem_id="scope")
            question = question_box()
            gr.Markdown(render.status(writer), elem_id="writer")
            # For the page's script: after a link that asks again, and after a removal.
            again = gr.Textbox(elem_id="again", container=False)
            again_button = gr.Button("Ask again", elem_id="again-button")
            refresh_button = gr.Button("List the articles anew", elem_id="refresh-button")
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
        outcome = gr.Markdown("", elem_id="outcome")
        gr.Markdown("<h3>Limit what you ask</h3>", elem_id="limits")
        sources = gr.Dropdown([], multiselect=True, label="Only these sources", elem_id="sources")
        with gr.Row(elem_id="dates"):
            after = gr.DateTime(include_time=False, type="string", label="From")
            before = gr.DateTime(include_time=False, type="string", label="To")
        words = gr.Textbox(label="Find", placeholder="Title or source", elem_id="words")
        listing = gr.Markdown("", elem_id="listing")
    return Controls(
        messages=messages,
        question=question,
        conversation=conversation,
        scope=scope,
        articles_button=articles_button,
        new_button=new_button,
        again=again,
        again_button=again_button,
        refresh_button=refresh_button,
        sources=sources,
        after=after,
        before=before,
        words=words,
        files=files,
        outcome=outcome,
        listing=listing,
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
        max_lines=6,
        container=False,
    )


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

    outputs = [controls.messages, controls.conversation, controls.question]
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    inputs = [controls.question, controls.conversation, *controls.choice]
    submitted = controls.question.submit(ask, inputs, outputs, **quiet)
    picked = controls.messages.example_select(
        picked_example, None, controls.question, **quiet
    ).then(ask, inputs, outputs, **quiet)
    repeated = controls.again_button.click(
        ask_again, [controls.again, controls.conversation, *controls.choice], outputs, **quiet
    )
    running = [submitted, picked, repeated]
    controls.question.stop(stop, controls.conversation, outputs, cancels=running, **quiet)
    controls.new_button.click(
        lambda: ([], Conversation(), ready_to_ask()), None, outputs, cancels=running, **quiet
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


def connect_articles(page: gr.Blocks, assistant: "Assistant", controls: Controls) -> None:
    """Connect the list of articles, its filters, the upload and what follows a removal."""

    def list_articles(*values: *Chosen) -> tuple[Any, ...]:
        return listed(assistant.articles(), *values)

    def list_anew(*values: *Chosen) -> tuple[Any, ...]:
        return (*list_articles(*values), "")

    def suggest() -> gr.Chatbot:
        return suggested(assistant.articles())

    def upload(paths: list[str] | None) -> Iterator[tuple[Any, Any]]:
        files = uploaded(paths or (), Path(get_upload_folder()))
        for shown in add_files(assistant, files):
            yield shown, gr.skip()
        for path in files:
            path.unlink(missing_ok=True)
        yield gr.skip(), None

    outputs = [controls.listing, controls.scope, controls.articles_button, controls.sources]
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    page.load(suggest, None, controls.messages, **quiet)
    page.load(list_articles, controls.choice, outputs, **quiet)
    for component in controls.choice:
        component.change(
            list_articles, controls.choice, outputs, trigger_mode="always_last", **quiet
        )
    # What was said about an upload may be about the article that is gone.
    controls.refresh_button.click(
        list_anew, controls.choice, [*outputs, controls.outcome], **quiet
    ).then(suggest, None, controls.messages, **quiet)
    controls.files.upload(
        upload,
        controls.files,
        [controls.outcome, controls.files],
        concurrency_limit=1,
        **quiet,
    ).then(list_articles, controls.choice, outputs, **quiet).then(
        suggest, None, controls.messages, **quiet
    )


def listed(
    articles: "Sequence[ArticleSummary]", sources: list[str] | None, *rest: *Narrowed
) -> tuple[Any, ...]:
    """Return the list, the line on what is asked, the button with its count, and the sources.

    A chosen source that has no article any more is chosen no longer.
    """
    left = sources_left(sources, articles)
    choice = read_choice(left, *rest)
    passing = chosen(articles, choice)
    kept: dict[str, Any] = {} if left == (sources or []) else {"value": left}
    return (
        render.article_list(passing[:LISTED_ARTICLES], len(articles), samples_among_own(articles)),
        scope_html(scope_line(articles, choice)),
        gr.Button(f"Articles ({len(articles):,})"),
        gr.Dropdown(source_names(articles), **kept),
    )


def suggested(articles: "Sequence[ArticleSummary]") -> gr.Chatbot:
    """Return what an empty conversation says and offers."""
    return gr.Chatbot(
        placeholder=render.welcome(len(articles), is_sample(articles)),
        examples=[{"text": question} for question in example_questions(articles)],
    )


def scope_html(line: str) -> str:
    """Return the line above the question box that says what is asked."""
    return render.scope(line) if line else ""
