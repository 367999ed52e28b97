"""Streams that are not what they should be: wrong, endless, hostile, cut short by the model."""

import json
import zlib
from collections.abc import Callable
from typing import Any

from tests.faults.server.exchange import Exchange, Fault, chunk

MEGABYTE = 2**20
HUGE = 100
"""Megabytes of a huge reply."""

GZIP = 16 + zlib.MAX_WBITS
Serve = Callable[[Exchange], None]


def _whole_body(content: bytes, kind: str) -> Serve:
    """Send the body as one piece."""

    def serve(exchange: Exchange) -> None:
        exchange.head(kind=kind)
        exchange.body(content)
        exchange.end()

    return serve


def _after_half(*lines: bytes) -> Serve:
    """Send half of the reply, then something else, then the usual end."""

    def serve(exchange: Exchange) -> None:
        exchange.head()
        exchange.say_half()
        for line in lines:
            exchange.body(line + b"\n\n")
        exchange.done()

    return serve


def _token(content: Any) -> bytes:
    return b"data: " + json.dumps(chunk({"content": content})).encode()


def _mingled(*tokens: str) -> Serve:
    """Send these tokens before the whole reply."""

    def serve(exchange: Exchange) -> None:
        exchange.head()
        for token in tokens:
            exchange.say(token)
        exchange.say_all(exchange.speech.reply)
        exchange.done()

    return serve


def _nothing_but(*tokens: str) -> Serve:
    def serve(exchange: Exchange) -> None:
        exchange.head()
        for token in tokens:
            exchange.say(token)
        exchange.done()

    return serve


def _half(reason: str) -> Serve:
    """Send half of the reply and say why it ends there."""

    def serve(exchange: Exchange) -> None:
        exchange.head()
        exchange.say_half()
        exchange.done(reason)

    return serve


def _plain_text(exchange: Exchange) -> None:
    exchange.whole("text/plain")


def _strange_lines(exchange: Exchange) -> None:
    exchange.head()
    exchange.body(b"this is no field\n: a comment\n\n")
    exchange.say_all(exchange.speech.reply)
    exchange.body(b"unknown: field\n\n")
    exchange.done()


def _end_first(exchange: Exchange) -> None:
    exchange.head()
    exchange.say("The bridge")
    exchange.say(None, "stop")
    exchange.say_all(exchange.speech.reply)
    exchange.done()


def _huge_reply(exchange: Exchange) -> None:
    exchange.head()
    for _ in range(HUGE * MEGABYTE // len(exchange.speech.reply)):
        exchange.say(f"{exchange.speech.reply} ")
    exchange.done()


def _huge_line(exchange: Exchange) -> None:
    exchange.head()
    exchange.body(b'data: {"choices": [{"index": 0, "delta": {"content": "')
    for _ in range(HUGE):
        exchange.body(b"a" * MEGABYTE)
    exchange.end()


def _gzip_bomb(exchange: Exchange) -> None:
    exchange.head(content_encoding="gzip")
    packer = zlib.compressobj(wbits=GZIP)
    for _ in range(HUGE):
        packed = packer.compress(b" " * MEGABYTE)
        if packed:
            exchange.body(packed)
    exchange.body(packer.flush())
    exchange.end()


COMPLETION = {"choices": [{"message": {"role": "assistant", "content": "The bridge."}}]}
ERROR = b'data: {"error": {"message": "overloaded", "code": 529}}'

STREAM_FAULTS = (
    Fault(
        "no-stream",
        "one JSON object instead of a stream",
        "nothing",
        _whole_body(json.dumps(COMPLETION).encode(), "application/json"),
    ),
    Fault("plain-text", "a stream of the wrong content type", "whole", _plain_text),
    Fault(
        "bad-json", "no JSON at all", "nothing", _whole_body(b"data: {]\n\n", "text/event-stream")
    ),
    Fault("bad-json-middle", "broken JSON in the middle", "part", _after_half(b'data: {"id": ')),
    Fault("strange-lines", "lines that belong to no event", "whole", _strange_lines),
    Fault("error-event", "an error as an event of the stream", "part", _after_half(ERROR)),
    Fault(
        "error-first", "an error as the first event", "nothing", _whole_body(ERROR, "text/plain")
    ),
    Fault("null-choices", "null for a list", "part", _after_half(b'data: {"choices": null}')),
    Fault("list-text", "a list for a text", "part", _after_half(_token([1, 2]))),
    Fault("invalid-utf8", "bytes that are no UTF-8", "part", _after_half(b'data: {"id": "\xff"}')),
    Fault("raw-nul", "a NUL byte in the JSON", "part", _after_half(b'data: {"id": "\x00"}')),
    Fault("nul", "NUL and control characters in the text", "whole", _mingled("\x00\x1b", "\x9b")),
    Fault("surrogates", "halves of characters in the text", "whole", _mingled("\ud83d", "\udc00")),
    Fault("empty", "a reply without text", "nothing", _nothing_but()),
    Fault("white-space", "a reply of white space", "nothing", _nothing_but(" ", "\n\n", "\t")),
    Fault("end-first", "text after its end", "part", _end_first),
    Fault("length", "stops at the limit of tokens", "part", _half("length")),
    Fault("filtered", "stops at a filter of content", "part", _half("content_filter")),
    Fault("huge-reply", f"{HUGE} MB of text", "part", _huge_reply),
    Fault("huge-line", f"one line of {HUGE} MB", "nothing", _huge_line),
    Fault("gzip-bomb", f"{HUGE} MB in a compressed body", "nothing", _gzip_bomb),
)
