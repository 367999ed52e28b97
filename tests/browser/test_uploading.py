"""Files on their way in: several to a request, and each with its own progress, fate and reason."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from assistant.web.page_articles import MOST_FILES
from tests.browser.browsing import Browsing
from tests.browser.visitor import DESK, Visitor

GIVE_FILES = """({ names, isDropped }) => {
    const files = new DataTransfer();
    for (const name of names) {
      const [, megabytes] = name.match(/(\\d+) MB/) ?? [];
      const content = megabytes ? new Uint8Array(megabytes * 2 ** 20) : `${name} is about a heron.`;
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


@pytest.fixture
def one_at_a_time(browsing: Browsing, address: str) -> Iterator[Visitor]:
    """A visitor to whose page the server says that one file goes in a request."""

    def tell(route: Route) -> None:
        route.fulfill(json={**route.fetch().json(), "most_files": 1})

    with browsing.context(address, viewport=DESK, reduced_motion="reduce") as context:
        visitor = Visitor(context.new_page(), address)
        visitor.page.route("**/citeline/articles?*", tell)
        visitor.open()  # which waits until the list has come
        yield visitor
        visitor.page.unroute_all(behavior="ignoreErrors")


@pytest.mark.parametrize("is_dropped", [False, True], ids=["chosen", "dropped"])
def test_a_file_that_is_too_large_is_left_out_and_the_others_go_in(
    visitor: Any, is_dropped: bool
) -> None:
    page, small = visitor.page, f"small {is_dropped}.txt"
    page.evaluate(GIVE_FILES, {"names": ["21 MB.txt", small], "isDropped": is_dropped})
    expect(page.locator("#uploads .failed")).to_have_text("21 MB.txtlarger than 20 MB, left out")
    expect(page.locator("#uploads .done")).to_contain_text(small)
    expect(page.locator("#outcome")).to_have_text("1 added, 1 failed")
    assert visitor.problems == []


def test_each_file_says_how_far_it_is_and_the_others_can_be_cancelled(one_at_a_time: Any) -> None:
    page = one_at_a_time.page
    page.route("**/api/articles/files", lambda route: None)
    names = ["sent.txt", "second.txt", "third.txt"]
    page.evaluate(GIVE_FILES, {"names": names, "isDropped": True})
    rows = page.locator("#uploads li")
    expect(rows).to_have_count(3)
    expect(page.locator("#outcome")).to_have_text("Adding: 0 of 3 files")
    expect(rows.nth(1)).to_contain_text("waiting")
    page.locator("#adding").get_by_role("button", name="Cancel the others").click()
    expect(rows.nth(1)).to_contain_text("cancelled")
    expect(rows.nth(2)).to_contain_text("cancelled")
    page.unroute("**/api/articles/files")
    page.get_by_role("button", name="Clear").wait_for()
    expect(page.locator("#outcome")).to_have_text(re.compile(r"(^|, )[23] cancelled$"))


def test_files_wait_for_a_server_that_is_away_and_the_page_waits_for_them(newcomer: Any) -> None:
    page = newcomer.page
    page.route("**/api/articles/files", lambda route: route.abort())
    page.route("**/citeline/alive", lambda route: route.abort())
    page.evaluate(GIVE_FILES, {"names": ["first.txt", "second.txt"], "isDropped": False})
    first = page.locator("#uploads li").first
    expect(first).to_contain_text("waiting for Citeline")
    expect(page.locator("#uploaded")).to_be_visible()
    page.unroute("**/api/articles/files")
    page.unroute("**/citeline/alive")
    expect(page.locator("#listing")).to_contain_text("first.txt")
    expect(page.locator("#listing")).to_contain_text("second.txt")


def test_the_file_that_is_on_its_way_stands_above_those_that_failed(one_at_a_time: Any) -> None:
    page = one_at_a_time.page
    sent: list[Route] = []

    def fail_first(route: Route) -> None:
        sent.append(route)
        if len(sent) == 1:
            route.fulfill(status=503, json={})

    page.route("**/api/articles/files", fail_first)
    page.evaluate(GIVE_FILES, {"names": ["first.txt", "second.txt"], "isDropped": False})
    rows = page.locator("#uploads .file")
    expect(rows).to_have_text(["second.txt", "first.txt"])
    expect(page.locator("#outcome")).to_have_text("Adding: 1 of 2 files, 1 failed")
    page.locator("#adding").get_by_role("button", name="Cancel the others").click()
    expect(page.locator("#outcome")).to_have_text("1 failed, 1 cancelled")


def test_what_failed_is_still_said_after_the_server_was_started_anew(newcomer: Any) -> None:
    page = newcomer.page
    noise = {"name": "noise.bin", "mimeType": "text/plain", "buffer": b"\0\1\2"}
    page.set_input_files("#files", [noise])
    reason = newcomer.added().locator(".failed .reason").inner_text()
    with page.expect_event("load"):
        page.route("**/citeline/alive", lambda route: route.fulfill(json={"started": "just now"}))
    expect(page.locator("#uploads .failed .file")).to_have_text("noise.bin")
    expect(page.locator("#uploads .failed .reason")).to_have_text(reason)
    expect(page.locator("#outcome")).to_have_text("1 failed")
    page.locator("#adding").get_by_role("button", name="Clear").click()
    expect(page.locator("#adding")).to_be_hidden()


def test_files_that_failed_for_one_reason_are_one_row_that_opens_to_their_names(
    newcomer: Any,
) -> None:
    page = newcomer.page
    names = [f"scan {number}.bin" for number in range(48)]
    noise = {"mimeType": "text/plain", "buffer": b"\0\1\2"}
    empty = {"name": "empty.txt", "mimeType": "text/plain", "buffer": b""}
    page.set_input_files("#files", [empty, *({"name": name, **noise} for name in names)])
    failed = newcomer.added().locator(".failed")
    expect(page.locator("#outcome")).to_have_text("49 failed")
    expect(failed).to_have_count(2)
    alike = failed.filter(has=page.locator("summary"))
    expect(alike.locator("summary")).to_have_text(re.compile("^48 files: "))
    expect(alike.locator(".file").first).to_be_hidden()
    alike.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(alike.locator(".file")).to_have_text(names)
    expect(alike.locator(".file").first).to_be_visible()
    with page.expect_event("load"):
        page.route("**/citeline/alive", lambda route: route.fulfill(json={"started": "just now"}))
    expect(failed).to_have_count(2)
    expect(alike.locator("summary")).to_have_text(re.compile("^48 files: "))
    expect(alike.locator(".file")).to_have_count(len(names))


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


def test_many_files_go_in_few_requests_and_each_says_what_became_of_it(visitor: Any) -> None:
    page = visitor.page
    texts = {f"kites {number}.txt": f"Kite {number} rose." for number in range(MOST_FILES + 5)}
    contents = {**texts, "a.bin": "\0\1\2", "kites 0.txt ": "Kite 0 rose.", "empty.txt": ""}
    files = [
        {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
        for name, text in contents.items()
    ]
    page.set_input_files("#files", files)
    report = visitor.added()
    expect(report.locator("#outcome")).to_have_text(f"{len(texts)} added, 1 already here, 2 failed")
    expect(report.locator(".done")).to_have_count(len(texts) + 1)
    failed = report.locator(".failed")
    expect(failed.locator(".file")).to_have_text(["empty.txt", "a.bin"])
    expect(failed.locator(".reason")).to_have_count(2)
    assert sum(url.endswith("/api/articles/files") for url in visitor.requests) == 2
    expect(page.locator("#listing")).to_contain_text("Kite 29 rose.")
    assert visitor.problems == []
