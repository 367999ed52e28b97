"""How often one client may ask: a bucket that fills again with time."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.web.problems import problem

ASKING_PATHS = frozenset({"/api/ask", "/api/search", "/v1/chat/completions"})
"""Where every request is a question; `/mcp` and Gradio's endpoint count theirs themselves."""

AGAIN_SECONDS = 2
"""What one that is turned away is told to wait: about as long as it takes until a place is free."""

MOST_CLIENTS = 10_000
"""That are remembered; the one that came last longest ago is forgotten first."""


class Rate:
    """Lets each client in so many times a minute, also all at once.

    Args:
        a_minute: How many times.
        clock: Tells the time in seconds.
    """

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._a_minute = a_minute
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def seconds_to_wait(self, client: str) -> int:
        """Count a visit, and return 0; or how long to wait where it is one too many."""
        now = self._clock()
        left, since = self._buckets.pop(client, (float(self._a_minute), now))
        left = min(self._a_minute, left + (now - since) * self._a_minute / 60)
        is_in = left >= 1
        self._buckets[client] = (left - 1 if is_in else left, now)
        if len(self._buckets) > MOST_CLIENTS:
            self._buckets.popitem(last=False)
        return 0 if is_in else max(1, math.ceil((1 - left) * 60 / self._a_minute))


class AskingRate:
    """Turns away programs that ask too often, with status 429.

    Args:
        app: What answers the others.
        rate: How often a client may ask.
    """

    def __init__(self, app: ASGIApp, rate: Rate) -> None:
        self._app = app
        self._rate = rate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        asks = scope["type"] == "http" and scope["path"] in ASKING_PATHS
        wait = self._rate.seconds_to_wait(client_of(scope)) if asks else 0
        if wait:
            refusal = again(scope["path"], "You have asked too many questions.", 429, wait)
            await refusal(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def client_of(scope: Scope) -> str:
    """Return who sends a request: the user where there are users, else the address."""
    user = scope.get("state", {}).get("user")
    if user is not None:
        return f"user {user.id}"
    return scope["client"][0] if scope.get("client") else ""


def again(path: str, what: str, status: int, seconds: int = AGAIN_SECONDS) -> JSONResponse:
    """Return a refusal that says when to ask again."""
    body = problem(path, f"{what} Ask again in a moment.", status)
    return JSONResponse(body, status, {"Retry-After": str(seconds)})
