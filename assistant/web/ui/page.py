"""The page itself: laid out, connected to an assistant, and mounted."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import gradio as gr
from fastapi import FastAPI
from gradio.routes import App

from assistant.web.ui.articles import connect_articles
from assistant.web.ui.endpoint import add_endpoint
from assistant.web.ui.layout import lay_out
from assistant.web.ui.questions import connect_questions
from assistant.web.ui.sessions import MessageQueues
from assistant.web.wording import writer_line

if TYPE_CHECKING:
    from assistant.web.access.desks import Desks
    from assistant.web.rate import Rate

ANSWERS_AT_ONCE = 4
WAITING_QUESTIONS = 20
"""Beyond these a question is turned away at once instead of waiting without end."""

SESSIONS = 200
"""Pages that are remembered. Gradio keeps the configuration of every page that was ever opened,
about a tenth of a megabyte each, until there are more; the one unused for longest goes first."""

CACHE_SECONDS = (3600, 86400)
"""How often uploads left behind are looked for, and how old they may get."""


def mount_chat(app: FastAPI, desks: "Desks", rate: "Rate | None" = None) -> frozenset[int]:
    """Put the chat at the root of the application; return the numbers of its events.

    With `rate`, programs ask its own endpoint only so often.
    """
    page = build_page(desks, rate)
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
        mcp_server=False,  # otherwise a variable of the environment opens Gradio's own, unguarded
        theme=gr.themes.Base(
            # Ours: gradio's own are heavier, and would be fetched beside them.
            font=["Citeline Sans", "system-ui", "sans-serif"],
            font_mono=["ui-monospace", "monospace"],
        ),
    )
    return frozenset(page.fns)


def build_page(desks: "Desks", rate: "Rate | None" = None) -> gr.Blocks:
    """Lay the page out and connect its events to the desks and to the articles."""
    page: gr.Blocks
    with (
        _one_application(),
        gr.Blocks(
            title="Citeline",
            analytics_enabled=False,
            fill_width=True,
            fill_height=True,
            delete_cache=CACHE_SECONDS,
        ) as page,
    ):
        controls = lay_out(writer_line(desks.whole.settings))
        add_endpoint(desks, rate)  # first, so that its name is free
        connect_questions(desks, controls)
        connect_articles(page, desks, controls)
        page.state_session_capacity = SESSIONS
        page.queue(default_concurrency_limit=ANSWERS_AT_ONCE, max_size=WAITING_QUESTIONS)
        queue: Any = page._queue
        queue.pending_messages_per_session = MessageQueues(
            queue.pending_event_ids_session, SESSIONS
        )
    return page


@contextmanager
def _one_application() -> Iterator[None]:
    """Let a page keep the first application that is made for it while it is laid out.

    Gradio makes three, of seventy routes each, before the one that is mounted; its queue asks them
    for no more than any of them has.
    """
    make = App.create_app

    def kept(blocks: gr.Blocks, **options: Any) -> App:  # noqa: ANN401 - as Gradio has them
        app: App | None = getattr(blocks, "app", None)
        return make(blocks, **options) if app is None else app

    patched: Any = App
    patched.create_app = staticmethod(kept)
    try:
        yield
    finally:
        patched.create_app = staticmethod(make)
