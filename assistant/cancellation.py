"""Giving up a question that nobody waits for any more."""

import threading
from collections.abc import Callable


class Cancellation:
    """Stops, from any thread, what is being done for one question."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._cancelled = False
        self._stops: list[Callable[[], None]] = []

    def on_cancel(self, stop: Callable[[], None]) -> None:
        """Call this once the question is given up; at once, if it is already."""
        with self._lock:
            self._stops.append(stop)
            if not self._cancelled:
                return
        stop()

    def cancel(self) -> None:
        """Give the question up. Doing so again, or when all is done, does nothing."""
        with self._lock:
            stops = [] if self._cancelled else self._stops
            self._cancelled = True
        for stop in stops:
            stop()
