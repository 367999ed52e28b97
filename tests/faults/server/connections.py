"""Connections that fail: refused, silent, slow, cut."""

from tests.faults.server.exchange import FOREVER, Exchange, Fault

DRIP_SECONDS = 0.2


def _hang_before_headers(exchange: Exchange) -> None:
    exchange.pause(FOREVER)


def _hang_after_headers(exchange: Exchange) -> None:
    exchange.head()
    exchange.pause(FOREVER)


def _hang_in_the_middle(exchange: Exchange) -> None:
    exchange.head()
    exchange.say_half()
    exchange.pause(FOREVER)


def _hang_at_the_end(exchange: Exchange) -> None:
    exchange.head()
    exchange.say_all(exchange.speech.reply)
    exchange.say(None, "stop")
    exchange.pause(FOREVER)


def _drip_headers(exchange: Exchange) -> None:
    exchange.raw(b"HTTP/1.1 200 OK\r\n")
    while True:
        exchange.raw(b"x-drip: 1\r\n")
        exchange.pause(DRIP_SECONDS)


def _drip_text(exchange: Exchange) -> None:
    exchange.head()
    while True:
        exchange.say("drip ")
        exchange.pause(DRIP_SECONDS)


def _drip_nothing(exchange: Exchange) -> None:
    exchange.head()
    while True:
        exchange.say("")
        exchange.body(b": still there\n\n")
        exchange.pause(DRIP_SECONDS)


def _cut_headers(exchange: Exchange) -> None:
    exchange.raw(b"HTTP/1.1 200 OK\r\ncontent-ty")
    exchange.reset()


def _cut_before_text(exchange: Exchange) -> None:
    if exchange.turn > 1:
        return exchange.whole()
    exchange.head()
    return exchange.cut()


def _cut_in_a_token(exchange: Exchange) -> None:
    exchange.head()
    exchange.say_half()
    exchange.body(b'data: {"id": "1", "choices": [{"index": 0, "delta": {"conte')
    exchange.cut()


def _cut_in_a_marker(exchange: Exchange) -> None:
    exchange.head()
    exchange.say_all(exchange.speech.reply.rpartition("[")[0] + "[")
    exchange.cut()


def _cut_cleanly(exchange: Exchange) -> None:
    exchange.head()
    exchange.say_half()
    exchange.end()


def _cut_after_the_end(exchange: Exchange) -> None:
    exchange.head()
    exchange.say_all(exchange.speech.reply)
    exchange.say(None, "stop")
    exchange.cut()


REFUSED = "refused"

CONNECTION_FAULTS = (
    Fault(REFUSED, "no server listens", "nothing", Exchange.reset),
    Fault("closed", "closes the connection at once", "nothing", Exchange.reset),
    Fault("hang-headers", "never sends headers", "nothing", _hang_before_headers),
    Fault("hang-text", "never sends text", "nothing", _hang_after_headers),
    Fault("hang-middle", "goes silent in the middle", "part", _hang_in_the_middle),
    Fault("hang-end", "never closes after the whole text", "whole", _hang_at_the_end),
    Fault("drip-headers", "sends headers without end", "nothing", _drip_headers),
    Fault("drip-text", "sends text slowly and without end", "part", _drip_text),
    Fault("drip-nothing", "sends signs of life, no text", "nothing", _drip_nothing),
    Fault("cut-headers", "cuts the headers", "nothing", _cut_headers),
    Fault("cut-once", "cuts the first try before any text", "whole", _cut_before_text),
    Fault("cut-token", "cuts an event in the middle", "part", _cut_in_a_token),
    Fault("cut-marker", "cuts a citation marker in the middle", "part", _cut_in_a_marker),
    Fault("cut-clean", "ends in the middle as if it were whole", "part", _cut_cleanly),
    Fault("cut-end", "cuts after the whole text", "whole", _cut_after_the_end),
)
