"""What lies over the page on a smaller screen closes by Back, which leaves nothing else."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import DESK

QUESTION = "Why was the Marram Bridge closed?"
OPEN = "body:is(.articles-open, .side-shown)"


@pytest.mark.parametrize("button", ["#articles-button", "#conversations-button"])
def test_back_closes_a_drawer_and_the_conversation_stays(narrow: Any, button: str) -> None:
    page = narrow.page
    narrow.ask(QUESTION)
    address = page.url
    for close in (page.go_back, lambda: page.keyboard.press("Escape")):
        page.locator(button).click()
        expect(page.locator(OPEN)).to_have_count(1)
        close()
        expect(page.locator(OPEN)).to_have_count(0)
        expect(page.locator(button)).to_be_focused()
        assert page.url == address
        expect(page.locator("#chat .question")).to_have_text([QUESTION])


def test_what_is_opened_from_a_drawer_is_one_step_from_what_was_before(narrow: Any) -> None:
    page = narrow.page
    narrow.ask(QUESTION)
    address = page.url
    page.locator("#articles-button").click()
    narrow.open_source(page.locator("#listing .open").first)
    page.go_back()
    expect(page.locator("#source-panel")).to_be_hidden()
    expect(page.locator(OPEN)).to_have_count(0)
    assert page.url == address
    page.locator("#new-button").click()
    page.locator("#chat .example").first.wait_for()
    page.locator("#conversations-button").click()
    page.locator("#conversation-list a").first.click()
    expect(page.locator("#chat .question")).to_have_text([QUESTION])
    expect(page.locator(OPEN)).to_have_count(0)
    page.go_back()
    expect(page.locator("#chat .example").first).to_be_visible()
    expect(page.locator(OPEN)).to_have_count(0)


def test_a_drawer_is_closed_after_a_reload_and_back_does_not_open_it(narrow: Any) -> None:
    page = narrow.page
    narrow.ask(QUESTION)
    page.locator("#articles-button").click()
    expect(page.locator(OPEN)).to_have_count(1)
    page.reload()
    narrow.wait_until_ready()
    expect(page.locator(OPEN)).to_have_count(0)
    page.set_viewport_size(DESK)
    expect(page).to_have_title(re.compile(re.escape(QUESTION)))
