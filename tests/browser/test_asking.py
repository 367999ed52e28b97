"""Asking fast: what is typed is neither lost nor mixed, whatever the page is doing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from assistant import Assistant
from assistant.settings import LanguageModelSettings, Settings, StoreSettings
from tests.browser.serving import serving
from tests.faults.server.exchange import Speech
from tests.faults.server.server import HEALTHY, FaultServer

FIRST = "Why was the Marram Bridge closed?"
SECOND = "How long is the detour?"
THIRD = "How many jobs will be lost at the Dunmarrow cannery?"
PATIENCE = 60_000
"""Milliseconds; several answers in a row, the first of a server."""


def type_and_ask(page: Any, question: str) -> None:
    page.keyboard.insert_text(question)
    page.keyboard.press("Enter")


def headings(page: Any) -> Locator:
    found: Locator = page.locator("#chat .question")
    return found


def test_questions_asked_at_once_are_answered_in_their_order(visitor: Any) -> None:
    page = visitor.page
    page.locator("#question textarea").focus()
    for question in (FIRST, SECOND, THIRD):
        type_and_ask(page, question)
    page.keyboard.insert_text("and what")
    expect(headings(page)).to_have_text([FIRST, SECOND, THIRD], timeout=PATIENCE)
    reply = visitor.reply(2)
    expect(reply.locator(".actions")).to_be_visible(timeout=PATIENCE)
    expect(page.locator("#waiting .chip")).to_have_count(0, timeout=PATIENCE)
    expect(page.locator("#question textarea")).to_have_value("and what", timeout=PATIENCE)
    expect(visitor.replies).to_have_count(3, timeout=PATIENCE)
    page.reload()
    expect(headings(page)).to_have_text([FIRST, SECOND, THIRD], timeout=PATIENCE)
    expect(page.locator("#question textarea")).to_have_value("and what", timeout=PATIENCE)
    assert visitor.problems == []


def test_a_double_press_asks_once(visitor: Any) -> None:
    page = visitor.page
    page.locator("#chat .example").first.dblclick()
    visitor.reply(0)
    page.locator("#question textarea").focus()
    page.keyboard.insert_text(FIRST)
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    visitor.reply(1)
    page.wait_for_timeout(500)
    expect(headings(page)).to_have_count(2, timeout=PATIENCE)


def test_what_is_asked_while_a_conversation_opens_goes_into_that_one(visitor: Any) -> None:
    page = visitor.page
    visitor.ask(FIRST)
    place = page.url
    page.locator("#new-button").click()
    page.locator("#chat .example").first.wait_for()
    visitor.ask(THIRD)
    other = page.url
    page.evaluate("history.go(-2)")
    page.wait_for_url(place)
    page.locator("#question textarea").focus()
    type_and_ask(page, SECOND)
    expect(headings(page)).to_have_text([FIRST, SECOND], timeout=PATIENCE)
    assert page.url == place
    page.evaluate("history.go(2)")
    page.wait_for_url(other)
    expect(headings(page)).to_have_text([THIRD], timeout=PATIENCE)


def test_a_question_waits_for_its_own_conversation(visitor: Any) -> None:
    page = visitor.page
    visitor.ask(THIRD)
    other = page.url
    page.locator("#new-button").click()
    page.locator("#chat .example").first.wait_for()
    page.locator("#question textarea").focus()
    type_and_ask(page, FIRST)
    type_and_ask(page, SECOND)
    headings(page).first.wait_for()
    page.locator("#conversation-list a", has_text=THIRD).first.click()
    expect(headings(page)).to_have_text([THIRD], timeout=PATIENCE)
    page.wait_for_timeout(500)
    expect(headings(page)).to_have_text([THIRD], timeout=PATIENCE)
    assert page.url == other
    page.locator("#conversation-list a", has_text=FIRST).first.click()
    expect(headings(page)).to_have_text([FIRST, SECOND], timeout=PATIENCE)


def test_a_chat_that_shows_another_conversation_than_its_address_is_put_right(
    visitor: Any,
) -> None:
    page = visitor.page
    # As if the one that was opened first had come last.
    page.locator("#conversation :is(textarea, input)").evaluate(
        """box => {
            box.value = "another";
            box.dispatchEvent(new Event("input", { bubbles: true }));
        }"""
    )
    assert visitor.ask(FIRST).locator("a.cite").count()
    expect(headings(page)).to_have_text([FIRST], timeout=PATIENCE)
    expect(page.locator("#waiting .chip")).to_have_count(0)


@pytest.mark.parametrize("presses", [0, 2])
def test_a_question_is_asked_once_however_often_the_page_s_press_arrives(
    visitor: Any, presses: int
) -> None:
    page = visitor.page
    page.evaluate(
        """presses => document.addEventListener("click", event => {
            if (!event.target.closest("#act-button") || window.isPressed) return;
            window.isPressed = true;
            event.stopImmediatePropagation();
            for (let press = 0; press < presses; press += 1) {
                setTimeout(() => document.querySelector("#act-button").click(), 100 * press);
            }
        }, { capture: true })""",
        presses,
    )
    page.locator("#question textarea").focus()
    type_and_ask(page, FIRST)
    expect(headings(page)).to_have_text([FIRST], timeout=PATIENCE)
    expect(visitor.reply(0).locator(".actions")).to_be_visible(timeout=PATIENCE)
    page.reload()
    expect(headings(page)).to_have_text([FIRST], timeout=PATIENCE)
    expect(page.locator("#waiting .chip")).to_have_count(0)


@pytest.fixture
def slow(visit: Callable[..., Any], copy_of_sample: Callable[[], Path], chromium: str) -> Any:
    """A visitor of an assistant whose language model speaks for a while."""
    pytest.importorskip("llama_index.llms.openai_like", reason="the extra openai-like is missing")
    reply = "Inspectors found cracks in the hangers. [1] " + "There is more to it. [1] " * 200
    with FaultServer(Speech(reply, token_seconds=0.1)) as model:
        llm = LanguageModelSettings(
            provider="openai-like", model="any", api_base=model.url(HEALTHY), api_key="sk-any"
        )
        settings = Settings(store=StoreSettings(data_dir=copy_of_sample()), llm=llm)
        with (
            Assistant.open(settings=settings) as assistant,
            # The page is still open then, and may wait for an answer.
            serving(assistant, breaks_off=True) as address,
        ):
            yield visit(address)


def test_what_is_asked_while_an_answer_is_written_waits_in_sight_and_can_be_dropped(
    slow: Any,
) -> None:
    page = slow.page
    page.locator("#question textarea").focus()
    type_and_ask(page, FIRST)
    expect(slow.replies.first.locator(".written")).to_be_visible(timeout=PATIENCE)
    type_and_ask(page, SECOND)
    type_and_ask(page, THIRD)
    chips = page.locator("#waiting .chip")
    expect(chips).to_have_text([f"Next: {SECOND}", f"Next: {THIRD}"], timeout=PATIENCE)
    expect(page.locator("#question textarea")).to_have_value("", timeout=PATIENCE)
    chips.first.click()
    expect(chips).to_have_text([f"Next: {THIRD}"], timeout=PATIENCE)
    page.reload()
    expect(chips).to_have_text([f"Next: {THIRD}"], timeout=PATIENCE)
    page.get_by_role("button", name="Stop").click()
    expect(headings(page)).to_have_text([FIRST, THIRD], timeout=PATIENCE)
    expect(chips).to_have_count(0, timeout=PATIENCE)
