"""Processes held to a share of a core, as if each had a slower one of its own."""

import os
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from time import monotonic

from tests.benchmarks.usage import processor_seconds

LOOK_SECONDS = 0.01
SAVED_SECONDS = 0.05
"""So much of its share a process may use later: one that waited does not run on without end."""


@contextmanager
def held(processes: Sequence[int], share: float) -> Iterator[None]:
    """Hold each of some processes to a share of a core, meanwhile; 1 or more holds nothing."""
    if share >= 1:
        yield
        return
    done = threading.Event()
    holder = threading.Thread(target=_hold, args=(processes, share, done), daemon=True)
    holder.start()
    try:
        yield
    finally:
        done.set()
        holder.join()
        for process in processes:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGCONT)


def _hold(processes: Sequence[int], share: float, done: threading.Event) -> None:
    used = {one: processor_seconds(one) for one in processes}
    left, last = dict.fromkeys(processes, 0.0), monotonic()
    while not done.wait(LOOK_SECONDS):
        now = monotonic()
        for one in processes:
            before, used[one] = used[one], processor_seconds(one)
            left[one] = min(SAVED_SECONDS, left[one] + share * (now - last)) - used[one] + before
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGCONT if left[one] > 0 else signal.SIGSTOP)
        last = now
