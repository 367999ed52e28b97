"""Takes the picture of the chat that the README shows.

    uv run --group dev python tests/browser/screenshots.py

Asks the sample articles in a real Chromium and writes tests/browser/pictures/chat.png.
"""

import io
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from assistant import Assistant
from assistant.sample import index_sample_if_empty
from tests.browser.conftest import CHROMIUM_ARGUMENTS, CHROMIUM_NAMES, Visitor, serving

PICTURES = Path(__file__).with_name("pictures")
SIZE = {"width": 1120, "height": 700}
COLOURS = 128
"""A palette of so many keeps the file small and the letters sharp."""

QUESTION = "How many hangers on the Marram Bridge are damaged?"


def main() -> None:
    """Serve, ask, open the first source, and take the picture."""
    chromium = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if chromium is None:
        raise SystemExit("There is no Chromium on this machine. Debian: apt-get install chromium.")
    with TemporaryDirectory() as folder, Assistant.open(Path(folder)) as assistant:
        index_sample_if_empty(assistant)
        with serving(assistant) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
            page = browser.new_page(viewport=SIZE, color_scheme="light", reduced_motion="reduce")
            take(Visitor(page, address), PICTURES / "chat.png")
            browser.close()


def take(visitor: Visitor, path: Path) -> None:
    """Ask the question and open its first source beside it."""
    visitor.open()
    reply = visitor.ask(QUESTION)
    visitor.open_source(reply.locator("a.cite").first)
    save(visitor.page, path)


def save(page: Page, path: Path) -> None:
    """Write what the page shows as a small PNG."""
    page.wait_for_timeout(500)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    path.parent.mkdir(exist_ok=True)
    picture.quantize(COLOURS).save(path, optimize=True)
    print(f"{path}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
