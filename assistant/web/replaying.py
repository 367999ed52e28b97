"""A request's body that was read already, for those behind."""

from collections.abc import Iterator

from starlette.types import Message, Receive


def replayed(body: bytes, receive: Receive) -> Receive:
    """Return what receives the body once more, and then what else comes."""
    messages: Iterator[Message] = iter([{"type": "http.request", "body": body}])

    async def received() -> Message:
        return next(messages, None) or await receive()

    return received
