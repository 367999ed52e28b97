"""Every request is answered from what its sender may see.

Routes are built over one assistant. Where users are asked for, that is `OwnAssistant`, which stands
for the one of whoever sends the request in hand, so that no route has to think of it.
"""

from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.sights import Sights

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.users import User

_SEEN: "ContextVar[Assistant]" = ContextVar("seen")


class OwnAssistant:
    """Stands for the assistant of whoever sends a request; outside of requests it does nothing.

    Raises:
        LookupError: It is used where no user has sent a request.
    """

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever an assistant has
        return getattr(_SEEN.get(), name)


class Seeing:
    """Lets a request see what its user may see.

    Args:
        app: What handles requests.
        sights: The assistants to choose from.
    """

    def __init__(self, app: ASGIApp, sights: Sights) -> None:
        self._app = app
        self._sights = sights

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        user: User | None = scope.get("state", {}).get("user")
        if scope["type"] != "http" or user is None:
            await self._app(scope, receive, send)
            return
        token = _SEEN.set(await run_in_threadpool(self._sights.of, user.seen))
        try:
            await self._app(scope, receive, send)
        finally:
            _SEEN.reset(token)
