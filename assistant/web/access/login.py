"""Signing in and out.

- `GET /login`: asks for name and password, or says who is signed in.
- `POST /login`, `POST /logout`: forms of that page.
"""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from assistant.users import AuditLog
from assistant.users.store import SESSION_PERIOD
from assistant.web.access.gate import COOKIE, Door, session_of
from assistant.web.access.login_page import TOO_OFTEN, WRONG, LoginPage
from assistant.web.access.rules import LOGIN, LOGOUT
from assistant.web.languages import language_of
from assistant.web.rate import Rate

TRIES_A_MINUTE = 10
"""Of one name from one address."""

ADDRESS_TRIES_A_MINUTE = 60
"""Of one address, whatever the names."""


def create_login_router(door: Door, audit: AuditLog) -> APIRouter:
    """Build the routes over the ways in."""
    router = APIRouter(include_in_schema=False)
    _add_way_in(router, door, audit)

    @router.get(LOGIN)
    def ask(request: Request, next: str = "/") -> Response:
        user, page = getattr(request.state, "user", None), _page_for(request)
        return _reply(page.form(_own_place(next)) if user is None else page.signed_in(user))

    @router.get(LOGOUT)
    def offer_to_sign_out() -> Response:
        return RedirectResponse(LOGIN, 303)

    @router.post(LOGOUT)
    def sign_out(request: Request) -> Response:
        door.users.sign_out(session_of(request.headers))
        reply = RedirectResponse(LOGIN, 303)
        reply.delete_cookie(COOKIE)
        return reply

    return router


def _add_way_in(router: APIRouter, door: Door, audit: AuditLog) -> None:
    of_name, of_address = Rate(TRIES_A_MINUTE), Rate(ADDRESS_TRIES_A_MINUTE)

    @router.post(LOGIN)
    async def sign_in(
        request: Request,
        name: Annotated[str, Form(max_length=200)],
        password: Annotated[str, Form(max_length=1_000)],
        next: str = "/",
    ) -> Response:
        address, who = door.address(request.scope), name.strip().lower()
        wait = of_name.seconds_to_wait(f"{who}|{address}") or of_address.seconds_to_wait(address)
        if wait:
            return _reply(_page_for(request).form(_own_place(next), TOO_OFTEN), 429, str(wait))
        secret = await run_in_threadpool(door.users.sign_in, name, password)
        audit.note(who, "sign in", "done" if secret else "refused", address)
        if secret is None:
            return _reply(_page_for(request).form(_own_place(next), WRONG), 401)
        reply = RedirectResponse(_own_place(next), 303)
        reply.set_cookie(
            COOKIE,
            secret,
            max_age=int(SESSION_PERIOD.total_seconds()),
            secure=door.is_encrypted(request.scope),
            httponly=True,
            samesite="lax",
        )
        return reply


def _own_place(place: str) -> str:
    """Return a place of this page to go to; never an address of another host."""
    is_own = place.startswith("/c/") and place.isprintable() and "\\" not in place
    return place if is_own else "/"


def _page_for(request: Request) -> LoginPage:
    return LoginPage(language_of(request.headers.get("accept-language", "")))


def _reply(page: str, status: int = 200, retry_after: str = "") -> HTMLResponse:
    headers = {"Cache-Control": "no-store", "Vary": "Accept-Language"}
    reply = HTMLResponse(page, status, headers)
    if retry_after:
        reply.headers["Retry-After"] = retry_after
    return reply
