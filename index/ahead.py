"""Things made one ahead, on a thread of their own."""

from collections.abc import Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def made_ahead(things: Iterator[T], name: str) -> Generator[T, None, None]:
    """Yield things, the next of which is made while one is worked on. Close it after use.

    An error in making one comes where that one would. None ends it.

    Args:
        things: Is asked for the next one on the thread only.
        name: Of the thread.
    """
    with ThreadPoolExecutor(1, thread_name_prefix=name) as thread:
        coming: Future[T | None] = thread.submit(next, things, None)
        while (thing := coming.result()) is not None:
            coming = thread.submit(next, things, None)
            yield thing
