"""What an hour of use leaves behind, in one window and in the server: the slope over its rounds.

    uv run --group dev python tests/benchmarks/hour.py [--rounds 60] [--articles 300] [--minutes 60]

In each round a reader asks three questions, follows their citations, points at one, searches the
articles and the conversations, opens an article of the list and an older conversation, begins anew
and deletes the conversation; every tenth also loads the page anew. So as much is there after each
round as before it, and whatever grows is kept for nothing. After each the window's garbage is
collected and what it holds is read, and the memory of the server from its own process. The first
fifth warms up and does not count. It ends after so many rounds or minutes.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import CDPSession, sync_playwright

from assistant import Assistant
from tests.benchmarks.figures import recorded, resident_megabytes
from tests.benchmarks.latency import page_is_there
from tests.benchmarks.page import ASKED, DESK, articles, performance_of
from tests.browser.conftest import CHROMIUM_ARGUMENTS, CHROMIUM_NAMES
from tests.browser.visitor import Visitor
from tests.stores import free_port

RELOADED_EVERY = 10
HELD = {
    "JSHeapUsedSize": "heap of the script, bytes",
    "Nodes": "nodes",
    "JSEventListeners": "event listeners",
    "server": "memory of the server, MB",
}
REMOVE = """async (path) => {
    await fetch(path.replace("/c/", "/api/conversations/"), { method: "DELETE" });
    document.dispatchEvent(new Event("visibilitychange"));
  }"""


@recorded("hour")
def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--minutes", type=float, default=60)
    options = parser.parse_args()
    chromium = next(filter(None, map(shutil.which, CHROMIUM_NAMES)))
    with served(options.articles) as (address, process), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        context = browser.new_context(viewport=DESK, reduced_motion="reduce")
        visitor = Visitor(context.new_page(), address)
        visitor.open()
        older(visitor)
        samples = list(rounds(visitor, process, options.rounds, options.minutes))
        browser.close()
        problems = visitor.problems
    show(samples[len(samples) // 5 :], problems)


@contextmanager
def served(count: int) -> Iterator[tuple[str, int]]:
    """Serve so many articles from a process of its own; yield the page's address and its id."""
    port = free_port()
    address = f"http://127.0.0.1:{port}/"
    command = [sys.executable, "-c", "from assistant.cli import main; main()", "serve"]
    with tempfile.TemporaryDirectory() as folder:
        with Assistant.open(Path(folder)) as assistant:
            assistant.ingest_articles(articles(count, None))
        options = ["--port", str(port), "--data-dir", folder]
        with subprocess.Popen([*command, *options], stdout=subprocess.DEVNULL) as server:
            try:
                while not page_is_there(address):
                    time.sleep(0.1)
                yield address, server.pid
            finally:
                server.terminate()


def older(visitor: Visitor) -> None:
    """Leave a conversation that every round goes back to."""
    visitor.ask(ASKED[0])
    begin_anew(visitor)


def rounds(
    visitor: Visitor, process: int, count: int, minutes: float
) -> Iterator[tuple[int, dict[str, float]]]:
    """Use the page so often; yield the number of each round and what is held after it."""
    session = visitor.page.context.new_cdp_session(visitor.page)
    session.send("Performance.enable")
    ends = time.monotonic() + 60 * minutes
    for number in range(1, count + 1):
        use(visitor)
        if number % RELOADED_EVERY == 0:
            visitor.page.reload()
            visitor.wait_until_ready()
        yield number, held(session, process)
        if time.monotonic() > ends:
            return


def use(visitor: Visitor) -> None:
    """Ask, follow citations, search, open an older conversation, and delete that of now."""
    page = visitor.page
    for question in ASKED:
        reply = visitor.ask(question)
        # Of many like articles a request may have nothing to cite.
        for marker in reply.locator("a.cite:visible").all()[:2]:
            marker.hover()
            visitor.open_source(marker)
        page.keyboard.press("Escape")
    asked = page.url
    for box, words in (("#words", "bridge"), ("#side input[type=search]", "closed")):
        page.locator(box).fill(words)
        page.wait_for_timeout(500)
        page.locator(box).fill("")
    page.locator("#listing .open").first.click()
    page.locator("body.source-open").wait_for()
    page.locator("#source-close").click()
    page.locator("body:not(.source-open)").wait_for()
    page.locator("#conversation-list a").last.click()
    page.locator("#chat .question").nth(1).wait_for(state="detached")
    begin_anew(visitor)
    page.evaluate(REMOVE, asked.split("#")[0])


def begin_anew(visitor: Visitor) -> None:
    """Leave the conversation for an empty chat."""
    visitor.page.locator("#new-button").click()
    visitor.page.locator("#chat .example").first.wait_for()


def held(session: CDPSession, process: int) -> dict[str, float]:
    """Return what the window holds that is no garbage, and the memory of the server."""
    session.send("HeapProfiler.collectGarbage")
    page = {name: value for name, value in performance_of(session).items() if name in HELD}
    return {**page, "server": resident_megabytes(process)}


def show(samples: list[tuple[int, dict[str, float]]], problems: list[str]) -> None:
    """Print how each figure began, how it ended, and what a round adds to it."""
    numbers = [number for number, _ in samples]
    print("| what is held in an empty chat | at first | at last | growth a round |")
    print("|---|---:|---:|---:|")
    for name, label in HELD.items():
        values = [one[name] for _, one in samples]
        slope = statistics.linear_regression(numbers, values).slope
        print(f"| {label} | {values[0]:,.0f} | {values[-1]:,.0f} | {slope:+,.2f} |")
    print(f"\n{numbers[-1]} rounds of {len(ASKED)} questions; {len(problems)} errors of the page.")


if __name__ == "__main__":
    main()
