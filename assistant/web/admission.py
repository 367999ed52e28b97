"""How many questions over HTTP are answered at a time, and no longer than somebody waits."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from starlette.requests import Request

AT_ONCE = 4
"""Questions that are answered at a time; more would only slow each other down."""

WAITING = 20
"""Questions that wait for their turn; one more is turned away at once."""

AGAIN_SECONDS = 2
"""What one that is turned away is told to wait: about as long as it takes until a place is free."""

Result = TypeVar("Result")


class BusyError(Exception):
    """More questions wait than there are places."""


class GoneError(Exception):
    """The client has hung up, so that nobody waits for the reply."""


class Admission:
    """Lets in so many pieces of work at a time, and keeps so many waiting."""

    def __init__(self, at_once: int = AT_ONCE, waiting: int = WAITING) -> None:
        self._places = asyncio.Semaphore(at_once)
        self._free = at_once + waiting

    async def result(self, request: Request, work: Coroutine[Any, Any, Result]) -> Result:
        """Wait for a place, then for the work; give both up once the client has gone.

        Raises:
            BusyError: All places to wait are taken.
            GoneError: The client has gone.
        """
        if not self._free:
            work.close()
            raise BusyError
        self._free -= 1
        task = asyncio.ensure_future(self._admitted(work))
        gone = asyncio.ensure_future(_hung_up(request))
        try:
            await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
            if not task.done():
                raise GoneError
            return task.result()
        finally:
            self._free += 1
            task.cancel()
            gone.cancel()

    async def _admitted(self, work: Coroutine[Any, Any, Result]) -> Result:
        try:
            async with self._places:
                return await work
        finally:
            work.close()  # where it was given up before its turn; else this does nothing


async def _hung_up(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
