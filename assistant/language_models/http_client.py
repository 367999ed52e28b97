"""What a provider's HTTP client may do, where the provider lets us say.

It gives a server no more memory than a reply can need, and follows no redirect, which would carry
the articles elsewhere.
"""

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx

MAX_BYTES = 16 * 2**20
"""Most bytes of one reply. A token of a stream takes a few hundred."""


def guards() -> dict[str, Any]:
    """Return the arguments for an `httpx.AsyncClient` that make it as described above."""
    # Not a transport of our own: with one, httpx no longer looks for the user's proxy.
    return {
        "follow_redirects": False,
        "event_hooks": {"request": [_ask_for_plain_bytes], "response": [_guard]},
    }


async def _ask_for_plain_bytes(request: "httpx.Request") -> None:
    request.headers["Accept-Encoding"] = "identity"


async def _guard(response: "httpx.Response") -> None:
    """Refuse a compressed reply, which can grow without bound, and count the bytes of others."""
    import httpx

    if response.headers.get("content-encoding", "identity").lower() not in ("", "identity"):
        await response.aclose()
        raise httpx.DecodingError("the reply is compressed, which was not asked for")
    response.stream = _counted(response.stream)


def _counted(stream: Any) -> "httpx.AsyncByteStream":  # noqa: ANN401 - either kind, says httpx
    import httpx

    class Counted(httpx.AsyncByteStream):
        async def __aiter__(self) -> AsyncIterator[bytes]:
            count = 0
            async for chunk in stream:
                count += len(chunk)
                if count > MAX_BYTES:
                    raise httpx.DecodingError(f"the reply has more than {MAX_BYTES:,} bytes")
                yield chunk

        async def aclose(self) -> None:
            await stream.aclose()

    return Counted()
