"""What the page says of the articles before anything is asked: how many, and what to ask them."""

from collections.abc import Sequence
from itertools import count
from typing import TYPE_CHECKING

import gradio as gr

from assistant.web import render
from assistant.web.access.desks import Desks
from assistant.web.examples import example_questions, is_sample
from assistant.web.ui.layout import QUIET, Controls
from assistant.web.ui.questions import desk_of

if TYPE_CHECKING:
    from index.store import ArticleSummary


def connect_articles(page: gr.Blocks, desks: Desks, controls: Controls) -> None:
    """Connect what is said of the articles: when the page opens, and when they have changed."""
    turns = count()

    def suggest(request: gr.Request) -> tuple[gr.Chatbot, gr.Button]:
        articles = desk_of(desks, request).assistant.articles()
        return suggested(articles, next(turns)), gr.Button(f"Articles ({len(articles):,})")

    outputs = [controls.messages, controls.articles_button]
    page.load(suggest, None, outputs, **QUIET)
    controls.composer.refresh_button.click(
        suggest, None, outputs, trigger_mode="always_last", **QUIET
    )


def suggested(articles: "Sequence[ArticleSummary]", turn: int) -> gr.Chatbot:
    """Return what an empty conversation says and offers."""
    return gr.Chatbot(
        placeholder=render.welcome(len(articles), is_sample(articles)),
        examples=[{"text": question} for question in example_questions(articles, turn)],
    )
