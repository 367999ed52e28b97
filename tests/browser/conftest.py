"""The real application on a socket, and a real Chromium in front of it."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Dialog,
    Locator,
    Page,
    Request,
    expect,
    sync_playwright,
)

from assistant import Assistant
from tests.browser.browsing import Browsing
from tests.browser.serving import serving

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK = {"width": 1280, "height": 800}
TABLET = {"width": 1000, "height": 800}
"""Where the articles and the conversations are drawers over the chat."""

WAIT_MILLISECONDS = 30_000
expect.set_options(timeout=WAIT_MILLISECONDS)


class Visitor:
    """A reader at one page. Keeps what the page did: requests, dialogs, errors."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.requests: list[str] = []
        self.dialogs: list[str] = []
        self.problems: list[str] = []
        page.set_default_timeout(WAIT_MILLISECONDS)
        page.on("request", self._on_request)
        page.on("dialog", self._on_dialog)
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.problems.append(str(error)))

    def _on_request(self, request: Request) -> None:
        self.requests.append(request.url)

    def _on_dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.problems.append(message.text)

    # What the page is made of

    @property
    def replies(self) -> Locator:
        """Every reply of the conversation, also one that is being written."""
        return self.page.locator("#chat .bot-row .message-content")

    @property
    def marked(self) -> str:
        """The highlighted text of the open source."""
        return "".join(self.page.locator("#source-content mark").all_text_contents())

    @property
    def hosts(self) -> set[str]:
        """Every host that a request went to."""
        return {
            urlsplit(url).netloc for url in self.requests if not url.startswith(("data:", "blob:"))
        }

    # What a reader does

    def open(self) -> None:
        """Open the page and wait until a question can be typed."""
        self.page.goto(self.address)
        self.wait_until_ready()

    def wait_until_ready(self) -> None:
        """Wait until a question can be typed, and the articles are listed."""
        self.page.locator("#question textarea:visible").wait_for()
        self.page.locator("#articles-button", has_text="(").wait_for(state="attached")
        self.page.locator("#listing-count:not(:empty)").wait_for(state="attached")

    def start_over(self) -> None:
        """Leave whatever is open for an empty chat, and forget what the page did."""
        self.page.set_viewport_size(DESK)
        for button in ("#source-close", "#adding >> text=Clear"):
            if self.page.locator(button).is_visible():
                self.page.locator(button).click()
        # The source closes by a step back in history, which comes after the click.
        expect(self.page.locator("#source-panel")).to_be_hidden()
        self.page.keyboard.press("Escape")
        self.page.locator("#new-button").click()
        self.page.locator("#chat .example").first.wait_for()
        self.page.locator("#question textarea").fill("")
        for what_the_page_did in (self.requests, self.dialogs, self.problems):
            what_the_page_did.clear()

    def ask(self, question: str) -> Locator:
        """Ask, wait until the reply is whole, and return it."""
        before = self.replies.count()
        self.page.locator("#question textarea").fill(question)
        self.page.keyboard.press("Enter")
        return self.reply(before)

    def reply(self, number: int) -> Locator:
        """Wait until the reply of this number, from 0, is whole; return it."""
        reply = self.replies.nth(number)
        reply.locator(":is(.answer, .note)").first.wait_for()
        # While a reply is written the button says Stop.
        self.page.locator("#question .submit-button").wait_for()
        return reply

    def open_source(self, marker: Locator) -> None:
        """Follow a marker or an article's title and wait for its source."""
        link = marker.get_attribute("href")
        marker.click()
        self.page.locator("#source-content").and_(
            self.page.locator(f'[data-shown="{link}"]')
        ).wait_for()

    def open_articles(self) -> None:
        """Bring the articles into sight, where they are not in a pane of their own."""
        button = self.page.locator("#articles-button")
        if button.is_visible() and not self.page.locator("body.articles-open").count():
            button.click()

    def act_on(self, row: Locator, action: str) -> None:
        """Choose from the menu of a row of a list."""
        row.hover()
        row.locator(".more").click()
        self.page.get_by_role("menuitem", name=action).click()

    def upload(self, *paths: Path) -> Locator:
        """Add files; return what became of them."""
        self.open_articles()
        self.page.set_input_files("#files", [str(path) for path in paths])
        return self.added()

    def added(self) -> Locator:
        """Wait until every file is read, which machines do at their own pace; return the report."""
        clear = self.page.locator("#adding").get_by_role("button", name="Clear")
        clear.wait_for(timeout=4 * WAIT_MILLISECONDS)
        return self.page.locator("#adding")


@pytest.fixture(scope="session")
def served() -> Callable[[Assistant], AbstractContextManager[str]]:
    """Serve an assistant for as long as the block lasts."""
    return serving


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the browser. Where it is missing tests skip, except in CI."""
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found is None:
        reason = "no Chromium on this machine (Debian: apt-get install chromium)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="module")
def address(chromium: str, copy_of_sample: Callable[[], Path]) -> Iterator[str]:
    """The page of an assistant that has read the sample set, and nothing that other modules add."""
    with Assistant.open(copy_of_sample()) as assistant, serving(assistant) as page_address:
        yield page_address


# Not for the session: while Playwright runs, no test can have an event loop of its own.
@pytest.fixture(scope="package")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="package")
def browsing(browser: Browser) -> Browsing:
    return Browsing(browser)


@pytest.fixture
def visit(browsing: Browsing) -> Iterator[Callable[..., Visitor]]:
    """Open a page as a new visitor; keyword arguments are those of a browser context."""
    with ExitStack() as stack:

        def open_page(page_address: str, **options: object) -> Visitor:
            options = {"viewport": DESK, "reduced_motion": "reduce", **options}
            context = stack.enter_context(browsing.context(page_address, **options))
            visitor = Visitor(context.new_page(), page_address)
            visitor.open()
            return visitor

        yield open_page


@pytest.fixture(scope="module")
def window(browsing: Browsing, address: str) -> Iterator[Visitor]:
    """A window at a desk, for one test of a module after another."""
    with browsing.context(address, viewport=DESK, reduced_motion="reduce") as context:
        visitor = Visitor(context.new_page(), address)
        visitor.open()
        yield visitor


@pytest.fixture
def visitor(window: Visitor) -> Visitor:
    """A visitor at a desk, with an empty chat in the window that the tests before have used.

    To load the page for each takes seconds of a processor. A test that leaves more behind than
    conversations and an open article needs a newcomer.
    """
    window.start_over()
    return window


@pytest.fixture
def narrow(visit: Callable[..., Visitor], address: str) -> Visitor:
    """A visitor with a smaller screen."""
    return visit(address, viewport=TABLET)


@pytest.fixture
def newcomer(visit: Callable[..., Visitor], address: str) -> Visitor:
    """A visitor at a desk, in a window of his own."""
    return visit(address)
