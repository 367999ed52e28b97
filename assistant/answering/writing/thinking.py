"""What a reasoning model thinks aloud before its answer is no part of the answer."""

from collections.abc import Iterable, Iterator

OPENING = "<think>"
CLOSING = "</think>"


def without_thinking(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the pieces of a reply without the `<think>...</think>` that it may begin with.

    Nothing is left of a reply that ends before the thinking does.
    """
    rest = iter(pieces)
    begun = ""
    for piece in rest:
        begun = (begun + piece).lstrip()
        if not OPENING.startswith(begun[: len(OPENING)]):
            break
        if CLOSING in begun:
            begun = begun.partition(CLOSING)[2]
            break
        if begun.startswith(OPENING):
            begun = OPENING + begun[len(OPENING) :][-len(CLOSING) :]
    if begun and not begun.startswith(OPENING):
        yield begun
    yield from rest
