"""Removing articles on the page: at once, since it can be taken back, and what cites them."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from assistant import Assistant
from assistant.web.source_routes import GONE
from index.types import Article
from tests.browser.browsing import Browsing
from tests.browser.visitor import DESK, Visitor, renewed


def sentence_of(title: str) -> str:
    return f"{title} was painted orange by the keeper Ines Okafor."


def question_about(title: str) -> str:
    return f"Who painted {title} orange?"


@pytest.fixture
def where() -> str:
    """Where the list of articles is: in a pane of its own, or in a drawer."""
    return "pane"


@pytest.fixture
def added(where: str, request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Any, str]:
    """A visitor who sees the list, and the title of an article that he has just added."""
    visitor = request.getfixturevalue("narrow" if where == "drawer" else "visitor")
    title = f"Lighthouse {uuid4().hex[:8]}"
    file = tmp_path / "lighthouse.jsonl"
    row = {"title": title, "text": sentence_of(title), "source": f"{title} Post"}
    file.write_text(json.dumps(row) + "\n", encoding="utf-8")
    visitor.upload(file)
    expect(row_of(visitor.page, title)).to_have_count(1)
    return visitor, title


def row_of(page: Page, title: str) -> Locator:
    return page.locator("#listing li", has_text=title)


def count_of(page: Page) -> int:
    return int((page.locator("#listing-count").text_content() or "").split()[0])


def remove(visitor: Any, title: str) -> None:
    visitor.open_articles()
    visitor.act_on(row_of(visitor.page, title), "Remove")
    expect(row_of(visitor.page, title)).to_have_count(0)


@pytest.mark.parametrize("where", ["pane", "drawer"])
def test_an_article_goes_and_comes_back(added: tuple[Any, str]) -> None:
    visitor, title = added
    page, before = visitor.page, count_of(visitor.page)
    remove(visitor, title)
    expect(page.locator("#toast")).to_contain_text(f"Removed “{title}”.")
    expect(page.locator("#listing-count")).to_have_text(f"{before - 1} articles")
    expect(page.locator("#articles-button")).to_have_text(f"Articles ({before - 1})")
    expect(page.locator("#chat .example").first).not_to_contain_text(title)
    page.locator("#toast").get_by_role("button", name="Undo").click()
    expect(row_of(page, title)).to_have_count(1)
    expect(page.locator("#articles-button")).to_have_text(f"Articles ({before})")
    assert visitor.problems == []
    assert visitor.dialogs == []


@pytest.mark.parametrize("where", ["pane", "drawer"])
def test_the_keyboard_removes_and_goes_on_with_the_next(added: tuple[Any, str]) -> None:
    visitor, title = added
    page = visitor.page
    rows = page.locator("#listing li")
    number = [title in text for text in rows.all_text_contents()].index(True)
    row_of(page, title).locator(".more").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    expect(row_of(page, title)).to_have_count(0)
    expect(rows.nth(min(number, rows.count() - 1)).locator(".more")).to_be_focused()


def test_an_answer_that_cites_it_stays_and_says_that_it_is_gone(added: tuple[Any, str]) -> None:
    visitor, title = added
    page = visitor.page
    page.keyboard.press("Escape")
    reply = visitor.ask(question_about(title))
    cited = reply.locator(".group").filter(has=page.get_by_role("link", name=title))
    visitor.open_source(cited.locator("a.cite"))
    page.keyboard.press("Escape")
    remove(visitor, title)
    page.keyboard.press("Escape")
    expect(cited.locator(".sentence")).to_contain_text(sentence_of(title))
    marker = cited.locator("a.cite")
    expect(marker).to_contain_class("gone")
    expect(marker).to_have_attribute(
        "title", f"No longer among your articles: {title}, {title} Post"
    )
    visitor.open_source(marker)
    expect(page.locator("#source-content")).to_have_text(GONE)
    page.locator("#toast").get_by_role("button", name="Undo").click()
    expect(marker).not_to_contain_class("gone")
    expect(page.locator("#source-content h2")).to_have_text(title)
    page.keyboard.press("Escape")
    remove(visitor, title)
    page.keyboard.press("Escape")
    others = visitor.ask(question_about(title)).get_by_role("link", name=title)
    expect(others).to_have_count(0)


def test_what_another_window_removed_is_gone_here_too(
    added: tuple[Any, str], visit: Callable[..., Any]
) -> None:
    visitor, title = added
    page = visitor.page
    page.keyboard.press("Escape")
    marker = visitor.ask(question_about(title)).locator("a.cite").first
    other = visit(visitor.address)
    remove(other, title)
    visitor.open_source(marker)
    expect(marker).to_contain_class("gone")
    page.keyboard.press("Escape")
    visitor.open_articles()
    expect(row_of(page, title)).to_have_count(1)
    remove(visitor, title)
    assert visitor.dialogs == []


def test_a_removal_that_fails_says_so_and_can_be_tried_again(added: tuple[Any, str]) -> None:
    visitor, title = added
    page, row = visitor.page, row_of(visitor.page, title)
    page.route("**/api/articles/remove", lambda route: route.abort())
    visitor.act_on(row, "Remove")
    expect(page.locator("#toast")).to_contain_text("Start it again, then try once more.")
    expect(row).to_have_count(1)
    page.unroute("**/api/articles/remove")
    remove(visitor, title)


def test_a_limit_to_a_source_goes_with_its_last_article(added: tuple[Any, str]) -> None:
    visitor, title = added
    page = visitor.page
    page.locator("#limits summary").click()
    page.get_by_role("checkbox", name=f"{title} Post").check()
    expect(page.locator("#scope")).to_contain_text(f"{title} Post")
    expect(page.locator("#listing li")).to_have_count(1)
    remove(visitor, title)
    expect(page.locator("#scope")).to_be_empty()
    expect(page.locator("#listing li")).not_to_have_count(0)
    page.keyboard.press("Escape")
    expect(visitor.ask(question_about(title)).locator(".answer")).to_be_visible()


def test_what_was_removed_comes_back_after_the_page_was_loaded_anew(
    added: tuple[Any, str],
) -> None:
    visitor, title = added
    page = visitor.page
    remove(visitor, title)
    page.reload()
    visitor.wait_until_ready()
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("menuitem", name="Bring back what was removed").click()
    page.get_by_role("menuitem", name=f"“{title}”").click()
    expect(row_of(page, title)).to_have_count(1)
    assert visitor.problems == []


@pytest.fixture(scope="module")
def mixed(
    chromium: str,
    served: Callable[[Assistant], AbstractContextManager[str]],
    copy_of_sample: Callable[[], Path],
) -> Iterator[tuple[Assistant, str]]:
    """An assistant with the sample set and one article of the reader's own, and its page.

    What a test removes from it, it brings back.
    """
    with Assistant.open(copy_of_sample()) as assistant:
        assistant.ingest_articles([Article("own", "My own", "I saw nine herons on the pier.")])
        with served(assistant) as page_address:
            yield assistant, page_address


@pytest.fixture(scope="module")
def mixed_window(mixed: tuple[Assistant, str], browsing: Browsing) -> Iterator[Visitor]:
    """A window before those articles, for one test after another."""
    _, page_address = mixed
    with browsing.context(page_address, viewport=DESK, reduced_motion="reduce") as context:
        visitor = Visitor(context.new_page(), page_address)
        visitor.open()
        yield visitor


@pytest.fixture
def owner(mixed_window: Visitor, request: pytest.FixtureRequest) -> Visitor:
    """Their reader, as the page is when nothing is picked, sought or asked."""
    return renewed(mixed_window, request)


def test_the_sample_articles_go_together_and_come_back(
    mixed: tuple[Assistant, str], owner: Any
) -> None:
    assistant, _ = mixed
    page = owner.page
    count = len(assistant.articles()) - 1
    page.get_by_role("button", name=f"Remove the {count} sample articles").click()
    expect(page.locator("#listing li")).to_have_count(1)
    expect(page.locator("#bulk")).to_be_empty()
    expect(page.locator("#chat .here")).to_contain_text("1 article is here")
    assert [one.id for one in assistant.articles()] == ["own"]
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("menuitem", name="Add the sample articles").click()
    expect(page.locator("#listing-count")).to_have_text(f"{count + 1} articles")


def test_what_is_picked_and_not_shown_is_told_and_not_removed(
    mixed: tuple[Assistant, str], owner: Any
) -> None:
    assistant, _ = mixed
    page = owner.page
    own = page.locator("#listing li", has_text="My own")
    own.locator(".pick").check()
    page.locator("#words").fill("cannery")
    expect(own).to_have_count(0)
    expect(page.locator("#bulk")).to_contain_text("1 picked article is not shown here.")
    expect(page.get_by_role("button", name="Remove")).to_have_count(0)
    title = page.locator("#listing .title").first.text_content() or ""
    page.locator("#listing .pick").first.check()
    expect(page.locator("#bulk")).to_contain_text("1 more picked article is not shown here.")
    page.get_by_role("button", name="Remove the picked article").click()
    expect(page.locator("#toast")).to_contain_text("Removed 1 article.")
    assert "own" in {one.id for one in assistant.articles()}
    assert title not in {one.title for one in assistant.articles()}
    page.locator("#toast").get_by_role("button", name="Undo").click()
    expect(page.locator("#listing .title", has_text=title)).to_have_count(1)


def test_picked_articles_go_together_and_come_back(
    mixed: tuple[Assistant, str], owner: Any
) -> None:
    assistant, _ = mixed
    page = owner.page
    before = {one.id: one.version for one in assistant.articles()}
    for box in page.locator("#listing .pick").all()[:3]:
        box.check()
    page.get_by_role("button", name="Remove the 3 picked articles").click()
    expect(page.locator("#listing-count")).to_have_text(f"{len(before) - 3} articles")
    expect(page.locator("#scope")).to_be_empty()
    page.locator("#toast").get_by_role("button", name="Undo").click()
    expect(page.locator("#listing-count")).to_have_text(f"{len(before)} articles")
    assert {one.id: one.version for one in assistant.articles()} == before
