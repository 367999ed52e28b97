"""How many questions over HTTP are answered at a time, and no longer than somebody waits."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

AT_ONCE = 4
"""Questions that are answered at a time; more would only slow each other down."""

WAITING = 20
"""Questions that wait for their turn; one more is turned away at once."""

AGAIN_SECONDS = 2
"""What one that is turned away is told to wait: about as long as it takes until a place is free."""

CLIENT_CLOSED = 499
"""What is noted of a request whose client has gone; nobody gets to see it."""


class Admission:
    """Lets in so many pieces of work at a time, and keeps so many waiting."""

    def __init__(self, at_once: int = AT_ONCE, waiting: int = WAITING) -> None:
        self._places = asyncio.Semaphore(at_once)
        self._free = at_once + waiting

    async def reply(self, request: Request, work: Coroutine[Any, Any, object]) -> Response:
        """Wait for a place, then for the work, and reply with its result as JSON.

        Status 503 where all places to wait are taken. The work is given up once the client has
        gone.
        """
        if not self._free:
            work.close()
            return JSONResponse(
                {"error": "Too many questions wait to be answered. Ask again in a moment."},
                503,
                {"Retry-After": str(AGAIN_SECONDS)},
            )
        self._free -= 1
        task = asyncio.ensure_future(self._admitted(work))
        gone = asyncio.ensure_future(_hung_up(request))
        try:
            await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
            if task.done():
                return JSONResponse(task.result())
            return Response(status_code=CLIENT_CLOSED)
        finally:
            self._free += 1
            task.cancel()
            gone.cancel()

    async def _admitted(self, work: Coroutine[Any, Any, object]) -> object:
        try:
            async with self._places:
                return await work
        finally:
            work.close()  # where it was given up before its turn; else this does nothing


async def _hung_up(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
