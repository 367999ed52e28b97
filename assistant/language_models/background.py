"""An event loop in a thread of its own, where a call can be given up at any moment.

A blocked read of a socket cannot be stopped from another thread, but a task that waits for one can:
so language models are asked here, through their asynchronous clients, and whoever reads the reply
waits for a queue.
"""

import asyncio
import logging
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any

logger = logging.getLogger(__name__)


class BackgroundLoop:
    """Runs coroutines in one daemon thread, started with the first. Thread safe."""

    def __init__(self, before_end: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Start nothing yet; `before_end` runs on the loop when it is closed."""
        self._before_end = before_end
        self._lock = threading.Lock()
        self._running: Future[tuple[asyncio.AbstractEventLoop, asyncio.Event]] | None = None

    def submit(self, coroutine: Coroutine[Any, Any, None]) -> "Future[None]":
        """Run a coroutine; cancelling the future cancels it."""
        loop, _ = self._started().result()
        return asyncio.run_coroutine_threadsafe(coroutine, loop)

    def close(self) -> None:
        """Let the thread end, without waiting for it. What still runs is cancelled."""
        if self._running is not None:
            loop, ended = self._running.result()
            if not loop.is_closed():
                loop.call_soon_threadsafe(ended.set)

    def _started(self) -> "Future[tuple[asyncio.AbstractEventLoop, asyncio.Event]]":
        with self._lock:
            if self._running is None:
                self._running = Future()
                main = _main(self._running, self._before_end)
                name = "citeline-language-model"
                threading.Thread(target=asyncio.run, args=(main,), name=name, daemon=True).start()
            return self._running


async def _main(
    running: "Future[tuple[asyncio.AbstractEventLoop, asyncio.Event]]",
    before_end: Callable[[], Coroutine[Any, Any, None]],
) -> None:
    loop, ended = asyncio.get_running_loop(), asyncio.Event()
    loop.set_exception_handler(_log)
    running.set_result((loop, ended))
    await ended.wait()
    await before_end()


def _log(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log what nobody waits for, by kind only: its text may hold a key that a server echoed."""
    logger.warning("%s (%s)", context.get("message"), type(context.get("exception")).__name__)
