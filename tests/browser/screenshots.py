"""Takes pictures of the page in every state, and those that the README shows.

    uv run --group dev python tests/browser/screenshots.py [FOLDER]

Asks the sample articles in a real Chromium. Without a folder it writes the README's pictures into
tests/browser/pictures; with one, every state there, light and dark, at a desk and on a phone.
"""

import io
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from assistant import Assistant
from assistant.sample import index_sample_if_empty
from tests.browser.conftest import CHROMIUM_ARGUMENTS, CHROMIUM_NAMES
from tests.browser.serving import serving
from tests.browser.visitor import Visitor

PICTURES = Path(__file__).with_name("pictures")
DESK: dict[str, Any] = {"viewport": {"width": 1440, "height": 860}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}
COLOURS = 128
"""A palette of so many keeps the file small and the letters sharp."""

FIRST = "Why was the Marram Bridge closed?"
QUESTION = "How many hangers on the Marram Bridge are damaged?"
REQUEST = "Give me a timeline of the Marram Bridge"
SHOWN = {
    ("desk", "light", "reader"): "chat.png",
    ("desk", "dark", "timeline"): "timeline.png",
    ("desk", "light", "card"): "card.png",
    ("desk", "light", "articles"): "articles.png",
    ("phone", "light", "reader"): "phone.png",
    ("phone", "dark", "answer"): "phone-dark.png",
}
"""The pictures of the README: where, in which light, and in which state they are taken."""


def main() -> None:
    """Serve, go through the states, and take the pictures."""
    chromium = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if chromium is None:
        raise SystemExit("There is no Chromium on this machine. Debian: apt-get install chromium.")
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        for scheme in ("light", "dark"):
            for place, options in (("desk", DESK), ("phone", PHONE)):
                take(browser, place, scheme, options, folder)
        browser.close()


def take(
    browser: Browser, place: str, scheme: str, options: dict[str, Any], folder: Path | None
) -> None:
    """Go through the states at one place in one light, on a collection of its own."""
    with TemporaryDirectory() as data, Assistant.open(Path(data)) as assistant:
        index_sample_if_empty(assistant)
        with serving(assistant) as address:
            context = browser.new_context(color_scheme=scheme, reduced_motion="reduce", **options)
            visitor = Visitor(context.new_page(), address)
            for state in states(visitor):
                name = SHOWN.get((place, scheme, state))
                if folder is not None:
                    save(visitor.page, folder / f"{place}-{scheme}-{state}.png")
                elif name:
                    save(visitor.page, PICTURES / name)
            context.close()


def states(visitor: Visitor) -> Iterator[str]:
    """Bring the page from state to state; yield the name of each."""
    page = visitor.page
    visitor.open()
    yield "welcome"
    visitor.ask(FIRST)
    page.locator("#new-button").click()
    page.locator("#chat .example").first.wait_for()
    reply = visitor.ask(QUESTION)
    yield "answer"
    marker = reply.locator("a.cite").first
    marker.hover()
    if not page.locator("#conversations-button").is_visible():
        page.locator("#card blockquote").wait_for()
        yield "card"
    visitor.open_source(marker)
    yield "reader"
    page.keyboard.press("Escape")
    page.locator("#new-button").click()
    page.locator("#chat .example").first.wait_for()
    visitor.ask("How tall is the Maram Bridge in Averil?")
    yield "refusal"
    visitor.ask(REQUEST)
    yield "timeline"
    yield from states_of_articles(visitor)
    if page.locator("#conversations-button").is_visible():
        page.locator("#conversations-button").click()
        yield "conversations"
    page.locator("#settings-button").click()
    page.locator("#models", has_text="None of").wait_for()
    yield "settings"


def states_of_articles(visitor: Visitor) -> Iterator[str]:
    """Limit, add and edit articles; yield the name of each state."""
    page = visitor.page
    visitor.open_articles()
    page.locator("#limits summary").click()
    page.locator("#sources input").first.check()
    page.locator("#listing .pick").first.check()
    yield "articles"
    page.locator("#limits summary").click()
    files = [
        {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"Nine herons were seen."},
        {"name": "noise.bin", "mimeType": "text/plain", "buffer": b"\0\1\2"},
    ]
    page.set_input_files("#files", files)
    page.locator("#adding").get_by_role("button", name="Clear").wait_for()
    yield "uploads"
    page.locator("#listing .more").first.click()
    page.get_by_role("menuitem", name="Edit").click()
    yield "editing"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    yield "chips"


def save(page: Page, path: Path) -> None:
    """Write what the page shows as a small PNG."""
    page.wait_for_timeout(500)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.quantize(COLOURS).save(path, optimize=True)
    print(f"{path}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
