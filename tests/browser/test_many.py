"""A thousand articles and two hundred conversations: quick to open, and smooth to scroll.

What is measured is the time of a processor, since others may use it at the same time.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from assistant import Assistant
from assistant.conversations import open_conversations
from assistant.conversations.records import Asked
from index.types import Article
from tests.browser.browsing import Browsing
from tests.browser.visitor import TABLET, Visitor

ARTICLES, CONVERSATIONS = 1000, 200
FRAME_MILLISECONDS = 1000 / 60
OPEN_MILLISECONDS = 200
FRAMES = 120
SCROLL = """([selector, frames]) => new Promise((resolve) => {
    const pane = document.querySelector(selector);
    pane.scrollTop = 0;
    let left = frames;
    const step = () => {
      pane.scrollTop += 60;
      if (left--) requestAnimationFrame(step);
      else resolve(pane.scrollTop);
    };
    requestAnimationFrame(step);
  })"""


@pytest.fixture(scope="module")
def full(
    tmp_path_factory: pytest.TempPathFactory,
    chromium: str,
    served: Callable[[Assistant], AbstractContextManager[str]],
    browsing: Browsing,
) -> Iterator[Visitor]:
    """A window where the articles and the conversations are drawers, with very many of them."""
    folder: Path = tmp_path_factory.mktemp("many")
    with Assistant.open(folder) as assistant:
        assistant.ingest_articles(
            Article(f"{number}", f"Report {number}", f"Heron {number} was seen.", "Heron Post")
            for number in range(ARTICLES)
        )
        kept = open_conversations(folder)
        for number in range(CONVERSATIONS):
            kept.begin(Asked(f"What happened on day {number}?"))
        kept.close()
        with (
            served(assistant) as address,
            browsing.context(address, viewport=TABLET, reduced_motion="reduce") as context,
        ):
            visitor = Visitor(context.new_page(), address)
            visitor.open()
            yield visitor


def worked(page: Page, act: Callable[[], Any]) -> float:
    """Return how many milliseconds of a processor the page's thread takes for something."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def ticks() -> float:
        told = session.send("Performance.getMetrics")["metrics"]
        return {one["name"]: one["value"] for one in told}["ThreadTime"]

    before = ticks()
    act()
    return 1000 * (ticks() - before)


def scrolled(page: Page, selector: str) -> float:
    """Return the milliseconds of a frame while something is scrolled."""
    return worked(page, lambda: page.evaluate(SCROLL, [selector, FRAMES])) / FRAMES


def opened(page: Page, button: str, first: Locator) -> float:
    """Return the milliseconds until a drawer shows its first row; it is closed again."""

    def act() -> None:
        page.locator(button).click()
        expect(first).to_be_visible()

    took = worked(page, act)
    page.keyboard.press("Escape")
    expect(first).to_be_hidden()
    return took


def test_a_thousand_articles_open_at_once_and_scroll_smoothly(full: Visitor) -> None:
    page = full.page
    rows = page.locator("#listing li")
    assert opened(page, "#articles-button", rows.first) < OPEN_MILLISECONDS
    page.locator("#articles-button").click()
    while rows.count() < ARTICLES:
        before = rows.count()
        page.locator("#listing-end").scroll_into_view_if_needed()
        expect(rows).not_to_have_count(before)
    assert scrolled(page, "#articles .scrolled") < FRAME_MILLISECONDS
    page.locator("#words").fill("Report 777")
    expect(rows).to_have_count(1)
    page.locator("#words").fill("")
    page.keyboard.press("Escape")
    assert full.problems == []


def test_two_hundred_conversations_are_found_renamed_deleted_and_brought_back(
    full: Visitor,
) -> None:
    page = full.page
    names = page.locator("#conversation-list .name")
    assert opened(page, "#conversations-button", names.first) < OPEN_MILLISECONDS
    page.locator("#conversations-button").click()
    expect(names).to_have_count(CONVERSATIONS)
    assert scrolled(page, "#conversation-list") < FRAME_MILLISECONDS
    row = page.locator("#conversation-list li", has_text="day 7?")
    page.get_by_role("searchbox", name="Search conversations").fill("day 7?")
    expect(names).to_have_count(1)
    full.act_on(row, "Rename")
    page.keyboard.type("The seventh day 7?")
    page.keyboard.press("Enter")
    expect(names).to_have_text(["The seventh day 7?"])
    full.act_on(row, "Delete")
    expect(names).to_have_count(0)
    page.locator("#toast").get_by_role("button", name="Undo").click()
    expect(names).to_have_text(["The seventh day 7?"])
    assert full.problems == []
