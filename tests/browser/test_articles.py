"""The articles beside the chat: added, found, narrowed, and what is asked of them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from assistant import Assistant
from index.types import Article
from tests.browser.conftest import TABLET
from tests.browser.test_chat_page import QUESTION, quotes

GIVE_FILES = """({ names, isDropped }) => {
    const files = new DataTransfer();
    for (const name of names) {
      const isLarge = name.startsWith("large");
      const content = isLarge ? new Uint8Array(21 * 2 ** 20) : `${name} is about a heron.`;
      files.items.add(new File([content], name));
    }
    const input = document.querySelector("#files");
    const event = { bubbles: true, cancelable: true, dataTransfer: files };
    if (isDropped) {
      document.querySelector("#chat").dispatchEvent(new DragEvent("drop", event));
    } else {
      input.files = files.files;
      input.dispatchEvent(new Event("change", event));
    }
  }"""


def test_the_welcome_leads_to_the_articles_and_counts_them(
    visit: Callable[..., Any], address: str, tmp_path: Path
) -> None:
    visitor = visit(address, viewport=TABLET)
    page = visitor.page
    here = page.locator("#chat .here")
    count = int((here.text_content() or "").split()[0])
    here.get_by_role("link").click()
    expect(page.get_by_role("dialog", name="Articles")).to_be_visible()
    expect(page.get_by_role("button", name="Add", exact=True)).to_be_focused()
    added = tmp_path / "Heron count.txt"
    added.write_text("Heron count\n\nNine herons were seen.\n", encoding="utf-8")
    visitor.upload(added)
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


def test_uploaded_files_can_be_asked_about_at_once(
    visit: Callable[..., Any], address: str, tmp_path: Path
) -> None:
    visitor = visit(address)
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


@pytest.mark.parametrize("is_dropped", [False, True], ids=["chosen", "dropped"])
def test_a_file_that_is_too_large_is_left_out_and_the_others_go_in(
    visitor: Any, is_dropped: bool
) -> None:
    page, small = visitor.page, f"small {is_dropped}.txt"
    page.evaluate(GIVE_FILES, {"names": ["large.txt", small], "isDropped": is_dropped})
    expect(page.locator("#uploads .failed")).to_have_text("large.txtlarger than 20 MB, left out")
    expect(page.locator("#uploads .done")).to_contain_text(small)
    expect(page.locator("#outcome")).to_have_text("1 added, 1 failed")
    assert visitor.problems == []


def test_each_file_says_how_far_it_is_and_the_others_can_be_cancelled(visitor: Any) -> None:
    page = visitor.page
    page.route("**/api/articles/file?*", lambda route: None)
    names = [f"waiting {number}.txt" for number in range(3)]
    page.evaluate(GIVE_FILES, {"names": names, "isDropped": True})
    rows = page.locator("#uploads li")
    expect(rows).to_have_count(3)
    expect(page.locator("#outcome")).to_have_text("Adding: 0 of 3 files")
    expect(rows.nth(1)).to_contain_text("waiting")
    page.locator("#adding").get_by_role("button", name="Cancel the others").click()
    expect(rows.nth(1)).to_contain_text("cancelled")
    expect(rows.nth(2)).to_contain_text("cancelled")
    page.unroute_all(behavior="ignoreErrors")


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


def test_the_list_goes_on_as_it_is_scrolled(
    visit: Callable[..., Any], copy_of_sample: Callable[[], Path], served: Callable[..., Any]
) -> None:
    count = 500
    with Assistant.open(copy_of_sample()) as assistant:
        assistant.ingest_articles(
            Article(f"n{number}", f"Number {number:03}", f"It is {number}.", "Numbers")
            for number in range(count)
        )
        with served(assistant) as address:
            page = visit(address).page
            page.locator("#order").select_option("title")
            page.locator("#limits summary").click()
            page.get_by_role("checkbox", name="Numbers").check()
            expect(page.locator("#listing-count")).to_have_text(f"{count} of {count + 14} articles")
            rows = page.locator("#listing li")
            while (shown := rows.count()) < count:
                rows.last.scroll_into_view_if_needed()
                expect(rows).not_to_have_count(shown)
            titles = page.locator("#listing .title").all_text_contents()
            assert titles == [f"Number {number:03}" for number in range(count)]


def test_the_list_stays_where_it_was_scrolled_to(
    visit: Callable[..., Any], copy_of_sample: Callable[[], Path], served: Callable[..., Any]
) -> None:
    """Whether a row is picked, is edited elsewhere, or the reader comes back to the window."""
    with Assistant.open(copy_of_sample()) as assistant:
        assistant.ingest_articles(
            Article(f"n{number}", f"Number {number:03}", f"It is {number}.", "Numbers")
            for number in range(250)
        )
        with served(assistant) as address:
            page = visit(address).page
            page.locator("#order").select_option("title")
            page.locator("#limits summary").click()
            page.get_by_role("checkbox", name="Numbers").check()
            expect(page.locator("#listing-count")).to_have_text("250 of 264 articles")
            rows = page.locator("#listing li")
            while (shown := rows.count()) < 250:
                rows.last.scroll_into_view_if_needed()
                expect(rows).not_to_have_count(shown)
            row = page.locator("#listing li", has_text="Number 220")
            row.locator(".pick").check()
            place = row.bounding_box()
            assert place
            with page.expect_response("**/citeline/articles?*"):
                changed = page.request.patch(
                    f"{address}api/articles?article=n10",
                    data={"title": "Number 010 again", "source": "Numbers"},
                )
                assert changed.ok
                page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
            expect(rows.nth(10)).to_contain_text("Number 010 again")
            expect(rows).to_have_count(250)
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


def test_files_wait_for_a_server_that_is_away_and_the_page_waits_for_them(visitor: Any) -> None:
    page = visitor.page
    page.route("**/api/articles/file?*", lambda route: route.abort())
    page.route("**/citeline/alive", lambda route: route.abort())
    page.evaluate(GIVE_FILES, {"names": ["first.txt", "second.txt"], "isDropped": False})
    first = page.locator("#uploads li").first
    expect(first).to_contain_text("waiting for Citeline")
    expect(page.locator("#uploaded")).to_be_visible()
    page.unroute("**/api/articles/file?*")
    page.unroute("**/citeline/alive")
    expect(page.locator("#listing")).to_contain_text("first.txt")
    expect(page.locator("#listing")).to_contain_text("second.txt")


def test_the_file_that_is_on_its_way_stands_above_those_that_failed(visitor: Any) -> None:
    page = visitor.page
    page.route("**/api/articles/file?*first*", lambda route: route.fulfill(status=503, json={}))
    page.route("**/api/articles/file?*second*", lambda route: None)
    page.evaluate(GIVE_FILES, {"names": ["first.txt", "second.txt"], "isDropped": False})
    rows = page.locator("#uploads .file")
    expect(rows).to_have_text(["second.txt", "first.txt"])
    expect(page.locator("#outcome")).to_have_text("Adding: 1 of 2 files, 1 failed")
    page.locator("#adding").get_by_role("button", name="Cancel the others").click()
    expect(page.locator("#outcome")).to_have_text("2 failed")
    page.unroute_all(behavior="ignoreErrors")


def test_what_failed_is_still_said_after_the_server_was_started_anew(visitor: Any) -> None:
    page = visitor.page
    noise = {"name": "noise.bin", "mimeType": "text/plain", "buffer": b"\0\1\2"}
    page.set_input_files("#files", [noise])
    reason = visitor.added().locator(".failed .reason").inner_text()
    with page.expect_event("load"):
        page.route("**/citeline/alive", lambda route: route.fulfill(json={"started": "just now"}))
    expect(page.locator("#uploads .failed .file")).to_have_text("noise.bin")
    expect(page.locator("#uploads .failed .reason")).to_have_text(reason)
    expect(page.locator("#outcome")).to_have_text("1 failed")
    page.locator("#adding").get_by_role("button", name="Clear").click()
    expect(page.locator("#adding")).to_be_hidden()


def test_a_whole_folder_goes_in_at_once_whatever_lies_deep_in_it(
    visitor: Any, tmp_path: Path
) -> None:
    inner = tmp_path / "minutes" / "spring"
    inner.mkdir(parents=True)
    (inner / "otters.txt").write_text("Two otters moved into the mill pond.", encoding="utf-8")
    (tmp_path / "minutes" / "storks.txt").write_text("A stork came by.", encoding="utf-8")
    visitor.page.set_input_files("#folder", str(tmp_path / "minutes"))
    expect(visitor.added().locator(".done .file")).to_have_count(2)
    expect(visitor.page.locator("#listing")).to_contain_text("otters.txt")
