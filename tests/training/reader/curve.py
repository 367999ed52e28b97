"""The curve of a training run: one JSON line every few steps."""

import json
import time
from collections.abc import Sequence
from pathlib import Path

STEPS_BETWEEN_LINES = 20


class Curve:
    """Adds up losses and pairs, and writes their means."""

    def __init__(self, path: Path, names: Sequence[str]) -> None:
        self._path = path
        self._names = names
        self._begin()

    def _begin(self) -> None:
        self._started = time.monotonic()
        self._pairs = 0
        self._sums = [0.0] * len(self._names)

    def add(self, step: int, losses: Sequence[float], pairs: int) -> None:
        """Count one step; every `STEPS_BETWEEN_LINES` of them become a line."""
        self._pairs += pairs
        self._sums = [before + loss for before, loss in zip(self._sums, losses, strict=True)]
        if step % STEPS_BETWEEN_LINES:
            return
        seconds = time.monotonic() - self._started
        line = {"step": step, "pairs_per_second": round(self._pairs / seconds, 2)} | {
            name: round(value / STEPS_BETWEEN_LINES, 4)
            for name, value in zip(self._names, self._sums, strict=True)
        }
        with self._path.open("a") as file:
            file.write(json.dumps(line) + "\n")
        print(json.dumps(line), flush=True)
        self._begin()
