"""Errors of providers become words for a reader, and say whether another try may help."""

from datetime import UTC, datetime
from email.utils import format_datetime
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language_models.failures import (
    MAX_ERROR_CHARACTERS,
    describe_error,
    failure_of,
    retry_after_seconds,
)
from assistant.settings import LanguageModelSettings

NOON = datetime(2026, 3, 1, 12, 0, 0, tzinfo=UTC)
KEY = "sk-very-secret"


class StatusError(Exception):
    """What the clients of OpenAI and Anthropic raise for a status, in shape."""

    def __init__(self, status, body=None, **headers):
        super().__init__(f"Error code: {status} - {body}")
        self.status_code = status
        self.body = body
        self.response = SimpleNamespace(headers=headers)


class TransportError(Exception):
    """Named as the base class of httpx is."""


class ReadError(TransportError):
    pass


@pytest.fixture
def settings(llm):
    return llm(provider="openai", model="m", api_key=KEY)


@pytest.mark.parametrize(
    ("error", "retryable", "outage", "told"),
    [
        (StatusError(400), False, False, "check llm.model"),
        (StatusError(401), False, False, "Check llm.api_key"),
        (StatusError(404), False, False, "Check llm.model"),
        (StatusError(307), False, False, "Check llm.api_base"),
        (StatusError(408), True, True, "Ask again"),
        (StatusError(429), True, True, "quota"),
        (StatusError(500), True, True, "Ask again"),
        (StatusError(529), True, True, "Ask again"),
        (ReadError("gone"), True, True, "llm.api_base runs"),
        (ConnectionRefusedError("no"), True, True, "llm.api_base runs"),
        (ValueError("Expecting value"), False, True, "cannot be read"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), False, True, "cannot be read"),
        (TypeError("NoneType"), False, True, "cannot be read"),
        (RuntimeError("something"), False, True, "RuntimeError: something"),
    ],
    ids=lambda value: str(value)[:20] if isinstance(value, Exception) else "",
)
def test_what_an_error_means(settings, error, retryable, outage, told):
    failure = failure_of(error, settings)
    assert (failure.retryable, failure.outage) == (retryable, outage)
    assert told in str(failure)


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        pytest.param({"message": "No such model."}, "404: No such model. Check", id="OpenAI"),
        pytest.param(
            {"type": "error", "error": {"message": "not_found"}}, "404: not_found.", id="Anthropic"
        ),
        pytest.param("model is missing", "404: model is missing.", id="text"),
        pytest.param("<html>Not found</html>", "404. Check", id="HTML"),
        pytest.param(None, "404. Check", id="nothing"),
        pytest.param({"error": [1]}, "404. Check", id="strange"),
    ],
)
def test_what_a_server_says_is_quoted_unless_it_is_a_page(settings, body, shown):
    assert shown in str(failure_of(StatusError(404, body), settings))


@pytest.mark.parametrize(
    "error",
    [
        StatusError(401, {"message": f"Incorrect key: {KEY}"}),
        ReadError(f"Authorization: Bearer {KEY}"),
        ValueError(KEY),
        RuntimeError(f"a\n{KEY}\nb"),
    ],
    ids=lambda error: type(error).__name__,
)
@pytest.mark.parametrize("stored", [KEY, f"{KEY}\n", f" {KEY} "], ids=["as is", "line", "spaces"])
def test_the_key_is_in_no_text(llm, error, stored):
    settings = llm(provider="openai", model="m", api_key=stored)
    assert KEY not in str(failure_of(error, settings))
    assert KEY not in describe_error(error, settings)


VISIBLE = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=8)
"""What can be sent as a key."""


@given(st.text(), VISIBLE)
def test_a_description_is_one_short_line_without_the_key(text, key):
    settings = LanguageModelSettings(api_key=key)
    told = describe_error(ValueError(f"{text}{key}{text}"), settings)
    assert len(told) <= MAX_ERROR_CHARACTERS + len("ValueError: ")
    assert len(told.splitlines()) == 1
    assert key not in told or key in "ValueError: (key)"


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("7", 7.0),
        ("0", 0.0),
        (" 1.5 ", 1.5),
        ("1000000000", 1e9),
        (format_datetime(NOON.replace(minute=2), usegmt=True), 120.0),
        ("Sun, 01 Mar 2026 12:00:30 -0000", 30.0),
        (format_datetime(NOON.replace(hour=11), usegmt=True), None),
        ("-1", None),
        ("soon", None),
        ("nan", None),
        ("inf", None),
        ("", None),
    ],
)
def test_how_long_a_server_asks_to_wait(value, seconds):
    assert retry_after_seconds({"retry-after": value}, NOON) == seconds


@given(st.text())
def test_any_header_is_a_number_of_seconds_or_nothing(value):
    seconds = retry_after_seconds({"retry-after": value}, NOON)
    assert seconds is None or seconds >= 0


def test_no_header_asks_for_nothing():
    assert retry_after_seconds({}, NOON) is None
