"""The articles beside the chat: added, found, narrowed, and what is asked of them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from assistant import Assistant
from index.types import Article
from tests.browser.test_chat_page import QUESTION, quotes


def test_the_welcome_leads_to_the_articles_and_counts_them(narrow: Any, tmp_path: Path) -> None:
    page = narrow.page
    here = page.locator("#chat .here")
    count = int((here.text_content() or "").split()[0])
    here.get_by_role("link").click()
    expect(page.get_by_role("dialog", name="Articles")).to_be_visible()
    expect(page.get_by_role("button", name="Add", exact=True)).to_be_focused()
    added = tmp_path / "Heron count.txt"
    added.write_text("Heron count\n\nNine herons were seen.\n", encoding="utf-8")
    narrow.upload(added)
    page.keyboard.press("Escape")
    expect(here).to_have_text(f"{count + 1} articles are here. Add more")
    expect(page.locator("#chat .example").first).to_contain_text("What is known about")


def test_a_limit_stands_above_the_question_and_is_taken_back_there(visitor: Any) -> None:
    page = visitor.page
    page.locator("#limits summary").click()
    page.get_by_role("textbox", name="From").fill("2026-04-01")
    expect(page.locator("#listing-count")).to_contain_text("3 of ")
    chips = page.get_by_role("group", name="What is asked")
    expect(chips).to_contain_text("Asking only")
    chips.get_by_role("button", name="from 1 April 2026: ask all again").click()
    expect(page.locator("#scope")).to_be_empty()
    expect(page.get_by_role("textbox", name="From")).to_have_value("")
    expect(page.locator("#question textarea")).to_be_focused()
    expect(page.locator("#listing-count")).not_to_contain_text("of")


def test_uploaded_files_can_be_asked_about_at_once(visitor: Any, tmp_path: Path) -> None:
    good, bad = tmp_path / "Lantern festival.txt", tmp_path / "noise.bin"
    sentence = "The Ostrava lantern festival was won by a kite maker named Petra Holub."
    good.write_text(f"Lantern festival ends\n\n{sentence}\n", encoding="utf-8")
    bad.write_bytes(bytes(range(256)))
    outcome = visitor.upload(good, bad)
    expect(outcome.locator("#outcome")).to_have_text("1 added, 1 failed")
    expect(outcome.locator(".done")).to_have_text(f"{good.name}added")
    expect(outcome.locator(".failed .file")).to_have_text("noise.bin")
    expect(outcome.locator(".failed .reason")).not_to_be_empty()
    visitor.page.keyboard.press("Escape")
    reply = visitor.ask("Who won the Ostrava lantern festival?")
    assert quotes(reply)[0] == sentence
    visitor.open_source(reply.locator("a.cite").first)
    assert visitor.marked == sentence


def test_questions_keep_to_the_chosen_source(visitor: Any) -> None:
    page = visitor.page
    page.locator("#limits summary").click()
    page.get_by_role("checkbox", name="Northern Tide News").check()
    expect(page.locator("#listing-count")).to_contain_text("1 of")
    expect(page.locator("#scope")).to_contain_text("Northern Tide News")
    page.reload()
    expect(page.locator("#scope")).to_contain_text("Northern Tide News")
    reply = visitor.ask(QUESTION)
    assert set(reply.locator(".from .meta").all_text_contents()) == {
        "Northern Tide News · 3 March 2026"
    }


def test_an_article_of_the_list_opens(visitor: Any) -> None:
    page = visitor.page
    page.locator("#words").fill("seagrass")
    row = page.locator("#listing .open")
    expect(row).to_have_count(1)
    title = row.locator(".title").text_content()
    visitor.open_source(row)
    assert page.locator("#source-content h2").text_content() == title
    expect(page.locator("#words")).to_be_visible()


def test_what_is_read_stands_above_it_once_its_title_is_scrolled_away(visitor: Any) -> None:
    page = visitor.page
    page.locator("#words").fill("painting")
    expect(page.locator("#listing-count")).to_contain_text(" of ")
    row = page.locator("#listing .open").first
    title = row.locator(".title").text_content()
    visitor.open_source(row)
    above = page.locator("#source-panel .pane-name")
    expect(above).to_have_text("Source")
    page.locator("#source-content").evaluate("one => one.scrollTo(0, one.scrollHeight)")
    expect(above).to_have_text(title)
    above.click()
    expect(page.locator("#source-content h2")).to_be_in_viewport()
    expect(above).to_have_text("Source")


NUMBERS = 320
"""Articles; the list takes a hundred at a time."""


@pytest.fixture
def numbers(
    copy_of_sample: Callable[[], Path], served: Callable[..., Any], chromium: str
) -> Iterator[str]:
    """The page of an assistant with many articles of one source beside the sample."""
    with Assistant.open(copy_of_sample()) as assistant:
        assistant.ingest_articles(
            Article(f"n{number}", f"Number {number:03}", f"It is {number}.", "Numbers")
            for number in range(NUMBERS)
        )
        with served(assistant) as page_address:
            yield page_address


def test_the_list_goes_on_as_it_is_scrolled_and_stays_where_it_was_scrolled_to(
    numbers: str, visit: Callable[..., Any]
) -> None:
    """Whether a row is picked, is edited elsewhere, or the reader comes back to the window."""
    page = visit(numbers).page
    page.locator("#order").select_option("title")
    page.locator("#limits summary").click()
    page.get_by_role("checkbox", name="Numbers").check()
    expect(page.locator("#listing-count")).to_have_text(f"{NUMBERS} of {NUMBERS + 14} articles")
    rows = page.locator("#listing li")
    while (shown := rows.count()) < NUMBERS:
        rows.last.scroll_into_view_if_needed()
        expect(rows).not_to_have_count(shown)
    titles = page.locator("#listing .title").all_text_contents()
    assert titles == [f"Number {number:03}" for number in range(NUMBERS)]
    row = page.locator("#listing li", has_text="Number 220")
    row.locator(".pick").check()
    place = row.bounding_box()
    assert place
    with page.expect_response("**/citeline/articles?*"):
        changed = page.request.patch(
            f"{numbers}api/articles?article=n10",
            data={"title": "Number 010 again", "source": "Numbers"},
        )
        assert changed.ok
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(rows.nth(10)).to_contain_text("Number 010 again")
    expect(rows).to_have_count(NUMBERS)
    moved = row.bounding_box()
    assert moved
    assert moved["y"] == pytest.approx(place["y"], abs=2)


def test_three_panes_stand_side_by_side_and_nothing_is_covered(visitor: Any) -> None:
    page = visitor.page
    visitor.open_source(visitor.ask(QUESTION).locator("a.cite").first)
    for pane in ("#side", "#articles", "#chat", "#source-panel"):
        expect(page.locator(pane)).to_be_visible()
        assert page.locator(f"{pane}[inert]").count() == 0
    expect(page.locator("#veil")).to_be_hidden()
    edges = [page.locator(one).bounding_box() for one in ("#left", "#chat", "#source-panel")]
    boxes = [one for one in edges if one]
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]
    assert boxes[1]["x"] + boxes[1]["width"] <= boxes[2]["x"]


def test_the_page_speaks_the_language_of_the_browser_and_the_chosen_one(
    visit: Callable[..., Any], address: str
) -> None:
    page = visit(address, locale="de-DE").page
    expect(page.get_by_role("navigation", name="Gespräche")).to_be_visible()
    expect(page.locator("#listing-count")).to_contain_text("Artikel")
    expect(page.get_by_role("button", name="Neues Gespräch")).to_be_visible()
    expect(page.get_by_role("button", name="Fragen", exact=True)).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    page.locator("#settings-button").click()
    page.get_by_label("Sprache der Seite").select_option("en")
    expect(page.get_by_role("navigation", name="Conversations")).to_be_visible()
    page.reload()
    expect(page.get_by_role("navigation", name="Conversations")).to_be_visible()
