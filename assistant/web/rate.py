"""How often one client may come: a bucket that fills again with time."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable

MOST_CLIENTS = 10_000
"""That are remembered; the one that came last longest ago is forgotten first."""


class Rate:
    """Lets each client in so many times a minute, also all at once.

    Args:
        a_minute: How many times.
        clock: Tells the time in seconds.
    """

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._a_minute = a_minute
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def seconds_to_wait(self, client: str) -> int:
        """Count a visit, and return 0; or how long to wait where it is one too many."""
        now = self._clock()
        left, since = self._buckets.pop(client, (float(self._a_minute), now))
        left = min(self._a_minute, left + (now - since) * self._a_minute / 60)
        is_in = left >= 1
        self._buckets[client] = (left - 1 if is_in else left, now)
        if len(self._buckets) > MOST_CLIENTS:
            self._buckets.popitem(last=False)
        return 0 if is_in else max(1, math.ceil((1 - left) * 60 / self._a_minute))
