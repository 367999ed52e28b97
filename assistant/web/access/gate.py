"""The gate: who sends a request, by session, key or proxy, and whether it may go through."""

from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.users import AuditLog, Identity, UserStore
from assistant.users import Scope as Right
from assistant.web.access.rules import LOGIN, needed
from assistant.web.problems import refusal
from assistant.web.rate import Rate

if TYPE_CHECKING:
    from assistant.settings import WebSettings

COOKIE = "citeline_session"

QUIET_PATHS = ("/gradio_api/", "/api/ask", "/v1/", "/mcp")
"""Of these only refusals are noted: they ask, and what is asked is nobody's business."""


NOTES_A_MINUTE = 60
"""Of one address, about keys and names that nobody has."""


@dataclass(frozen=True, slots=True)
class Door:
    """The ways in.

    Attributes:
        users: Who may come in.
        proxy_header: Names the user, where a proxy asks for the login; empty for none.
        proxies: Addresses of the proxies that are believed.
        groups_header: Names the user's groups, where that proxy does; empty for none.
    """

    users: UserStore
    proxy_header: str = ""
    proxies: frozenset[str] = frozenset()
    groups_header: str = ""

    @classmethod
    def of(cls, users: UserStore, settings: "WebSettings") -> "Door":
        """Return the ways in that the settings open."""
        return cls(
            users,
            settings.proxy_user_header,
            frozenset(settings.trusted_proxies),
            settings.proxy_groups_header,
        )

    def identity(self, scope: Scope) -> Identity | None:
        """Return who sends a request; None for nobody known.

        A key that does not hold is not made up for by a session.
        """
        headers = Headers(scope=scope)
        kind, _, secret = headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer":
            return self.users.by_key(secret.strip())
        if self.proxy_header and self.is_proxy(scope):
            name = headers.get(self.proxy_header, "")
            return self.users.by_proxy(name, self._groups(headers)) if name else None
        cookie = "" if kind else session_of(headers)
        return self.users.by_session(cookie) if cookie else None

    def shown(self, scope: Scope) -> str:
        """Return what somebody unknown shows to come in; empty for nothing but an old session."""
        headers = Headers(scope=scope)
        if "authorization" in headers:
            return "an unknown key"
        if self.proxy_header and self.is_proxy(scope) and headers.get(self.proxy_header):
            return f"the unknown user {headers[self.proxy_header]!r} of a proxy"
        return ""

    def _groups(self, headers: Headers) -> str:
        """Return what a proxy that is believed says of groups, of all headers of the name."""
        return ",".join(headers.getlist(self.groups_header)) if self.groups_header else ""

    def is_proxy(self, scope: Scope) -> bool:
        """Whether a request comes from a proxy that is believed."""
        return address_of(scope) in self.proxies

    def address(self, scope: Scope) -> str:
        """Return where a request comes from; if through a proxy, where it came to that from."""
        if not self.is_proxy(scope):
            return address_of(scope)
        passed = Headers(scope=scope).get("x-forwarded-for", "").rpartition(",")[2].strip()
        return passed or address_of(scope)

    def is_encrypted(self, scope: Scope) -> bool:
        """Whether the browser's connection is: to us, or as the proxy says to it."""
        forwarded = Headers(scope=scope).get("x-forwarded-proto", "")
        return scope["scheme"] == "https" or (self.is_proxy(scope) and forwarded == "https")


class Gate:
    """Lets through who may, with `state.user` and `state.identity`; 401 or 403 for others.

    Args:
        app: What handles requests that go through.
        door: The ways in.
        audit: Where changes and refusals are noted.
    """

    def __init__(self, app: ASGIApp, door: Door, audit: AuditLog) -> None:
        self._app = app
        self._door = door
        self._audit = audit
        self._unknown_notes = Rate(NOTES_A_MINUTE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        identity = await run_in_threadpool(self._door.identity, scope)
        state = scope.setdefault("state", {})
        state["identity"], state["user"] = identity, identity and identity.user
        wanted = needed(scope["method"], scope["path"])
        if wanted is None:
            await self._app(scope, receive, send)
        elif identity is None:
            self._note_unknown(scope)
            await _unknown(scope)(scope, receive, send)
        elif wanted not in identity.scopes:
            self._note(scope, identity, 403)
            await refusal(scope, _lacking(identity, wanted), 403)(scope, receive, send)
        else:
            await self._app(scope, receive, self._noted(scope, identity, send))

    def _noted(self, scope: Scope, identity: Identity, send: Send) -> Send:
        """Return what sends a reply on, and notes the request if it changes something."""
        is_quiet = scope["path"].startswith(QUIET_PATHS) or scope["method"] in ("GET", "HEAD")
        if is_quiet:
            return send

        async def noted(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._note(scope, identity, message["status"])
            await send(message)

        return noted

    def _note_unknown(self, scope: Scope) -> None:
        """Note who shows something that does not hold; so often that no file grows without end."""
        shown, address = self._door.shown(scope), self._door.address(scope)
        if shown and not self._unknown_notes.seconds_to_wait(address):
            self._audit.note("", f"{scope['method']} {scope['path']} by {shown}", "401", address)

    def _note(self, scope: Scope, identity: Identity, status: int) -> None:
        what = f"{scope['method']} {scope['path']}"
        query = scope.get("query_string", b"").decode("latin-1")
        whole = f"{what}?{query}" if query else what
        self._audit.note(identity.user.name, whole, str(status), self._door.address(scope))


def session_of(headers: Headers) -> str:
    """Return the secret in the session's cookie; empty if there is none."""
    cookies: SimpleCookie = SimpleCookie()
    try:
        cookies.load(headers.get("cookie", ""))
    except CookieError:
        return ""
    return cookies[COOKIE].value if COOKIE in cookies else ""


def address_of(scope: Scope) -> str:
    """Return the address that a request comes from."""
    return scope["client"][0] if scope.get("client") else ""


def _lacking(identity: Identity, wanted: Right) -> str:
    """Return why a request may not go through: it is the user's role, or only this key."""
    if wanted in identity.user.role.scopes:
        return f"This key may not do this; it takes one of the scope {wanted.value!r}."
    return f"{identity.user.name} may not do this; ask an admin for the right to."


def _unknown(scope: Scope) -> Response:
    """Send a browser to the login, and tell a program that it needs a key."""
    wants_page = "text/html" in Headers(scope=scope).get("accept", "")
    if scope["method"] == "GET" and wants_page:
        place = scope["path"] if scope["path"].startswith("/c/") else "/"
        return RedirectResponse(f"{LOGIN}?next={quote(place)}", 303)
    reply = refusal(scope, "Sign in, or send an API key as a bearer token.", 401)
    reply.headers["WWW-Authenticate"] = "Bearer"
    return reply
