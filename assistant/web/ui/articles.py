"""What happens to the list of articles: filters, uploads and removals."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import gradio as gr
from gradio.utils import get_upload_folder

from assistant.web import render
from assistant.web.articles import (
    LISTED_ARTICLES,
    chosen,
    found_in_text,
    read_choice,
    scope_line,
    source_names,
    sources_left,
)
from assistant.web.examples import example_questions, is_sample, samples_among_own
from assistant.web.ui.layout import QUIET, Controls
from assistant.web.uploads import add_files, uploaded

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from index.store import ArticleSummary

Chosen: TypeAlias = tuple[
    list[str] | None, str | None, str | None, str | None, str | None, str | None
]
"""What the drawer's controls hold: sources, from, to, words, picked articles, order."""

Narrowed: TypeAlias = tuple[str | None, str | None, str | None, str | None, str | None]
"""The same without the sources."""


def connect_articles(page: gr.Blocks, assistant: "Assistant", controls: Controls) -> None:
    """Connect the list of articles, its filters, the upload and what follows a removal."""

    def list_articles(*values: *Chosen) -> tuple[Any, ...]:
        found = found_in_text(assistant.engine.catalogue, values[3] or "")
        return listed(assistant.articles(), found, *values)

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

    composer, drawer = controls.composer, controls.drawer
    outputs = [drawer.listing, composer.scope, controls.articles_button, drawer.sources]
    page.load(suggest, None, controls.messages, **QUIET)
    page.load(list_articles, drawer.choice, outputs, **QUIET)
    for component in drawer.choice:
        component.change(list_articles, drawer.choice, outputs, trigger_mode="always_last", **QUIET)
    # What was said about an upload may be about the article that is gone.
    composer.refresh_button.click(
        list_anew, drawer.choice, [*outputs, drawer.outcome], **QUIET
    ).then(suggest, None, controls.messages, **QUIET)
    drawer.files.upload(
        upload,
        drawer.files,
        [drawer.outcome, drawer.files],
        concurrency_limit=1,
        **QUIET,
    ).then(list_articles, drawer.choice, outputs, **QUIET).then(
        suggest, None, controls.messages, **QUIET
    )


def listed(
    articles: "Sequence[ArticleSummary]",
    found: frozenset[str],
    sources: list[str] | None,
    *rest: *Narrowed,
) -> tuple[Any, ...]:
    """Return the list, the line on what is asked, the button with its count, and the sources.

    A chosen source that has no article any more is chosen no longer.
    """
    left = sources_left(sources, articles)
    choice = read_choice(left, *rest)
    passing = chosen(articles, choice, found)
    kept: dict[str, Any] = {} if left == (sources or []) else {"value": left}
    return (
        render.article_list(
            passing[:LISTED_ARTICLES],
            len(articles),
            samples_among_own(articles),
            [one.id for one in articles if one.id in choice.picked],
        ),
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
