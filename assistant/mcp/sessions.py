"""The tools as an application of HTTP, between its start and its end."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from anyio import TASK_STATUS_IGNORED, Lock, create_task_group, sleep_forever, to_thread
from anyio.abc import TaskGroup, TaskStatus
from starlette.types import Receive, Scope, Send

from assistant.mcp.callers import CALLER, Wait
from assistant.mcp.tools import Library

if TYPE_CHECKING:
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager


class ToolSessions:
    """Handles requests while its `lifespan` is entered, which may be again and again.

    The protocol's package takes a second of a processor to import, so that it is left until
    somebody speaks it.

    Args:
        library: What the tools ask.
        client_of: Tells whose a request is.
        wait: Says whether this client may ask already.
    """

    def __init__(
        self, library: Library, client_of: Callable[[Scope], str], wait: Wait | None = None
    ) -> None:
        self._library, self._client_of, self._wait = library, client_of, wait
        self._lifetime: TaskGroup | None = None
        self._sessions: StreamableHTTPSessionManager | None = None
        self._beginning = Lock()

    @asynccontextmanager
    async def lifespan(self, _: object) -> AsyncIterator[None]:
        """Serve the tools meanwhile."""
        async with create_task_group() as lifetime:
            self._lifetime = lifetime
            yield
            self._lifetime = self._sessions = None
            lifetime.cancel_scope.cancel()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        sessions = await self._begun()
        token = CALLER.set(self._client_of(scope))
        try:
            await sessions.handle_request(scope, receive, send)
        finally:
            CALLER.reset(token)

    async def _begun(self) -> "StreamableHTTPSessionManager":
        assert self._lifetime is not None  # noqa: S101 - requests come within the lifespan only
        async with self._beginning:
            if self._sessions is None:
                self._sessions = await self._lifetime.start(self._run)
        return self._sessions

    async def _run(
        self, *, task_status: "TaskStatus[StreamableHTTPSessionManager]" = TASK_STATUS_IGNORED
    ) -> None:
        """Run the sessions to the end of the lifespan; say when they have begun."""
        sessions = await to_thread.run_sync(_sessions_of, self._library, self._wait)
        async with sessions.run():
            task_status.started(sessions)
            await sleep_forever()


def _sessions_of(library: Library, wait: Wait | None) -> "StreamableHTTPSessionManager":
    from assistant.mcp.server import http_sessions

    return http_sessions(library, wait)
