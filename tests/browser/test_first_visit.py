"""A first visit, with no article there: what to do is said, and is one press away."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from assistant import Assistant
from tests.browser.visitor import DESK, TABLET, Visitor


@pytest.fixture
def empty(
    tmp_path: Path, chromium: str, served: Callable[[Assistant], AbstractContextManager[str]]
) -> Iterator[str]:
    """The page of an assistant without any article."""
    with Assistant.open(tmp_path) as assistant, served(assistant) as address:
        yield address


@pytest.fixture
def first(empty: str, visit: Callable[..., Visitor]) -> Callable[..., Visitor]:
    """Visit it."""

    def begin(viewport: dict[str, int]) -> Visitor:
        return visit(empty, viewport=viewport)

    return begin


def test_at_a_desk_one_press_shows_what_can_be_added(first: Any) -> None:
    page = first(DESK).page
    expect(page.locator(".welcome .start")).to_contain_text("drop files anywhere")
    page.locator(".welcome .button").click()
    menu = page.get_by_role("menu", name="Add")
    expect(menu.get_by_role("menuitem", name="Choose files")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Add", exact=True)).to_be_focused()


def test_the_sample_articles_are_one_press_away(first: Any) -> None:
    visitor = first(TABLET)
    page = visitor.page
    page.get_by_role("link", name="Try it with the sample articles").click()
    expect(page.locator("#chat .here")).to_contain_text("14 sample articles are here")
    expect(page.locator("#articles-button")).to_have_text("Articles (14)")
    assert page.url == visitor.address
    expect(visitor.ask("Why was the Marram Bridge closed?").locator(".answer")).to_be_visible()
    assert visitor.problems == []
