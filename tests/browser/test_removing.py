"""Removing an article on the page: asked once more, by mouse or keyboard, and what cites it."""

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


def sentence_of(title: str) -> str:
    return f"{title} was painted orange by the keeper Ines Okafor."


def question_about(title: str) -> str:
    return f"Who painted {title} orange?"


@pytest.fixture
def added(visit: Callable[..., Any], address: str, tmp_path: Path) -> tuple[Any, str]:
    """A visitor with the drawer open, and the title of an article that he has just added."""
    visitor, title = visit(address), f"Lighthouse {uuid4().hex[:8]}"
    file = tmp_path / "lighthouse.jsonl"
    row = {"title": title, "text": sentence_of(title), "source": f"{title} Post"}
    file.write_text(json.dumps(row) + "\n", encoding="utf-8")
    visitor.upload(file)
    expect(row_of(visitor.page, title)).to_have_count(1)
    return visitor, title


def row_of(page: Page, title: str) -> Locator:
    return page.locator("#listing li", has_text=title)


def count_of(page: Page) -> int:
    label = page.locator("#articles-button").text_content() or ""
    return int(label.strip("Articles ()"))


def remove(page: Page, title: str) -> None:
    row = row_of(page, title)
    row.get_by_role("button", name="Remove").click()
    row.get_by_role("group").get_by_role("button", name="Remove").click()
    expect(row).to_have_count(0)


def test_an_article_goes_after_a_second_step(added: tuple[Any, str]) -> None:
    visitor, title = added
    page, before = visitor.page, count_of(visitor.page)
    row_of(page, title).get_by_role("button", name=f"Remove “{title}”").click()
    asked = page.get_by_role("group", name=f"Remove “{title}”?")
    expect(asked).to_contain_text("The file it came from stays.")
    assert count_of(page) == before
    asked.get_by_role("button", name="Remove").click()
    expect(row_of(page, title)).to_have_count(0)
    expect(page.locator("#removal")).to_have_text(f"Removed “{title}”.")
    expect(page.locator("#articles-button")).to_have_text(f"Articles ({before - 1})")
    expect(page.locator("#listing .label")).to_contain_text(f"{before - 1} articles")
    expect(page.locator("#outcome")).not_to_contain_text("You can ask about it")
    page.keyboard.press("Escape")
    expect(page.locator("#chat .example").first).not_to_contain_text(title)
    assert visitor.problems == []
    assert visitor.dialogs == []


def test_the_keyboard_removes_and_goes_on_with_the_next(added: tuple[Any, str]) -> None:
    visitor, title = added
    page = visitor.page
    link = row_of(page, title).locator("a.remove")
    rows = page.locator("#listing li")
    number = [title in text for text in rows.all_text_contents()].index(True)
    link.focus()
    page.keyboard.press("Space")
    keep = page.get_by_role("button", name="Keep")
    expect(keep).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(row_of(page, title)).to_have_count(0)
    expect(rows.nth(min(number, rows.count() - 1)).locator("a.remove")).to_be_focused()


@pytest.mark.parametrize("key", ["Enter", "Escape"], ids=["keep", "escape"])
def test_it_can_be_kept(added: tuple[Any, str], key: str) -> None:
    visitor, title = added
    page = visitor.page
    link = row_of(page, title).locator("a.remove")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Keep")).to_be_focused()
    page.keyboard.press(key)
    expect(page.locator("#listing .confirm")).to_have_count(0)
    expect(link).to_be_focused()
    expect(page.locator("#articles")).to_be_visible()
    assert count_of(page) == page.locator("#listing li").count()


def test_only_one_is_asked_about_at_a_time(visitor: Any) -> None:
    page = visitor.page
    page.locator("#articles-button").click()
    for number in range(2):
        page.locator("#listing a.remove").nth(number).click()
    expect(page.locator("#listing .confirm")).to_have_count(1)


def test_an_answer_that_cites_it_stays_and_says_that_it_is_gone(added: tuple[Any, str]) -> None:
    visitor, title = added
    page = visitor.page
    page.keyboard.press("Escape")
    reply = visitor.ask(question_about(title))
    cited = reply.locator(".group").filter(has=page.get_by_role("link", name=title))
    visitor.open_source(cited.locator("a.cite"))
    page.locator("#articles-button").click()
    remove(page, title)
    expect(page.locator("#source-content")).to_contain_text("no longer among your articles")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(cited.locator(".sentence")).to_contain_text(sentence_of(title))
    marker = cited.locator("a.cite")
    expect(marker).to_contain_class("gone")
    expect(marker).to_have_attribute(
        "title", f"No longer among your articles: {title}, {title} Post"
    )
    visitor.open_source(marker)
    expect(page.locator("#source-content")).to_have_text(GONE)
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
    other.page.locator("#articles-button").click()
    remove(other.page, title)
    visitor.open_source(marker)
    expect(marker).to_contain_class("gone")
    page.locator("#articles-button").click()
    expect(row_of(page, title)).to_have_count(1)
    remove(page, title)


def test_a_removal_that_fails_says_so_and_can_be_tried_again(added: tuple[Any, str]) -> None:
    visitor, title = added
    page, row = visitor.page, row_of(visitor.page, title)
    page.route("**/api/articles?*", lambda route: route.abort())
    row.locator("a.remove").click()
    asked = row.get_by_role("group")
    asked.get_by_role("button", name="Remove").click()
    expect(asked).to_contain_text("Start it again, then try once more.")
    expect(asked.get_by_role("button", name="Keep")).to_be_focused()
    page.unroute("**/api/articles?*")
    asked.get_by_role("button", name="Try again").click()
    expect(row).to_have_count(0)


def test_a_limit_to_a_source_goes_with_its_last_article(added: tuple[Any, str]) -> None:
    visitor, title = added
    page = visitor.page
    page.locator("#sources input").fill(title)
    page.keyboard.press("Enter")
    expect(page.locator("#scope")).to_contain_text("Asking 1 of")
    expect(page.locator("#listing li")).to_have_count(1)
    remove(page, title)
    expect(page.locator("#scope")).not_to_contain_text("Asking")
    expect(page.locator("#listing li")).to_have_count(count_of(page))
    page.keyboard.press("Escape")
    expect(visitor.ask(question_about(title)).locator(".answer")).to_be_visible()


@pytest.fixture
def mixed(
    chromium: str,
    served: Callable[[Assistant], AbstractContextManager[str]],
    copy_of_sample: Callable[[], Path],
) -> Iterator[tuple[Assistant, str]]:
    """An assistant with the sample set and one article of the reader's own, and its page."""
    with Assistant.open(copy_of_sample()) as assistant:
        assistant.ingest_articles([Article("own", "My own", "I saw nine herons on the pier.")])
        with served(assistant) as page_address:
            yield assistant, page_address


def test_the_sample_articles_go_together(
    mixed: tuple[Assistant, str], visit: Callable[..., Any]
) -> None:
    assistant, page_address = mixed
    page = visit(page_address).page
    page.locator("#articles-button").click()
    name = f"Remove the {len(assistant.articles()) - 1} sample articles"
    page.get_by_role("button", name=name).click()
    asked = page.get_by_role("group", name=f"{name}?")
    asked.get_by_role("button", name="Remove").click()
    expect(page.locator("#listing li")).to_have_count(1)
    expect(page.locator("#listing .samples")).to_have_count(0)
    expect(page.locator("#articles-button")).to_have_text("Articles (1)")
    page.keyboard.press("Escape")
    expect(page.locator("#chat .here")).to_contain_text("1 article is here")
    assert [one.id for one in assistant.articles()] == ["own"]
