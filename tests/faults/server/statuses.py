"""Replies whose HTTP status says no."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http import HTTPStatus

from tests.faults.server.exchange import Exchange, Fault

ELSEWHERE = "elsewhere"
HTML = b"<!DOCTYPE html><html><body><h1>Bad gateway</h1><p>nginx</p></body></html>"
Serve = Callable[[Exchange], None]


def _refuse(exchange: Exchange, status: int, message: str, **headers: str) -> None:
    line = f"{status} {HTTPStatus(status).phrase}" if status != 529 else "529 Overloaded"
    exchange.head(line, "application/json", **headers)
    error = {"message": message, "type": "invalid_request_error", "code": None}
    exchange.body(json.dumps({"error": error}).encode())
    exchange.end()


def _always(status: int, message: str, **headers: str) -> Serve:
    return lambda exchange: _refuse(exchange, status, message, **headers)


def _once(status: int, message: str, **headers: str) -> Serve:
    def serve(exchange: Exchange) -> None:
        exchange.whole() if exchange.turn > 1 else _refuse(exchange, status, message, **headers)

    return serve


def _key_echoed(exchange: Exchange) -> None:
    key = exchange.headers.get("authorization", "")
    _refuse(exchange, 401, f"Incorrect API key provided: {key}.")


def _wait_until_a_date(exchange: Exchange) -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=1), usegmt=True)
    _once(429, "Too many requests.", retry_after=date)(exchange)


def _page(status: str) -> Serve:
    def serve(exchange: Exchange) -> None:
        exchange.head(status, "text/html")
        exchange.body(HTML)
        exchange.end()

    return serve


STATUS_FAULTS = (
    Fault("400", "does not take the request", "nothing", _always(400, "Context too long.")),
    Fault("401", "echoes the key in the error", "nothing", _key_echoed),
    Fault("403", "forbids it", "nothing", _always(403, "Not allowed.")),
    Fault("404", "does not know the model", "nothing", _always(404, "No model of this name.")),
    Fault("408", "says that the request timed out", "nothing", _always(408, "Timed out.")),
    Fault("413", "finds the request too long", "nothing", _always(413, "Too large.")),
    Fault(
        "307",
        "redirects to another server",
        "nothing",
        _always(307, "Moved.", location=f"/{ELSEWHERE}/v1/chat/completions"),
    ),
    Fault("429", "is asked too often, always", "nothing", _always(429, "Too many requests.")),
    Fault(
        "429-seconds",
        "asks to wait a second",
        "whole",
        _once(429, "Too many requests.", retry_after="1"),
    ),
    Fault("429-date", "asks to wait until a date", "whole", _wait_until_a_date),
    Fault(
        "429-absurd",
        "asks to wait 31 years",
        "nothing",
        _once(429, "Too many requests.", retry_after="1000000000"),
    ),
    Fault(
        "429-garbage",
        "asks to wait for no number",
        "whole",
        _once(429, "Too many requests.", retry_after="-1; soon"),
    ),
    Fault("500-once", "fails once, then works", "whole", _once(500, "Internal error.")),
    Fault("500", "fails always", "nothing", _always(500, "Internal error.")),
    Fault("502", "a proxy's page of HTML", "nothing", _page("502 Bad Gateway")),
    Fault("503", "is starting", "nothing", _always(503, "Loading model.")),
    Fault("529", "is overloaded, by a status of its own", "nothing", _always(529, "Overloaded.")),
    Fault("200-html", "a login page with status 200", "nothing", _page("200 OK")),
)
