"""The Model Context Protocol around the tools; over standard input and output, or HTTP."""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Annotated, TypeVar

import anyio
from anyio import CapacityLimiter, to_thread
from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp_types import ToolAnnotations
from pydantic import Field

from assistant.mcp.tools import CitedAnswer, Library, Tools
from assistant.replies.articles import ArticlePage, ArticleText, Found
from assistant.version import __version__
from index.errors import CitelineError

AT_ONCE = 4
"""Calls that are worked on at a time; more would only slow each other down."""

WAITING = 20
"""Calls that wait for their turn; one more is turned away."""

INSTRUCTIONS = (
    "Citeline answers questions from a collection of articles. Each sentence of an answer cites "
    "the source sentences that say so, by exact character offsets into the article's text. Where "
    "the articles do not answer it says so. Cite what it cites; add nothing that it does not say."
)

READS_ONLY = ToolAnnotations(read_only_hint=True, open_world_hint=False)

Result = TypeVar("Result")
Sources = Annotated[Sequence[str], Field(description="Use only articles of these sources.")]
After = Annotated[date | None, Field(description="Use only articles from this day on.")]
Before = Annotated[date | None, Field(description="Use only articles up to this day.")]
Most = Annotated[int, Field(ge=1, le=50, description="How many at most.")]


def create_server(library: Library) -> MCPServer[None]:
    """Return a server of the four tools over what answers."""
    with _logging_left_alone():
        server: MCPServer[None] = MCPServer(
            "citeline", title="Citeline", instructions=INSTRUCTIONS, version=__version__
        )
    tools, gate = Tools(library), Gate(AT_ONCE, WAITING)

    async def ask(
        question: str,
        sources: Sources = (),
        after: After = None,
        before: Before = None,
    ) -> CitedAnswer:
        """Answer a question from the articles, every sentence with its citations."""
        return await gate.run(lambda: tools.ask(question, sources, after, before))

    async def search_articles(
        question: str,
        sources: Sources = (),
        after: After = None,
        before: Before = None,
        limit: Most = 10,
    ) -> Found:
        """Find articles about something, best first, each with its most fitting sentences."""
        return await gate.run(lambda: tools.search(question, sources, after, before, limit))

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


class Gate:
    """Lets in so many calls at a time, and keeps so many waiting.

    Args:
        at_once: So many are worked on.
        waiting: So many more may wait.
    """

    def __init__(self, at_once: int, waiting: int) -> None:
        self._places = CapacityLimiter(at_once)
        self._waiting = waiting

    async def run(self, work: Callable[[], Result]) -> Result:
        """Run the work in a thread.

        Raises:
            ToolError: Too many wait already, or what was asked cannot be done; it says which.
        """
        if self._places.statistics().tasks_waiting >= self._waiting:
            raise ToolError("Too many questions wait to be answered. Ask again in a moment.")
        try:
            return await to_thread.run_sync(work, limiter=self._places)
        except CitelineError as error:
            raise ToolError(str(error)) from error


def run_on_standard_streams(library: Library) -> None:
    """Serve one client over standard input and output until it hangs up."""
    anyio.run(create_server(library).run_stdio_async)


def http_sessions(library: Library) -> StreamableHTTPSessionManager:
    """Return what handles requests over HTTP while its `run()` is entered.

    Each request stands for itself: nothing is remembered between two, so that nothing can become
    another's. Host and Origin are the perimeter's, before it.
    """
    lowlevel = create_server(library)._lowlevel_server
    return StreamableHTTPSessionManager(lowlevel, json_response=True, stateless=True)
