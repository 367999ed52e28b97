"""Not asking a server that is down: a circuit breaker."""

import time
from collections.abc import Callable

MAX_FAILURES = 3
"""After so many calls in a row that failed for the server's sake, none is sent for a while."""

PAUSE_SECONDS = 20.0


class CircuitBreaker:
    """Says whether a call may be sent. For one thread.

    After `max_failures` in a row it refuses for `PAUSE_SECONDS`; then one call may try. Its success
    lets all calls through again, its failure starts another pause.
    """

    def __init__(
        self, max_failures: float = MAX_FAILURES, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._max_failures = max_failures
        self._clock = clock
        self._failures = 0
        self._resumes_at = 0.0
        self._trying = False

    def admits(self) -> bool:
        """Whether a call may be sent now; if so, tell how it ended with one of the others."""
        if self._failures < self._max_failures:
            return True
        if self._trying or self._clock() < self._resumes_at:
            return False
        self._trying = True
        return True

    def succeeded(self) -> None:
        """Note that the server replied."""
        self._failures = 0
        self._trying = False

    def failed(self) -> None:
        """Note that the server failed."""
        self._failures += 1
        self._resumes_at = self._clock() + PAUSE_SECONDS
        self._trying = False

    def undecided(self) -> None:
        """Note that a call ended in a way that says nothing about the server."""
        self._trying = False
