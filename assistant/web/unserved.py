"""Requests for our own paths that none of our routes takes: the page never answers them.

The page is mounted at the root and would take every path that is left, and every method.
"""

from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import BaseRoute, Match
from starlette.types import Message, Receive, Scope, Send

from assistant.web.apis.metrics import METHODS
from assistant.web.middleware import is_own
from assistant.web.problems import nothing_here, refusal

if TYPE_CHECKING:
    from starlette.routing import Router

OTHER_METHOD = "This address takes other methods: {}."


class Unserved(BaseRoute):
    """Stands behind all routes of ours, and before the page.

    A path that a route takes with another method is told so: HEAD is answered as GET without the
    body, OPTIONS with what there is, and others are refused.

    Args:
        router: Holds the routes.
    """

    def __init__(self, router: "Router") -> None:
        self._router = router

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Take what is ours and was taken by no route."""
        is_left = scope["type"] == "http" and is_own(scope["path"])
        return (Match.FULL if is_left else Match.NONE), {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        methods = self._methods(scope)
        if not methods:
            await nothing_here(scope)(scope, receive, send)
        elif scope["method"] == "HEAD" and "GET" in methods:
            await self._router({**scope, "method": "GET"}, receive, without_body(send))
        elif scope["method"] == "OPTIONS":
            reply = Response(status_code=204, headers={"Allow": listed(methods)})
            await reply(scope, receive, send)
        else:
            reply = refusal(scope, OTHER_METHOD.format(listed(methods)), 405)
            reply.headers["Allow"] = listed(methods)
            await reply(scope, receive, send)

    def _methods(self, scope: Scope) -> set[str]:
        """Return the methods that a route before this one takes of a path."""
        routes = self._router.routes[: self._router.routes.index(self)]
        return {
            method
            for method in METHODS
            if any(one.matches({**scope, "method": method})[0] == Match.FULL for one in routes)
        }


def listed(methods: set[str]) -> str:
    """Return methods as the header `Allow` has them."""
    more = {"HEAD", "OPTIONS"} if "GET" in methods else {"OPTIONS"}
    return ", ".join(sorted(methods | more))


def without_body(send: Send) -> Send:
    """Return what sends a reply on without what is in it."""

    async def headers_only(message: Message) -> None:
        is_body = message["type"] == "http.response.body"
        await send({**message, "body": b""} if is_body else message)

    return headers_only
