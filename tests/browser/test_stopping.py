"""Stopping an answer that a language model's server is still sending."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from assistant import Assistant
from assistant.settings import LanguageModelSettings, Settings, StoreSettings
from assistant.web.chat import STOPPED
from tests.faults.server.exchange import Speech
from tests.faults.server.server import HEALTHY, FaultServer

pytest.importorskip("llama_index.llms.openai_like", reason="the extra openai-like is missing")

QUESTION = "Why was the Marram Bridge closed?"
TYPED_MEANWHILE = "And when will it open"
FIRST = "Inspectors found cracks in the hangers."
REPLY = f"{FIRST} [1] " + "And then there is very much more to say about it. [1] " * 40
SLOW = Speech(REPLY, token_seconds=0.1)
"""Goes on for minutes unless it is stopped."""

FREED_SECONDS = 10.0


@pytest.fixture(scope="module")
def server() -> Iterator[FaultServer]:
    with FaultServer(SLOW) as running:
        yield running


@pytest.fixture(scope="module")
def address(
    chromium: str,
    server: FaultServer,
    served: Callable[[Assistant], AbstractContextManager[str]],
    copy_of_sample: Callable[[], Path],
) -> Iterator[str]:
    """The page of an assistant whose model takes its time."""
    model = LanguageModelSettings(
        provider="openai-like", model="any", api_base=server.url(HEALTHY), api_key="sk-any"
    )
    settings = Settings(store=StoreSettings(data_dir=copy_of_sample()), llm=model)
    with Assistant.open(settings=settings) as assistant, served(assistant) as page_address:
        yield page_address


def test_a_stopped_answer_keeps_what_was_checked_and_the_next_one_is_whole(
    visitor: Any, server: FaultServer
) -> None:
    page = visitor.page
    page.locator("#question textarea").fill(QUESTION)
    page.keyboard.press("Enter")
    stopped = visitor.replies.nth(0)
    expect(stopped.locator(".written")).to_contain_text(FIRST)
    expect(page.get_by_role("log")).to_have_attribute("aria-busy", "true")
    page.locator("#question textarea").fill(TYPED_MEANWHILE)
    page.get_by_role("button", name="Stop").click()
    expect(stopped.locator(".note")).to_have_text(STOPPED)
    expect(stopped.locator(".written")).to_contain_text(FIRST)
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_visible()
    expect(page.get_by_role("log")).to_have_attribute("aria-busy", "false")
    expect(page.locator("#question textarea")).to_have_value(TYPED_MEANWHILE)
    expect(page.locator("#question textarea")).to_be_focused()
    assert server.wait_until_idle(FREED_SECONDS)
    kept = stopped.text_content()

    server.speech = Speech(f"{FIRST} [1]")
    whole = visitor.ask(QUESTION)
    expect(whole.locator(".written")).to_contain_text(FIRST)
    expect(whole.locator(".note")).to_have_count(0)
    assert stopped.text_content() == kept
    assert visitor.problems == []
