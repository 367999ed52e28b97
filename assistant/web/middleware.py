"""The perimeter: which requests reach the program, and what every reply tells the browser.

Each class is one ASGI middleware; `http.create_app` puts them in order.
"""

import json
import secrets
from collections.abc import Container
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.access.rules import LOGIN, LOGOUT
from assistant.web.problems import nothing_here, refusal
from assistant.web.replaying import replayed
from assistant.web.shell import Shell

POLICY = (
    "default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; media-src 'self'; connect-src 'self'; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
"""No inline script without the nonce of this reply, no evaluation of strings, no other host."""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

FOR_EVER = "private, max-age=31536000, immutable"
NAMED_BY_CONTENT = "/assets/"
"""Gradio's own scripts and style sheets: another content has another name."""

OPENAPI_PATH = "/openapi.json"

OWN_PATHS = ("/health", "/healthz", "/readyz", "/metrics", "/mcp", OPENAPI_PATH, LOGIN, LOGOUT)
OWN_FOLDERS = ("/citeline/", "/api/", "/v1/")
"""What is answered by our own routes, and never by the page."""

OPEN_PATHS = (
    *("/", "/config", "/config/", "/theme.css", "/favicon.ico", "/manifest.json"),
    *(one for one in OWN_PATHS if one not in (LOGIN, LOGOUT)),
)
CONVERSATION = "/c/"
"""How the address of a conversation begins; the page is the same."""

OPEN_FOLDERS = (*OWN_FOLDERS, "/assets/", "/static/", "/gradio_api/queue/", CONVERSATION)
OPEN_GRADIO = frozenset(
    {"app_id", "cancel", "heartbeat", "info", "reset", "startup-events", "theme.css"}
)
"""What the page needs of Gradio. Left out are, among others, its file route and its proxy, which
make the server fetch any address, its uploads, which are ours, and the pages that show the runs of
others."""


JOIN_PATH = "/gradio_api/queue/join"
UPLOAD_PATHS = frozenset(f"/api/articles{one}" for one in ("", "/file", "/files", "/queue"))

MEGABYTE = 2**20


class SecurityHeaders:
    """Adds the security headers to every reply; to HTML pages our shell and the script nonce."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._shell = Shell()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        base = b"../" if scope["path"].startswith(CONVERSATION) else b"./"
        is_kept = scope["path"].startswith(NAMED_BY_CONTENT)
        await self._app(scope, receive, _HeaderSend(send, base, self._shell, is_kept=is_kept))


class _HeaderSend:
    """Sends one reply on, with the headers; holds a page back until it is whole."""

    def __init__(self, send: Send, base: bytes, shell: Shell, *, is_kept: bool) -> None:
        self._send = send
        self._base = base
        self._shell = shell
        self._is_kept = is_kept
        self._nonce = secrets.token_urlsafe(16)
        self._start: Message | None = None
        self._page = bytearray()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            await self._begin(message)
        elif self._start is not None and message["type"] == "http.response.body":
            await self._hold(self._start, message)
        else:
            await self._send(message)

    async def _begin(self, message: Message) -> None:
        headers = MutableHeaders(raw=list(message.get("headers", [])))
        headers["Content-Security-Policy"] = POLICY.format(nonce=self._nonce)
        for name, value in HEADERS.items():
            headers[name] = value
        if self._is_kept and message["status"] in (200, 304):
            headers["Cache-Control"] = FOR_EVER
        message = {**message, "headers": headers.raw}
        if headers.get("content-type", "").startswith("text/html"):
            self._start = message
        else:
            await self._send(message)

    async def _hold(self, start: Message, message: Message) -> None:
        self._page += message.get("body", b"")
        if message.get("more_body", False):
            return
        attribute = f'<script nonce="{self._nonce}"'.encode()
        page = self._shell.put_into(bytes(self._page)).replace(b"<script", attribute)
        page = page.replace(b'<base href="./"', b'<base href="' + self._base + b'"', 1)
        headers = MutableHeaders(raw=start["headers"])
        if "content-length" in headers:
            headers["content-length"] = str(len(page))
        await self._send(start)
        await self._send({"type": "http.response.body", "body": page})


class SameOrigin:
    """Refuses requests that a page of another origin makes a browser send."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] in ("http", "websocket") and is_foreign(Headers(scope=scope)):
            reply = refusal(scope, "Requests from other pages are refused.", 403)
            await reply(scope, receive, send)
            return
        await self._app(scope, receive, send)


def is_foreign(headers: Headers) -> bool:
    """Whether a browser says that the request comes from a page of another origin.

    A request without `Origin` is not from a page's script or form, except for plain navigation,
    which `Sec-Fetch-Site` tells apart.
    """
    origin = headers.get("origin")
    if origin is not None:
        return urlsplit(origin).netloc.lower() != headers.get("host", "").lower()
    is_navigation = headers.get("sec-fetch-mode") == "navigate"
    return headers.get("sec-fetch-site") in ("cross-site", "same-site") and not is_navigation


class OpenPaths:
    """Lets through only the paths that the page and the HTTP interface use; 404 for the rest.

    Args:
        app: What handles them.
        more: Further paths that are let through.
    """

    def __init__(self, app: ASGIApp, more: Container[str] = ()) -> None:
        self._app = app
        self._more = more

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        path = scope.get("path", "")
        if scope["type"] == "lifespan" or is_open(path) or path in self._more:
            await self._app(scope, receive, send)
            return
        await nothing_here(scope)(scope, receive, send)


def is_open(path: str) -> bool:
    """Whether a path, percent-decoded by the server, is one that we serve."""
    if path in OPEN_PATHS or path.startswith(OPEN_FOLDERS):
        return True
    prefix, _, rest = path.partition("/gradio_api/")
    return not prefix and rest.split("/")[0] in OPEN_GRADIO


def is_own(path: str) -> bool:
    """Whether a path belongs to our own routes, also where there is none."""
    return path in OWN_PATHS or path.startswith(OWN_FOLDERS)


class ConversationPages:
    """Serves the page at the address of every conversation; which one, its script reads off."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] == "http" and scope["path"].startswith(CONVERSATION):
            scope = {**scope, "path": "/", "raw_path": b"/"}
        await self._app(scope, receive, send)


class KnownEvents:
    """Refuses events that the page does not have, on which Gradio fails.

    Args:
        app: What handles the others.
        events: Their numbers.
    """

    def __init__(self, app: ASGIApp, events: Container[object]) -> None:
        self._app = app
        self._events = events

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http" or scope["path"] != JOIN_PATH:
            await self._app(scope, receive, send)
            return
        body = await Request(scope, receive).body()
        if not self._is_known(body):
            await JSONResponse({"error": "The page has no such event."}, 400)(scope, receive, send)
            return
        await self._app(scope, replayed(body, receive), send)

    def _is_known(self, body: bytes) -> bool:
        try:
            event = json.loads(body)
        except (ValueError, RecursionError):
            return False
        number = event.get("fn_index") if isinstance(event, dict) else None
        return isinstance(number, int) and number in self._events


class BodyLimit:
    """Refuses request bodies beyond a size by their announced length, which the server enforces."""

    def __init__(self, app: ASGIApp, upload_bytes: int, other_bytes: int) -> None:
        self._app = app
        self._upload_bytes = upload_bytes
        self._other_bytes = other_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        refusal = self._refusal(scope) if scope["type"] == "http" else None
        await (refusal or self._app)(scope, receive, send)

    def _refusal(self, scope: Scope) -> JSONResponse | None:
        headers = Headers(scope=scope)
        if "transfer-encoding" in headers:
            return refusal(scope, "Send the body with its length.", 411)
        limit = self._upload_bytes if scope["path"] in UPLOAD_PATHS else self._other_bytes
        announced = headers.get("content-length", "0")
        if announced.isdecimal() and int(announced) <= limit:
            return None
        megabytes = max(1, limit // MEGABYTE)
        return refusal(scope, f"The limit for one request is {megabytes} MB.", 413)
