"""Many articles are picked at once: from one to another, and all that were found."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from assistant import Assistant
from index.types import Article
from tests.browser.browsing import Browsing
from tests.browser.visitor import DESK, Visitor

HERONS = 130
"""More than the list shows before it is scrolled."""


@pytest.fixture(scope="module")
def crowd(
    browsing: Browsing,
    served: Callable[[Assistant], AbstractContextManager[str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Assistant, Visitor]]:
    """Many articles about herons and one about an otter, and their reader."""
    folder: Path = tmp_path_factory.mktemp("crowd")
    with Assistant.open(folder) as assistant:
        herons = [Article(f"h{at}", f"Heron {at}", f"Heron {at} eats.") for at in range(HERONS)]
        assistant.ingest_articles([*herons, Article("otter", "Otter", "An otter swims.")])
        with (
            served(assistant) as address,
            browsing.context(address, viewport=DESK, reduced_motion="reduce") as context,
        ):
            visitor = Visitor(context.new_page(), address)
            visitor.open()
            yield assistant, visitor


def test_shift_picks_a_span_and_takes_it_back(crowd: tuple[Assistant, Any]) -> None:
    page = crowd[1].page
    boxes, picked = page.locator("#listing .pick"), page.locator("#listing .pick:checked")
    boxes.nth(1).click()
    boxes.nth(5).click(modifiers=["Shift"])
    expect(picked).to_have_count(5)
    expect(page.locator("#scope")).to_contain_text("5 picked articles")
    boxes.nth(3).click(modifiers=["Shift"])
    expect(picked).to_have_count(2)
    page.get_by_role("button", name="Pick none").click()
    expect(picked).to_have_count(0)


def test_all_that_were_found_are_picked_removed_and_brought_back(
    crowd: tuple[Assistant, Any],
) -> None:
    assistant, visitor = crowd
    page = visitor.page
    page.locator("#words").fill("heron")
    page.get_by_role("button", name=f"Pick the {HERONS} that were found").click()
    expect(page.locator("#scope")).to_contain_text(f"{HERONS} picked articles")
    page.get_by_role("button", name=f"Remove the {HERONS} picked articles").click()
    expect(page.locator("#listing-count")).to_have_text("No article matches.")
    assert [one.id for one in assistant.articles()] == ["otter"]
    page.locator("#toast").get_by_role("button", name="Undo").click()
    expect(page.locator("#listing-count")).to_have_text(f"{HERONS} of {HERONS + 1} articles")
    assert len(assistant.articles()) == HERONS + 1


def test_what_was_found_by_other_words_is_not_removed(crowd: tuple[Assistant, Any]) -> None:
    page = crowd[1].page
    page.locator("#words").fill("heron")
    page.get_by_role("button", name=f"Pick the {HERONS} that were found").click()
    expect(page.locator("#scope")).to_contain_text(f"{HERONS} picked articles")
    page.locator("#words").fill("otter")
    expect(page.locator("#bulk")).to_contain_text(f"{HERONS} picked articles are not shown here.")
    expect(page.get_by_role("button", name="Remove")).to_have_count(0)
