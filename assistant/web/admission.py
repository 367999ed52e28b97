"""How many questions over HTTP are worked on at a time, and no longer than somebody waits."""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Coroutine
from typing import Any, TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from assistant.web.rate import again, client_of

AT_ONCE = 4
"""Questions that are answered at a time; more would only slow each other down."""

WAITING = 20
"""Questions that wait for their turn; one more is turned away at once."""

OF_ONE_CLIENT = 12
"""Of these places, how many one client may hold: the others are for others."""

CLIENT_CLOSED = 499
"""What is noted of a request whose client has gone; nobody gets to see it."""

Result = TypeVar("Result")
Work = Coroutine[Any, Any, object]


class Admission:
    """Lets in so many pieces of work at a time, keeps so many waiting, and so many of a client.

    Args:
        at_once: So many are worked on.
        waiting: So many more may wait.
        of_one_client: So many of both may be one client's.
    """

    def __init__(
        self,
        at_once: int = AT_ONCE,
        waiting: int = WAITING,
        of_one_client: int = OF_ONE_CLIENT,
    ) -> None:
        self._places = asyncio.Semaphore(at_once)
        self._free = at_once + waiting
        self._of_one_client = of_one_client
        self._held: Counter[str] = Counter()

    async def reply(self, request: Request, work: Work) -> Response:
        """Wait for a place, then for the work, and reply with its result as JSON.

        Status 429 where this client holds all the places that one may hold, 503 where all are
        taken. The work is given up once the client has gone.
        """
        client = client_of(request.scope)
        refusal = self._refusal(client, request.url.path)
        if refusal is not None:
            work.close()
            return refusal
        self._take(client, 1)
        try:
            result = await _unless_gone(request, self._admitted(work))
        finally:
            self._take(client, -1)
        return Response(status_code=CLIENT_CLOSED) if result is None else JSONResponse(result)

    async def stream(self, request: Request, events: AsyncGenerator[str, None]) -> Response:
        """Wait for a place, and reply with server-sent events as they come.

        What goes wrong before the first of them is raised, as by `reply`; later, `events` has to
        tell it itself.
        """
        client = client_of(request.scope)
        refusal = self._refusal(client, request.url.path)
        if refusal is not None:
            await events.aclose()
            return refusal
        self._take(client, 1)
        place = _Place(self._places, lambda: self._take(client, -1))
        try:
            first = await _unless_gone(request, place.first(events))
        except BaseException:
            place.leave()
            raise
        if first is None:
            place.leave()
            return Response(status_code=CLIENT_CLOSED)
        return _EventStream(first, events, place)

    def _refusal(self, client: str, path: str) -> Response | None:
        if self._held[client] >= self._of_one_client:
            return again(path, "Too many of your questions wait to be answered.", 429)
        if not self._free:
            return again(path, "Too many questions wait to be answered.", 503)
        return None

    def _take(self, client: str, places: int) -> None:
        self._free -= places
        self._held[client] += places
        if not self._held[client]:
            del self._held[client]

    async def _admitted(self, work: Work) -> object:
        try:
            async with self._places:
                return await work
        finally:
            work.close()  # where it was given up before its turn; else this does nothing


class _Place:
    """A place that is held until the last event is sent."""

    def __init__(self, places: asyncio.Semaphore, leave: Callable[[], None]) -> None:
        self._places = places
        self._leave: Callable[[], None] | None = leave
        self._is_taken = False

    async def first(self, events: AsyncGenerator[str, None]) -> str:
        """Wait for the place, then for the first event."""
        try:
            await self._places.acquire()
            self._is_taken = True
            return await anext(events, "")
        except BaseException:
            await events.aclose()
            raise

    def leave(self) -> None:
        """Give the place back. Calling it again does nothing."""
        if self._is_taken:
            self._places.release()
        leave, self._leave, self._is_taken = self._leave, None, False
        if leave is not None:
            leave()


class _EventStream(StreamingResponse):
    """Server-sent events whose place is given back at their end, however they end."""

    def __init__(self, first: str, events: AsyncGenerator[str, None], place: _Place) -> None:
        super().__init__(
            _from(first, events),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
        )
        self._events = events
        self._place = place

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send them."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            await self._events.aclose()
            self._place.leave()


async def in_thread(work: Callable[[], Result]) -> Result:
    """Run in a thread what cannot be given up; it keeps its place until it is done."""
    going = asyncio.ensure_future(run_in_threadpool(work))
    try:
        return await asyncio.shield(going)
    except asyncio.CancelledError:
        await asyncio.wait({going})
        raise


async def _from(first: str, events: AsyncIterator[str]) -> AsyncIterator[str]:
    yield first
    async for event in events:
        yield event


async def _unless_gone(request: Request, work: Coroutine[Any, Any, Result]) -> Result | None:
    """Return what the work returns; None once the client has gone, and the work is given up."""
    task = asyncio.ensure_future(work)
    gone = asyncio.ensure_future(_hung_up(request))
    try:
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        return task.result() if task.done() else None
    finally:
        task.cancel()
        gone.cancel()


async def _hung_up(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
