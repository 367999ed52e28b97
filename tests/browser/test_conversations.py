"""Conversations outlive the page, the connection and the server."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from assistant import Assistant
from tests.browser.serving import serving
from tests.stores import free_port

QUESTION = "Why was the Marram Bridge closed?"
OTHER = "How many jobs will be lost at the Dunmarrow cannery?"
FOLLOW_UP = "How long is the detour?"
CONVERSATION = re.compile(r"/c/[\w-]+$")


def headings(visitor: Any) -> Any:
    return visitor.page.locator("#chat .question")


def rows(visitor: Any) -> Any:
    return visitor.page.locator("#conversation-list a")


def test_a_conversation_has_an_address_and_is_there_after_a_reload(visitor: Any) -> None:
    reply = visitor.ask(QUESTION)
    expect(visitor.page).to_have_url(CONVERSATION)
    said = reply.text_content()
    visitor.page.reload()
    expect(visitor.replies.first.locator(".answer").first).to_be_visible()
    assert visitor.replies.first.text_content() == said
    follow_up = visitor.ask(FOLLOW_UP)
    assert headings(visitor).count() == 2
    visitor.open_source(follow_up.locator("a.cite").first)
    assert visitor.problems == []


def test_back_leads_to_the_conversation_before(visitor: Any) -> None:
    page = visitor.page
    visitor.ask(QUESTION)
    page.locator("#new-button").click()
    page.locator("#chat .example").first.wait_for()
    visitor.ask(OTHER)
    page.go_back()
    expect(headings(visitor)).to_have_count(0)
    page.go_back()
    expect(headings(visitor)).to_have_text([QUESTION])
    page.go_forward()
    page.go_forward()
    expect(headings(visitor)).to_have_text([OTHER])
    page.evaluate("history.go(-1)")  # and again before the empty chat is there
    page.evaluate("history.go(-1)")
    page.wait_for_timeout(1000)
    expect(headings(visitor)).to_have_text([QUESTION])


def test_back_closes_the_reader_and_forward_opens_it(visitor: Any) -> None:
    visitor.open_source(visitor.ask(QUESTION).locator("a.cite").first)
    cited = visitor.marked
    visitor.page.go_back()
    expect(visitor.page.locator("#source-panel")).to_be_hidden()
    expect(headings(visitor)).to_have_text([QUESTION])
    visitor.page.go_forward()
    visitor.page.locator("body.source-open #cited").wait_for()
    assert visitor.marked == cited


def test_the_address_of_a_citation_opens_there(visitor: Any, visit: Callable[..., Any]) -> None:
    visitor.open_source(visitor.ask(QUESTION).locator("a.cite").first)
    address, cited = visitor.page.url, visitor.marked
    visitor.page.context.new_page()
    other = visit(address)
    other.page.locator("body.source-open #cited").wait_for()
    assert other.marked == cited
    expect(headings(other)).to_have_text([QUESTION])


def test_the_answer_of_such_an_address_is_in_sight_and_paged_through(
    visitor: Any, visit: Callable[..., Any]
) -> None:
    """Though another was asked after it."""
    reply = visitor.ask("How many hangers on the Marram Bridge are damaged?")
    assert reply.locator("a.cite").count() > 1
    visitor.ask(OTHER)
    visitor.open_source(visitor.replies.first.locator("a.cite").first)
    other = visit(visitor.page.url)
    expect(other.page.locator("#source-pages")).to_have_text(re.compile(r"^1 of \d$"))
    expect(other.replies.first.locator("a.cite.active").first).to_be_in_viewport()
    other.page.keyboard.press("n")
    expect(other.page.locator("#source-pages")).to_have_text(re.compile(r"^2 of \d$"))


def test_a_window_is_called_as_its_conversation(visitor: Any) -> None:
    page = visitor.page
    expect(page).to_have_title("Citeline")
    visitor.ask(QUESTION)
    expect(page).to_have_title(f"{QUESTION} · Citeline")
    page.locator("#conversation-list li:has([aria-current]) .more").click()
    page.get_by_role("menuitem", name="Rename").click()
    page.get_by_role("textbox", name="Name", exact=True).fill("Hangers")
    page.keyboard.press("Enter")
    expect(page).to_have_title("Hangers · Citeline")
    page.evaluate("window.print = () => { window.printed = document.title }")
    page.locator("#conversation-list li:has([aria-current]) .more").click()
    page.get_by_role("menuitem", name="Print").click()
    assert page.evaluate("window.printed") == "Hangers · Citeline"


def test_the_address_of_none_shows_an_empty_chat(visitor: Any) -> None:
    visitor.page.goto(f"{visitor.address}c/none-of-these")
    expect(visitor.page.locator("#toast")).to_contain_text("This conversation is not here.")
    # Sooner than what hides a conversation that is still to come.
    expect(visitor.page.locator("body.restoring")).to_have_count(0, timeout=1000)
    expect(visitor.page.locator("#chat .example").first).to_be_visible()


def test_two_that_are_deleted_one_after_the_other_both_come_back(visitor: Any) -> None:
    page = visitor.page
    before = rows(visitor).count()
    for question in (QUESTION, OTHER):
        visitor.ask(question)
        page.locator("#new-button").click()
        page.locator("#chat .example").first.wait_for()
    expect(rows(visitor)).to_have_count(before + 2)
    for left in (before + 1, before):
        page.locator("#conversation-list .more").first.click()
        page.get_by_role("menuitem", name="Delete").click()
        expect(rows(visitor)).to_have_count(left)
    for left in (before + 1, before + 2):
        page.locator("#toast").get_by_role("button", name="Undo").first.click()
        expect(rows(visitor)).to_have_count(left)
    expect(page.locator("#toast")).to_be_hidden()


def test_one_that_was_deleted_comes_back_also_after_a_reload(visitor: Any) -> None:
    page = visitor.page
    visitor.ask(QUESTION)
    page.locator("#conversation-list li:has([aria-current]) .more").click()
    page.get_by_role("menuitem", name="Rename").click()
    page.get_by_role("textbox", name="Name", exact=True).fill("Gone for a while")
    page.keyboard.press("Enter")
    named = rows(visitor).filter(has_text="Gone for a while")
    expect(named).to_have_count(1)
    page.locator("#conversation-list li:has([aria-current]) .more").click()
    page.get_by_role("menuitem", name="Delete").click()
    expect(named).to_have_count(0)
    page.reload()
    page.get_by_role("button", name="Deleted (").click()
    page.get_by_role("menuitem", name="“Gone for a while”").click()
    expect(named).to_have_count(1)
    expect(headings(visitor)).to_have_text([QUESTION])
    assert visitor.problems == []


def test_a_second_tab_shows_the_same(visitor: Any, visit: Callable[..., Any]) -> None:
    visitor.ask(QUESTION)
    other = visit(visitor.page.url)
    expect(headings(other)).to_have_text([QUESTION])
    other.ask(FOLLOW_UP)
    expect(headings(visitor)).to_have_text([QUESTION])
    visitor.page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(headings(visitor)).to_have_text([QUESTION, FOLLOW_UP])
    expect(visitor.replies.nth(1).locator(".actions")).to_be_visible()
    visitor.page.reload()
    expect(headings(visitor)).to_have_text([QUESTION, FOLLOW_UP])


def test_the_list_finds_renames_deletes_and_brings_back(visitor: Any) -> None:
    page = visitor.page
    visitor.ask(OTHER)
    more = page.locator("#conversation-list li", has_text=OTHER[:20]).first.locator(".more")
    more.click()
    page.get_by_role("menuitem", name="Rename").click()
    page.get_by_role("textbox", name="Name", exact=True).fill("The <b>cannery</b>")
    page.keyboard.press("Enter")
    renamed = rows(visitor).filter(has_text="The <b>cannery</b>")
    expect(renamed).to_have_count(1)
    page.locator("#side input[type=search]").fill("<b>cann")
    expect(rows(visitor)).to_have_count(1)
    page.locator("#side input[type=search]").fill("")
    page.locator("#conversation-list li:has([aria-current]) .more").click()
    page.get_by_role("menuitem", name="Delete").click()
    expect(renamed).to_have_count(0)
    expect(headings(visitor)).to_have_count(0)
    page.locator("#toast").get_by_role("button", name="Undo").click()
    expect(renamed).to_have_count(1)
    expect(headings(visitor)).to_have_text([OTHER])
    assert visitor.problems == []


def test_a_restart_keeps_the_conversation_and_asks_what_was_asked_meanwhile(
    copy_of_sample: Callable[[], Path], visit: Callable[..., Any], chromium: str
) -> None:
    folder, port = copy_of_sample(), free_port()
    with Assistant.open(folder) as assistant, serving(assistant, port, breaks_off=True):
        visitor = visit(f"http://127.0.0.1:{port}/")
        visitor.ask(QUESTION)
        address = visitor.page.url
    banner = visitor.page.locator("#banner")
    expect(banner).to_be_visible()
    visitor.page.locator("#question textarea").fill(FOLLOW_UP)
    visitor.page.keyboard.press("Enter")
    expect(banner).to_contain_text("Your question is asked as soon as it is back")
    with Assistant.open(folder) as assistant, serving(assistant, port, breaks_off=True):
        expect(headings(visitor)).to_have_text([QUESTION, FOLLOW_UP], timeout=20_000)
        expect(visitor.replies.nth(1).locator(".actions")).to_be_visible(timeout=20_000)
        expect(banner).to_be_hidden()
        assert visitor.page.url == address


def test_ten_seconds_offline_lose_nothing(visitor: Any) -> None:
    visitor.ask(QUESTION)
    context = visitor.page.context
    context.set_offline(True)
    banner = visitor.page.locator("#banner")
    expect(banner).to_be_visible()
    top, below = visitor.page.locator("#top").bounding_box(), banner.bounding_box()
    assert below["y"] >= top["y"] + top["height"] - 1  # or nobody could read either
    visitor.page.locator("#question textarea").fill(FOLLOW_UP)
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_timeout(10_000)
    context.set_offline(False)
    expect(headings(visitor)).to_have_text([QUESTION, FOLLOW_UP], timeout=20_000)
    expect(banner).to_be_hidden()


def test_while_what_holds_the_articles_is_away_what_is_asked_waits(visitor: Any) -> None:
    """The program replies then, and says so; see `tests/faults/test_servers_away.py`."""
    visitor.ask(QUESTION)
    page, banner = visitor.page, visitor.page.locator("#banner")
    away = {"started": "as before", "error": "PostgreSQL does not reply."}
    page.route("**/citeline/alive", lambda route: route.fulfill(status=503, json=away))
    expect(banner).to_be_visible(timeout=20_000)
    page.locator("#question textarea").fill(FOLLOW_UP)
    page.keyboard.press("Enter")
    expect(banner).to_contain_text("Your question is asked as soon as it is back")
    expect(headings(visitor)).to_have_text([QUESTION])
    page.unroute("**/citeline/alive")
    expect(headings(visitor)).to_have_text([QUESTION, FOLLOW_UP], timeout=20_000)
    expect(banner).to_be_hidden()


def test_an_old_answer_says_what_became_of_its_source(
    visit: Callable[..., Any],
    copy_of_sample: Callable[[], Path],
    served: Callable[..., Any],
    tmp_path: Path,
    chromium: str,
) -> None:
    herons, kites = tmp_path / "herons.txt", tmp_path / "kites.txt"
    herons.write_text("Heron count\n\nNine herons nest at Lake Ysel.\n", encoding="utf-8")
    kites.write_text("Kite count\n\nTwo kites circle over Drumlin Hill.\n", encoding="utf-8")
    with Assistant.open(copy_of_sample()) as assistant, served(assistant) as address:
        assistant.ingest([herons, kites])
        visitor = visit(address)
        visitor.ask("How many herons nest at Lake Ysel?")
        reply = visitor.ask("How many kites circle over Drumlin Hill?")
        expect(reply.locator("a.cite").first).to_be_visible()
        expect(visitor.page.locator("#chat .fate")).to_have_count(0)
        herons.write_text("Heron count\n\nNobody counted at Lake Ysel.\n", encoding="utf-8")
        assistant.ingest([herons])
        (article,) = {one.id for one in assistant.articles() if one.title == "Kite count"}
        assistant.remove(article)
        visitor.page.reload()
        for number, fate in enumerate(("changed", "removed")):
            told = visitor.replies.nth(number).locator(".fate").first
            expect(told).to_have_text(f"source {fate}")
        visitor.page.close()  # else the server waits for it
