"""The real application on a socket, and a real Chromium in front of it."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from assistant import Assistant
from tests.browser.browsing import Browsing
from tests.browser.serving import serving
from tests.browser.visitor import DESK, TABLET, Visitor, renewed

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
def visitor(window: Visitor, request: pytest.FixtureRequest) -> Visitor:
    """A visitor at a desk, with an empty chat in the window that the tests before have used.

    To load the page for each takes seconds of a processor. A test that leaves more behind than
    conversations, limits, replies of its own making and an open article needs a newcomer.
    """
    return renewed(window, request)


@pytest.fixture
def narrow(visitor: Visitor) -> Visitor:
    """A visitor with a smaller screen."""
    visitor.page.set_viewport_size(TABLET)
    return visitor


@pytest.fixture
def newcomer(visit: Callable[..., Visitor], address: str) -> Visitor:
    """A visitor at a desk, in a window of his own."""
    return visit(address)
