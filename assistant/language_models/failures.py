"""What went wrong with a call of a language model: in words, and whether another try may help.

Providers raise errors of their own classes. They are told apart by what they have in common, the
status of an HTTP reply and the names of their base classes, so that no provider is imported here.
"""

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from assistant.settings import LanguageModelSettings

MAX_ERROR_CHARACTERS = 300

CONNECTION_ERRORS = frozenset({"OSError", "APIConnectionError", "TransportError"})
"""Base classes of what is raised when a connection fails: Python's, the providers', httpx's."""

UNREADABLE = frozenset({"DecodingError"})
"""What httpx raises for a body that it, or our guard, does not take."""

SHAPE_ERRORS = (ValueError, TypeError, AttributeError, LookupError)
"""What reading a reply raises that is not of the protocol: bad JSON, bad UTF-8, missing fields."""

TRY_AGAIN = "Ask again in a while."
STATUS_ADVICE = {
    400: "The server does not take the request: check llm.model and llm.context_window.",
    401: "Check llm.api_key.",
    403: "Check llm.api_key and whether it may use this model.",
    404: "Check llm.model and llm.api_base.",
    413: "The request is too long for the server: lower llm.context_window.",
    422: "The server does not take the request: check the section llm.",
    429: "It is asked too often, or its quota is used up: ask again in a while.",
}
RETRYABLE_STATUSES = frozenset({408, 425, 429})
"""Beside all from 500 on."""


class Failure(Exception):
    """A call failed. Its text is fit to be shown and names no key.

    Attributes:
        retryable: Whether the same request may succeed if it is sent again.
        outage: Whether the server is to blame, rather than the request or the settings.
        retry_after_seconds: How long the server asks to wait, if it does.
    """

    def __init__(
        self,
        text: str,
        *,
        retryable: bool = False,
        outage: bool = False,
        retry_after_seconds: float | None = None,
    ) -> None:
        super().__init__(text)
        self.retryable = retryable
        self.outage = outage
        self.retry_after_seconds = retry_after_seconds


def failure_of(error: Exception, settings: LanguageModelSettings) -> Failure:
    """Return what an error of a provider means."""
    if isinstance(error, Failure):
        return error
    status = getattr(error, "status_code", None)
    if isinstance(status, int) and status > 0:
        return _refused(error, status, settings)
    cause = error.__cause__ if isinstance(error.__cause__, Exception) else error
    told = describe_error(cause, settings)
    if isinstance(error, SHAPE_ERRORS) or type(cause).__name__ in UNREADABLE:
        return Failure(f"its reply cannot be read ({told}). Check llm.api_base.", outage=True)
    if any(base.__name__ in CONNECTION_ERRORS for base in type(error).__mro__):
        return Failure(
            f"the connection failed ({told}). Check that the server of llm.api_base runs.",
            retryable=True,
            outage=True,
        )
    return Failure(f"{told}. {TRY_AGAIN}", outage=True)


def describe_error(error: Exception, settings: LanguageModelSettings) -> str:
    """Return the error's kind and message on one line, without the key, which servers echo."""
    kind, message = type(error).__name__, _shown(str(error), settings)
    return f"{kind}: {message}" if message else kind


def retry_after_seconds(headers: Mapping[str, str], now: datetime) -> float | None:
    """Return how long a `Retry-After` header asks to wait, in seconds or until a date.

    None where there is none or it makes no sense. RFC 9110, section 10.2.3.
    """
    value = headers.get("retry-after", "").strip()
    try:
        seconds = float(value)
    except ValueError:
        seconds = _seconds_until(value, now)
    return seconds if math.isfinite(seconds) and seconds >= 0 else None


def _seconds_until(date: str, now: datetime) -> float:
    try:
        moment = parsedate_to_datetime(date)
    except (ValueError, TypeError):
        return math.nan
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment - now).total_seconds()


def _refused(error: Exception, status: int, settings: LanguageModelSettings) -> Failure:
    """Return the failure for an HTTP reply that is an error."""
    response: Any = getattr(error, "response", None)
    wait = retry_after_seconds(getattr(response, "headers", {}), datetime.now(UTC))
    asked = f" and asks to wait {wait:,.0f} s" if wait else ""
    says = _shown(_message(getattr(error, "body", getattr(error, "error", None))), settings)
    quoted = f": {says}" if says else ""
    advice = STATUS_ADVICE.get(status, TRY_AGAIN if status >= 400 else "Check llm.api_base.")
    again = status in RETRYABLE_STATUSES or status >= 500
    return Failure(
        f"the server answers with status {status}{asked}{quoted.rstrip('.')}. {advice}",
        retryable=again,
        outage=again,
        retry_after_seconds=wait,
    )


def _message(body: Any) -> str:  # noqa: ANN401 - servers send anything
    """Return what an error's body says; nothing for a page of HTML."""
    if isinstance(body, Mapping):
        return _message(body.get("error") or body.get("message"))
    return body if isinstance(body, str) and "<" not in body else ""


def _shown(text: str, settings: LanguageModelSettings) -> str:
    """Return a text on one line, not too long, without the key."""
    # Without the end of the line that a key from a file has: a server may echo it without, too.
    key = settings.api_key.get_secret_value().strip() if settings.api_key else ""
    line = " ".join((text.replace(key, "(key)") if key else text).split())
    return line if len(line) <= MAX_ERROR_CHARACTERS else line[: MAX_ERROR_CHARACTERS - 1] + "…"
