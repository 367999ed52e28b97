"""What can be done with an answer, as a reader does it."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from assistant import Assistant
from tests.browser.browsing import Browsing
from tests.browser.visitor import DESK, Visitor

QUESTION = "Why was the Marram Bridge closed?"
LONG = "Which articles do I have?"
OTHER = "How many jobs will be lost at the Dunmarrow cannery?"
REQUEST = "Summarise the articles about the bridge"


CLIPBOARD = ["clipboard-read", "clipboard-write"]


@pytest.fixture(scope="module")
def folder(copy_of_sample: Callable[[], Path]) -> Path:
    return copy_of_sample()


@pytest.fixture(scope="module")
def address(folder: Path, chromium: str, served: Callable[..., Any]) -> Iterator[str]:
    """The page of an assistant whose articles no test of this module changes."""
    with Assistant.open(folder) as assistant, served(assistant) as page_address:
        yield page_address


@pytest.fixture(scope="module")
def window(browsing: Browsing, address: str) -> Iterator[Visitor]:
    """A window whose page may use the clipboard."""
    options = {"viewport": DESK, "reduced_motion": "reduce", "permissions": CLIPBOARD}
    with browsing.context(address, **options) as context:
        visitor = Visitor(context.new_page(), address)
        visitor.open()
        yield visitor


@pytest.fixture
def own_address(
    copy_of_sample: Callable[[], Path], chromium: str, served: Callable[..., Any]
) -> Iterator[str]:
    with Assistant.open(copy_of_sample()) as assistant, served(assistant) as page_address:
        yield page_address


# The server ends only when the page is closed, so that it has to be there before the browser.
@pytest.fixture
def owner(own_address: str, visit: Callable[..., Any]) -> Any:
    """A visitor of articles that are his alone, so that he may change them."""
    return visit(own_address, permissions=CLIPBOARD)


def test_an_answer_is_copied_rated_asked_again_and_its_question_edited(
    visitor: Any, folder: Path
) -> None:
    page = visitor.page
    reply = visitor.ask(QUESTION)
    quote = reply.locator(".sentence > span").first.text_content()

    reply.locator(".action.copy").click()
    page.get_by_role("menuitem", name="As text with footnotes").click()
    expect(page.locator("#toast")).to_contain_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"{QUESTION}\n\n{quote} [1]")
    assert re.search(r"\[1\] “.*” .*\(characters \d+–\d+ of ", copied)

    reply.locator(".action.bad").click()
    page.get_by_role("menuitem", name="Wrong sentence").click()
    expect(reply.locator(".action.bad")).to_have_text("Wrong: wrong sentence")
    (row,) = (folder / "feedback.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(row)["question"] == QUESTION
    page.reload()
    reply = visitor.replies.first
    expect(reply.locator(".action.bad")).to_have_text("Wrong: wrong sentence")

    reply.locator(".action.retry").click()
    expect(reply.locator(".action.bad")).to_have_text("Wrong")
    assert reply.locator(".sentence > span").first.text_content() == quote

    visitor.ask("How long is the detour?")
    visitor.replies.first.locator(".action.edit").click()
    box = page.get_by_role("textbox", name="Edited question")
    expect(box).to_have_value(QUESTION)
    box.fill(OTHER)
    page.keyboard.press("Enter")
    expect(page.locator("#chat .question")).to_have_text([OTHER, "How long is the detour?"])
    expect(visitor.replies.first).to_contain_text("cannery")
    expect(page.locator("#waiting")).to_be_empty()
    assert visitor.problems == []


def test_what_a_question_was_understood_as_can_be_changed(visitor: Any) -> None:
    reply = visitor.ask(REQUEST)
    expect(reply.locator(".understood")).to_contain_text("Understood as a summary")
    reply.locator(".understood .kind").click()
    again = visitor.reply(1)
    expect(again.locator(".understood")).to_contain_text("Asked as a plain question")
    again.locator(".understood .kinds").click()
    visitor.page.get_by_role("menuitem", name="A timeline").click()
    third = visitor.reply(2)
    expect(third.locator(".understood")).to_contain_text("Asked as a timeline")
    assert third.locator(".sentence .label").count() > 0
    plain = visitor.ask(QUESTION)
    expect(plain.locator(".understood")).to_have_count(0)


def test_a_conversation_is_exported(visitor: Any) -> None:
    visitor.ask(QUESTION)
    page = visitor.page
    page.locator("#conversation-list li:has([aria-current]) .more").click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name="Export as JSON").click()
    exported = json.loads(download.value.path().read_text(encoding="utf-8"))
    [exchange] = exported["exchanges"]
    source = exchange["sources"][0]
    assert source["end"] - source["start"] == len(source["quote"])


def test_keys_lead_through_the_citations(visitor: Any) -> None:
    page = visitor.page
    reply = visitor.ask("How many hangers on the Marram Bridge are damaged?")
    markers = reply.locator(".answer .sentence a.cite")
    page.locator("#chat h2.question").click()
    page.keyboard.press("n")
    page.locator("body.source-open #cited").wait_for()
    expect(page.locator("#source-pages")).to_contain_text("1 of")
    page.keyboard.press("n")
    expect(page.locator("#source-pages")).to_contain_text("2 of")
    expect(markers.nth(1)).to_have_class(re.compile("active"))
    page.keyboard.press("p")
    expect(page.locator("#source-pages")).to_contain_text("1 of")
    page.keyboard.press("Escape")
    expect(page.locator("#source-panel")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.locator("#question textarea")).to_be_focused()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_hidden()
    page.locator("#chat h2.question").click()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()


def test_a_card_shows_the_quote_on_focus_and_all_cited_sentences_are_marked(visitor: Any) -> None:
    page = visitor.page
    reply = visitor.ask("How many hangers on the Marram Bridge are damaged?")
    marker = reply.locator(".sentence a.cite").first
    quote = reply.locator(".sentence > span:not(.label)").first.text_content()
    expect(marker).to_have_attribute("aria-label", re.compile("^citation 1, supported, "))
    marker.hover()
    expect(page.locator("#card blockquote")).to_have_text(quote or "")
    expect(page.locator("#card")).to_contain_text("supported")
    page.keyboard.press("Escape")
    reply = visitor.ask("Give me a timeline of the Marram Bridge")
    found = 0
    for marker in reply.locator(".answer .sentence a.cite").all():
        visitor.open_source(marker)
        found += page.locator("#source-content .also").count()
    assert found > 0


def test_picked_articles_alone_are_asked_and_a_text_can_be_pasted(owner: Any) -> None:
    page = owner.page
    page.locator("#words").fill("hangers inspectors")
    rows = page.locator("#listing .open")
    expect(page.locator("#listing-count")).to_contain_text(" of 14 articles")
    title = rows.first.locator(".title").text_content()
    page.get_by_role("checkbox", name=f"Ask “{title}”").check()
    expect(page.locator("#bulk")).to_contain_text("Remove the picked article")
    expect(page.locator("#scope")).to_contain_text(f"Asking only“{title}”")
    reply = owner.ask(QUESTION)
    assert set(reply.locator(".from .open").all_text_contents()) <= {title}

    page.get_by_role("button", name="Pick none").click()
    expect(page.locator("#scope")).to_be_empty()
    page.locator("#words").fill("")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("menuitem", name="Paste a text").click()
    dialog = page.get_by_role("dialog", name="Paste a text")
    dialog.get_by_label("Text").fill("Twelve swans were counted at Lake Ysel on Sunday.")
    dialog.get_by_label("Title").fill("Swan count")
    dialog.get_by_label("Date").fill("2026-02-03")
    dialog.get_by_role("button", name="Add").click()
    expect(page.locator("#toast")).to_contain_text("1 article added")
    expect(page.locator("#listing-count")).to_have_text("15 articles")
    pasted = page.locator("#listing li", has_text="Swan count")
    expect(pasted.locator(".meta")).to_have_text("3 February 2026")
    reply = owner.ask("How many swans were counted at Lake Ysel?")
    expect(reply.locator(".from .open").first).to_have_text("Swan count")
    assert owner.problems == []


def test_what_is_said_about_an_article_can_be_edited_and_its_citations_hold(owner: Any) -> None:
    page = owner.page
    reply = owner.ask(QUESTION)
    title = reply.locator(".from .open").first.text_content()
    quote = reply.locator(".sentence > span").first.text_content()
    owner.act_on(page.locator("#listing li", has_text=title), "Edit")
    dialog = page.get_by_role("dialog", name="Edit the article")
    expect(dialog.get_by_label("Title")).to_have_value(title or "")
    dialog.get_by_label("Title").fill("  ")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_role("alert")).to_contain_text("title")
    dialog.get_by_label("Title").fill("A <b>bridge</b>")
    dialog.get_by_label("Date").fill("2020-05-04")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_be_hidden()
    row = page.locator("#listing li", has_text="A <b>bridge</b>")
    expect(row).to_contain_text("4 May 2020")
    page.reload()
    reply = owner.replies.first
    expect(reply.locator(".fate")).to_have_count(0)
    owner.open_source(reply.locator(".sentence a.cite").first)
    assert owner.marked == quote
    expect(page.locator("#source-content h2")).to_have_text("A <b>bridge</b>")


def test_an_article_of_a_month_stays_one_when_it_is_edited(owner: Any, tmp_path: Path) -> None:
    page = owner.page
    file = tmp_path / "swans.txt"
    file.write_text("Newsletter of the swans, May 2026\n\nTwelve swans were counted in spring.")
    page.locator("input[type=file]").first.set_input_files(file)
    row = page.locator("#listing li", has_text="Newsletter of the swans")
    expect(row).to_contain_text("May 2026")
    owner.act_on(row, "Edit")
    dialog = page.get_by_role("dialog", name="Edit the article")
    expect(dialog.get_by_label("Date")).to_have_value("2026-05")
    dialog.get_by_label("Title").fill("Swans of spring")
    dialog.get_by_role("button", name="Save").click()
    edited = page.locator("#listing li", has_text="Swans of spring")
    expect(edited.locator(".meta")).to_have_text("swans.txt · May 2026")
    assert owner.problems == []


def test_the_rest_of_a_long_answer_opens_at_once_and_typed_more_shows_the_same(
    visitor: Any,
) -> None:
    page = visitor.page
    reply = visitor.ask(LONG)
    rest = reply.locator(".rest")
    expect(rest.locator(".sentence").first).to_be_hidden()
    visitor.requests.clear()
    rest.locator("summary").click()
    expect(rest.locator(".sentence").first).to_be_visible()
    opened = rest.locator(".sentence > span").all_text_contents()
    assert [one for one in visitor.requests if "alive" not in one] == []
    visitor.open_source(rest.locator("a.cite").last)
    assert visitor.marked == opened[-1]
    page.keyboard.press("Escape")

    more = visitor.ask("more")
    assert more.locator(".sentence > span").all_text_contents() == opened
    expect(more.locator(".rest")).to_have_count(0)
    page.reload()
    expect(visitor.replies.first.locator(".rest summary")).to_have_text("and 4 more")
    assert visitor.problems == []
