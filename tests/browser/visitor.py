"""A reader at the page, and what a reader does there."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import ConsoleMessage, Dialog, Locator, Page, Request, expect

DESK = {"width": 1280, "height": 800}
TABLET = {"width": 1000, "height": 800}
"""Where the articles and the conversations are drawers over the chat."""

EVERY_ARTICLE = re.compile(r"^[\d.,]+ \S+$")
"""What stands above a list that nothing narrows: "14 articles", "14 Artikel"."""

_TWO_FRAMES = """() => Promise.race([
    new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(() => drawn(true)))),
    new Promise(late => setTimeout(() => late(false), 5000)),
])"""
"""Whether the window draws twice within five seconds; one that works does in 0.2, under load in 2.
"""

WAIT_MILLISECONDS = 30_000
expect.set_options(timeout=WAIT_MILLISECONDS)


class Visitor:
    """A reader at one page. Keeps what the page did: requests, dialogs, errors."""

    def __init__(self, page: Page, address: str) -> None:
        self.address = address
        self.requests: list[str] = []
        self.dialogs: list[str] = []
        self.problems: list[str] = []
        self.failures = 0
        """How many tests had failed when the page was last taken up."""

        self._take(page)

    def _take(self, page: Page) -> None:
        self.page = page
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

    def open_anew(self) -> None:
        """Open the page in another tab, whatever has become of this one."""
        context = self.page.context
        context.set_offline(False)
        self.page.close()
        self._take(context.new_page())
        self.open()

    def wait_until_ready(self) -> None:
        """Wait until a question can be typed, and the articles are listed."""
        self.page.locator("#question textarea:visible").wait_for()
        self.page.locator("#articles-button", has_text="(").wait_for(state="attached")
        self.page.locator("#listing-count:not(:empty)").wait_for(state="attached")

    def draws(self) -> bool:
        """Whether the browser still draws this window.

        After one change of the size in some thousands Chromium asks a tab for no frame again, and
        nothing there can be clicked any more.
        """
        return bool(self.page.evaluate(_TWO_FRAMES))

    def start_over(self) -> None:
        """Leave whatever is open for an empty chat, and forget what the page did.

        Every reply comes from the server again, and every article is listed and asked.
        """
        self.page.unroute_all(behavior="ignoreErrors")
        if self.page.locator("body:is(.articles-open, .side-shown)").count():
            self.page.keyboard.press("Escape")
        # A drawer closes by a step back in history, as the source does.
        expect(self.page.locator("body:is(.articles-open, .side-shown)")).to_have_count(0)
        # What can be taken back would be offered beside what the next test does.
        self.page.locator("#toast").evaluate("toast => toast.replaceChildren()")
        self.page.set_viewport_size(DESK)
        if not self.draws():
            self.open_anew()
        for button in ("#source-close", "#adding >> text=Clear"):
            if self.page.locator(button).is_visible():
                self.page.locator(button).click()
        # The source closes by a step back in history, which comes after the click.
        expect(self.page.locator("#source-panel")).to_be_hidden()
        self.page.keyboard.press("Escape")
        self.page.locator("#new-button").click()
        self.page.locator("#chat .example").first.wait_for()
        self.take_back_limits()
        self.page.locator("#question textarea").fill("")
        for what_the_page_did in (self.requests, self.dialogs, self.problems):
            what_the_page_did.clear()

    def take_back_limits(self) -> None:
        """List every article, the newest first, and ask every one."""
        page = self.page
        if page.locator("#words").input_value():
            page.locator("#words").fill("")
        if page.locator("#order").input_value() != "newest":
            page.locator("#order").select_option("newest")
        chips = page.locator("#scope .chip")
        while chips.count():
            chips.first.click()
        if page.locator("#limits[open]").count():
            page.locator("#limits > summary").click()
        expect(page.locator("#listing-count")).to_have_text(EVERY_ARTICLE)

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


def renewed(window: Visitor, request: pytest.FixtureRequest) -> Visitor:
    """Return the visitor of a window that tests before have used, with an empty chat.

    After a test that failed the page is loaded anew, since nobody knows what that has left.
    """
    if window.failures != request.session.testsfailed:
        window.failures = request.session.testsfailed
        window.open_anew()
    window.start_over()
    return window
