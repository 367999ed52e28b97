"""How many questions over HTTP are answered at a time, and no longer than somebody waits."""

import asyncio
from collections import Counter
from collections.abc import Coroutine
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

AT_ONCE = 4
"""Questions that are answered at a time; more would only slow each other down."""

WAITING = 20
"""Questions that wait for their turn; one more is turned away at once."""

OF_ONE_CLIENT = 12
"""Of these places, how many one client may hold: the others are for others."""

AGAIN_SECONDS = 2
"""What one that is turned away is told to wait: about as long as it takes until a place is free."""

CLIENT_CLOSED = 499
"""What is noted of a request whose client has gone; nobody gets to see it."""


class Admission:
    """Lets in so many pieces of work at a time, keeps so many waiting, and so many of a client."""

    def __init__(
        self, at_once: int = AT_ONCE, waiting: int = WAITING, of_one_client: int = OF_ONE_CLIENT
    ) -> None:
        self._places = asyncio.Semaphore(at_once)
        self._free = at_once + waiting
        self._of_one_client = of_one_client
        self._held: Counter[str] = Counter()

    async def reply(self, request: Request, work: Coroutine[Any, Any, object]) -> Response:
        """Wait for a place, then for the work, and reply with its result as JSON.

        Status 429 where this client holds all the places that one may hold, 503 where all are
        taken. The work is given up once the client has gone.
        """
        client = request.client.host if request.client else ""
        if self._held[client] >= self._of_one_client:
            work.close()
            return _again("Too many of your questions wait to be answered.", 429)
        if not self._free:
            work.close()
            return _again("Too many questions wait to be answered.", 503)
        self._take(client, 1)
        try:
            return await self._result(request, work)
        finally:
            self._take(client, -1)

    def _take(self, client: str, places: int) -> None:
        self._free -= places
        self._held[client] += places
        if not self._held[client]:
            del self._held[client]

    async def _result(self, request: Request, work: Coroutine[Any, Any, object]) -> Response:
        task = asyncio.ensure_future(self._admitted(work))
        gone = asyncio.ensure_future(_hung_up(request))
        try:
            await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
            if task.done():
                return JSONResponse(task.result())
            return Response(status_code=CLIENT_CLOSED)
        finally:
            task.cancel()
            gone.cancel()

    async def _admitted(self, work: Coroutine[Any, Any, object]) -> object:
        try:
            async with self._places:
                return await work
        finally:
            work.close()  # where it was given up before its turn; else this does nothing


def _again(what: str, status: int) -> Response:
    error = {"error": f"{what} Ask again in a moment."}
    return JSONResponse(error, status, {"Retry-After": str(AGAIN_SECONDS)})


async def _hung_up(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
