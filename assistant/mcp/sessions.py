"""The tools as an application of HTTP, between its start and its end."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from starlette.types import Receive, Scope, Send

from assistant.mcp.server import http_sessions
from assistant.mcp.tools import Library


class ToolSessions:
    """Handles requests while its `lifespan` is entered, which may be again and again.

    Args:
        library: What the tools ask.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._sessions: StreamableHTTPSessionManager | None = None

    @asynccontextmanager
    async def lifespan(self, _: object) -> AsyncIterator[None]:
        """Serve the tools meanwhile."""
        self._sessions = http_sessions(self._library)
        async with self._sessions.run():
            yield
        self._sessions = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        assert self._sessions is not None  # noqa: S101 - requests come within the lifespan only
        await self._sessions.handle_request(scope, receive, send)
