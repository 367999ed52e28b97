"""Under which names the server is reached: another's page must not lend it a name of its own."""

import re
from collections.abc import Iterable

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.web.problems import refusal

UNKNOWN = "This server does not go by this name; web.allowed_hosts says by which it does."

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^\s\[\]:@/\\]+)(?::[0-9]*)?")
"""A name or an address, and perhaps a port."""


class KnownHosts:
    """Refuses requests that name another host, with status 400.

    Args:
        app: What handles the others.
        hosts: Names and addresses; "*.example.org" stands for all below, "*" for any.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self._app = app
        names = {_as_header(one.lower()) for one in hosts}
        self._any = "*" in names
        self._names = frozenset(names)
        self._ends = tuple(one[1:] for one in names if one.startswith("*."))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] not in ("http", "websocket") or self._knows(Headers(scope=scope)):
            await self._app(scope, receive, send)
            return
        await refusal(scope, UNKNOWN, 400)(scope, receive, send)

    def _knows(self, headers: Headers) -> bool:
        found = _HOST.fullmatch(headers.get("host", "").lower())
        if found is None:
            return False
        return self._any or found[1] in self._names or found[1].endswith(self._ends)


def _as_header(name: str) -> str:
    """Return a host as the header has it: an address of IPv6 stands in brackets."""
    return f"[{name}]" if ":" in name and not name.startswith("[") else name
