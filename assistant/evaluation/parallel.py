"""Doing the same to many items, several at a time, with the results in the items' order."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

WAITING_PER_WORKER = 4
"""Results held back by a slow earlier item, at most, for each worker."""


def in_order(
    function: Callable[[Item], Result], items: Sequence[Item], concurrency: int
) -> Iterator[Result]:
    """Yield the result of every item, in order; stops early without starting further items.

    Args:
        function: Thread safe if the concurrency is more than 1.
        items: What to do it to.
        concurrency: Items at a time; 1 runs in the calling thread.
    """
    if concurrency == 1:
        yield from map(function, items)
        return
    with ThreadPoolExecutor(concurrency) as pool:
        waiting: deque[Future[Result]] = deque()
        try:
            for item in items:
                waiting.append(pool.submit(function, item))
                if len(waiting) >= WAITING_PER_WORKER * concurrency:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
