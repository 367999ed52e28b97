"""How long the stages of one answer take."""

import time


class Clock:
    """Times the stages of one answer, in milliseconds."""

    def __init__(self) -> None:
        self._start = self._last = time.perf_counter()
        self._laps: dict[str, float] = {}

    def lap(self, stage: str) -> None:
        """Take what passed since the last lap as a stage's time."""
        now = time.perf_counter()
        self._laps[stage] = 1000 * (now - self._last)
        self._last = now

    def laps_ms(self) -> dict[str, float]:
        """Return the times of the stages, and `total`."""
        return {**self._laps, "total": 1000 * (time.perf_counter() - self._start)}
