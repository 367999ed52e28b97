"""One request to the fault server and what is sent back, byte by byte."""

import json
import re
import socket
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

FOREVER = None
RESET_ON_CLOSE = struct.pack("ii", 1, 0)
"""For SO_LINGER: closing drops what was not sent and resets the connection."""

_PIECES = re.compile(r"\s*\S{1,6}")
"""What a token of the reply is here."""


class ExchangeOver(Exception):
    """Nothing more is sent: the client left, or the fault is that the connection ends here."""


@dataclass(frozen=True, slots=True)
class Speech:
    """What a healthy server says, and how fast.

    Attributes:
        reply: The text.
        first_token_seconds: Until its first token.
        token_seconds: Between two tokens.
    """

    reply: str = (
        "The bridge was closed on Monday [1]. It opens again in March [2]. "
        "Until then a ferry runs every hour [3]."
    )
    first_token_seconds: float = 0.0
    token_seconds: float = 0.0


@dataclass
class Exchange:
    """A request that was read, and the connection that waits for the reply.

    Attributes:
        connection: The client's socket.
        speech: What to say when nothing is wrong.
        headers: Of the request, with names in lower case.
        turn: How often this fault was asked for, from 1.
        chunked: Whether what is sent is wrapped in chunks, as `head` announced it.
    """

    connection: socket.socket
    speech: Speech
    headers: Mapping[str, str]
    turn: int
    chunked: bool = field(default=False, init=False)

    def raw(self, data: bytes) -> None:
        """Send bytes as they are."""
        try:
            self.connection.sendall(data)
        except OSError as error:
            raise ExchangeOver from error

    def body(self, data: bytes) -> None:
        """Send bytes of the body."""
        self.raw(b"%x\r\n%s\r\n" % (len(data), data) if self.chunked else data)

    def head(self, status: str = "200 OK", kind: str = "text/event-stream", **more: str) -> None:
        """Send status and headers of a body in chunks; underscores in names become hyphens."""
        self.chunked = True
        names = {"content-type": kind, "transfer-encoding": "chunked", "connection": "close"}
        names |= {name.replace("_", "-"): value for name, value in more.items()}
        lines = "".join(f"{name}: {value}\r\n" for name, value in names.items())
        self.raw(f"HTTP/1.1 {status}\r\n{lines}\r\n".encode())

    def end(self) -> None:
        """End the body."""
        if self.chunked:
            self.raw(b"0\r\n\r\n")

    def event(self, data: Mapping[str, Any]) -> None:
        """Send one event of the stream."""
        self.body(b"data: " + json.dumps(data).encode() + b"\n\n")

    def say(self, text: Any, reason: str | None = None) -> None:
        """Send one token, or with a reason the end of the text."""
        self.event(chunk({"content": text} if text is not None else {}, reason))

    def say_half(self) -> None:
        """Send the first half of the reply, which ends within a sentence."""
        self.say_all(self.speech.reply[: len(self.speech.reply) // 2])

    def say_all(self, text: str) -> None:
        """Send a text token by token, as fast as `speech` says."""
        self.pause(self.speech.first_token_seconds)
        for number, token in enumerate(_PIECES.findall(text)):
            self.pause(self.speech.token_seconds if number else 0.0)
            self.say(token)

    def done(self, reason: str = "stop") -> None:
        """Send the end of the text, the counts of tokens and the end of the stream."""
        self.say(None, reason)
        usage = {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}
        self.event({**chunk({}), "choices": [], "usage": usage})
        self.body(b"data: [DONE]\n\n")
        self.end()

    def whole(self, kind: str = "text/event-stream") -> None:
        """Reply as a healthy server does."""
        self.head(kind=kind)
        self.say_all(self.speech.reply)
        self.done()

    def pause(self, seconds: float | None) -> None:
        """Wait, or `FOREVER`.

        Raises:
            ExchangeOver: The connection was closed meanwhile.
        """
        if seconds == 0.0:
            return
        self.connection.settimeout(seconds)
        try:
            if not self.connection.recv(1):
                raise ExchangeOver
        except TimeoutError:
            self.connection.settimeout(None)
        except OSError as error:
            raise ExchangeOver from error

    def cut(self) -> None:
        """Close the connection in the middle of whatever was sent."""
        raise ExchangeOver

    def reset(self) -> None:
        """Close the connection so that the client sees it reset."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)
        socket.close(self.connection.detach())
        raise ExchangeOver


@dataclass(frozen=True, slots=True)
class Fault:
    """One way to fail.

    Attributes:
        name: Its name, part of the server's address.
        what: What the server does.
        leaves: What of the reply a reader can still get: all of it, its beginning, or nothing.
        serve: Does it.
    """

    name: str
    what: str
    leaves: Literal["whole", "part", "nothing"]
    serve: Callable[[Exchange], None]


def chunk(delta: Mapping[str, Any], reason: str | None = None) -> dict[str, Any]:
    """Return one event of a stream of OpenAI's protocol."""
    return {
        "id": "1",
        "object": "chat.completion.chunk",
        "created": 0,
        "model": "fault",
        "choices": [{"index": 0, "delta": delta, "finish_reason": reason}],
    }
