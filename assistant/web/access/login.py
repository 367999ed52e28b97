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
from assistant.web import render
from assistant.web.access.gate import COOKIE, Door, session_of
from assistant.web.access.rules import LOGIN, LOGOUT
from assistant.web.rate import Rate

TRIES_A_MINUTE = 10
"""Of one name from one address."""

ADDRESS_TRIES_A_MINUTE = 60
"""Of one address, whatever the names."""

WRONG = "Name and password do not fit together."
TOO_OFTEN = "Too many tries. Wait a minute."

# Without a referrer of its own a form would come from "null", and be refused as another page's.
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Citeline: sign in</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="same-origin">
<link rel="icon" href="data:,">
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 20rem; margin: 15vh auto; padding: 1rem;
color-scheme: light dark; }}
label, input, button {{ display: block; width: 100%; box-sizing: border-box; font: inherit; }}
input, button {{ padding: .5rem; margin: .25rem 0 1rem; }}
</style></head><body><main><h1>Citeline</h1>{body}</main></body></html>
"""

FORM = """<p role="alert">{problem}</p>
<form method="post" action="/login?next={place}">
<label for="name">Name</label>
<input id="name" name="name" autocomplete="username" required autofocus>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button>Sign in</button></form>"""

SIGNED_IN = """<p>You are signed in as {name} ({role}).</p>
<p><a href="/">Go to the chat</a></p>
<form method="post" action="/logout"><button>Sign out</button></form>"""


def create_login_router(door: Door, audit: AuditLog) -> APIRouter:
    """Build the routes over the ways in."""
    router = APIRouter(include_in_schema=False)
    _add_way_in(router, door, audit)

    @router.get(LOGIN)
    def ask(request: Request, next: str = "/") -> Response:
        user = getattr(request.state, "user", None)
        if user is None:
            return _page(_form(next))
        return _page(SIGNED_IN.format(name=render.one_line(user.name), role=user.role.value))

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
            return _page(_form(next, TOO_OFTEN), 429, str(wait))
        secret = await run_in_threadpool(door.users.sign_in, name, password)
        audit.note(who, "sign in", "done" if secret else "refused", address)
        if secret is None:
            return _page(_form(next, WRONG), 401)
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


def _form(place: str, problem: str = "") -> str:
    return FORM.format(problem=problem, place=render.escaped(_own_place(place)))


def _page(body: str, status: int = 200, retry_after: str = "") -> HTMLResponse:
    reply = HTMLResponse(PAGE.format(body=body), status, {"Cache-Control": "no-store"})
    if retry_after:
        reply.headers["Retry-After"] = retry_after
    return reply
