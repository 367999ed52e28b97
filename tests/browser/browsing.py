"""Windows of a browser that are lent, each as if it were new."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext


class Browsing:
    """The windows of a browser, each empty as a new one but for the files that pages are made of.

    To load and compile those takes several seconds of a processor, which each test would spend.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[str, list[BrowserContext]] = {}

    @contextmanager
    def context(self, address: str, **options: object) -> Iterator[BrowserContext]:
        """Lend a browser context of these options, which nobody else has meanwhile."""
        free = self._free.setdefault(repr(sorted(options.items())), [])
        context = free.pop() if free else self._browser.new_context(**options)
        yield context
        for page in context.pages:
            page.close()
        self._empty(context, address)
        free.append(context)

    @staticmethod
    def _empty(context: BrowserContext, address: str) -> None:
        parts = urlsplit(address)
        blank = context.new_page()
        context.new_cdp_session(blank).send(
            "Storage.clearDataForOrigin",
            {"origin": f"{parts.scheme}://{parts.netloc}", "storageTypes": "all"},
        )
        context.clear_cookies()
        context.set_offline(False)
        blank.close()
