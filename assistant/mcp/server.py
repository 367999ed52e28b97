"""The Model Context Protocol around the tools; over standard input and output, or HTTP."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Annotated

import anyio
from mcp.server.mcpserver import MCPServer
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp_types import ToolAnnotations
from pydantic import Field

from assistant.mcp.callers import Wait
from assistant.mcp.gate import Gate
from assistant.mcp.tools import CitedAnswer, Library, Tools
from assistant.replies.articles import ArticlePage, ArticleText, Found
from assistant.version import __version__

INSTRUCTIONS = (
    "Citeline answers questions from a collection of articles. Each sentence of an answer cites "
    "the source sentences that say so, by exact character offsets into the article's text. Where "
    "the articles do not answer it says so. Cite what it cites; add nothing that it does not say."
)

READS_ONLY = ToolAnnotations(read_only_hint=True, open_world_hint=False)

Sources = Annotated[Sequence[str], Field(description="Use only articles of these sources.")]
After = Annotated[date | None, Field(description="Use only articles from this day on.")]
Before = Annotated[date | None, Field(description="Use only articles up to this day.")]
Most = Annotated[int, Field(ge=1, le=50, description="How many at most.")]


def create_server(library: Library, wait: Wait | None = None) -> MCPServer[None]:
    """Return a server of the four tools over what answers."""
    with _logging_left_alone():
        server: MCPServer[None] = MCPServer(
            "citeline", title="Citeline", instructions=INSTRUCTIONS, version=__version__
        )
    tools, gate = Tools(library), Gate(wait=wait)

    async def ask(
        question: str,
        sources: Sources = (),
        after: After = None,
        before: Before = None,
    ) -> CitedAnswer:
        """Answer a question from the articles, every sentence with its citations."""
        return await gate.ask(lambda: tools.ask(question, sources, after, before))

    async def search_articles(
        question: str,
        sources: Sources = (),
        after: After = None,
        before: Before = None,
        limit: Most = 10,
    ) -> Found:
        """Find articles about something, best first, each with its most fitting sentences."""
        return await gate.ask(lambda: tools.search(question, sources, after, before, limit))

    async def read_article(article_id: str) -> ArticleText:
        """Read one article in full. Offsets of citations count the characters of its text."""
        return await gate.run(lambda: tools.read(article_id))

    async def list_articles(
        limit: Annotated[int, Field(ge=1, le=200)] = 50, offset: Annotated[int, Field(ge=0)] = 0
    ) -> ArticlePage:
        """List the articles, newest first."""
        return await gate.run(lambda: tools.list(limit, offset))

    for tool in (ask, search_articles, read_article, list_articles):
        server.add_tool(tool, annotations=READS_ONLY)
    return server


@contextmanager
def _logging_left_alone() -> Iterator[None]:
    """Keep a server from setting up the logging of the whole program, where nobody has."""
    root, guard = logging.getLogger(), logging.NullHandler()
    root.addHandler(guard)
    try:
        yield
    finally:
        root.removeHandler(guard)


def run_on_standard_streams(library: Library) -> None:
    """Serve one client over standard input and output until it hangs up."""
    anyio.run(create_server(library).run_stdio_async)


def http_sessions(library: Library, wait: Wait | None = None) -> StreamableHTTPSessionManager:
    """Return what handles requests over HTTP while its `run()` is entered.

    Each request stands for itself: nothing is remembered between two, so that nothing can become
    another's. Host and Origin are the perimeter's, before it.
    """
    lowlevel = create_server(library, wait)._lowlevel_server
    return StreamableHTTPSessionManager(lowlevel, json_response=True, stateless=True)
