"""How heavy and how quick the page is, in a real Chromium, with many articles and conversations.

    uv run --group dev python tests/benchmarks/page.py [--articles 3000] [--runs 5] [--corpus FILE]
        [--questions 0]

Without a corpus (JSON Lines) the articles are those of the sample set under ever new numbers. Each
run is a new visitor with an empty cache; the figures are medians. With questions one more visitor
asks so many, ten to a conversation, and opens a citation of each: what the page then holds in an
empty chat, after the garbage is collected, is fitted with a line.
"""

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from assistant import Assistant
from assistant.conversations import open_conversations
from assistant.conversations.records import Asked
from assistant.sample import articles_path
from index.formats import read_paths
from index.types import Article
from tests.benchmarks.figures import recorded
from tests.browser.conftest import CHROMIUM_ARGUMENTS, CHROMIUM_NAMES
from tests.browser.serving import serving
from tests.browser.visitor import Visitor

CONVERSATIONS = 200
QUESTION = "Why was the Marram Bridge closed?"
DESK = {"width": 1440, "height": 860}
TABLET = {"width": 1000, "height": 800}

WATCH = """() => {
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const one of list.getEntries()) if (!one.hadRecentInput) window.shift += one.value;
    }).observe({ type: "layout-shift", buffered: true });
  }"""
LOADED = """() => {
    const all = [...performance.getEntriesByType("navigation"),
      ...performance.getEntriesByType("resource")];
    const paint = performance.getEntriesByName("first-contentful-paint")[0];
    return { paint: paint.startTime, requests: all.length,
      bytes: all.reduce((sum, one) => sum + one.transferSize, 0), shift: window.shift };
  }"""
OPENED = """() => new Promise((resolve) => {
    const began = performance.now();
    document.querySelector("#articles-button").click();
    const look = () => {
      const box = document.querySelector("#listing li")?.getBoundingClientRect();
      const isThere = box?.height && document.querySelector("#articles").checkVisibility();
      if (isThere) resolve(performance.now() - began);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  })"""
FRAMES = 300
SCROLLED = """() => new Promise((resolve) => {
    const pane = document.querySelector("#articles .scrolled");
    const frames = [];
    let last = 0;
    const step = (now) => {
      if (last) frames.push(now - last);
      last = now;
      pane.scrollTop += 60;
      if (frames.length < 300) return requestAnimationFrame(step);
      frames.sort((a, b) => a - b);
      resolve({ median: frames[150], late: frames.filter((one) => one > 20).length / 300,
        rows: document.querySelectorAll("#listing li").length });
    };
    requestAnimationFrame(step);
  })"""
FIRST_WORD = """() => { window.firstWord = new Promise((resolve) => {
    const before = document.querySelectorAll("#chat .sentence").length;
    const began = performance.now(); // Enter comes at once; the page keeps its keydown to itself
    const observer = new MutationObserver(() => {
      if (document.querySelectorAll("#chat .sentence").length <= before) return;
      observer.disconnect();
      resolve(performance.now() - began);
    });
    observer.observe(document.querySelector("#chat"), { childList: true, subtree: true });
  }); }"""
LISTED = """() => new Promise((resolve) => {
    const list = document.querySelector("#conversation-list");
    const began = performance.now();
    new MutationObserver((_, observer) => {
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - began));
    }).observe(list, { childList: true });
    document.dispatchEvent(new Event("visibilitychange"));
  })"""

ROWS = {
    "bytes": ("page, sent without compression", "{:,.0f} bytes"),
    "requests": ("requests", "{:.0f}"),
    "paint": ("first paint of content", "{:.0f} ms"),
    "shift": ("layout shift until it is at rest", "{:.3f}"),
    "word": ("Enter until the first sentence of an answer", "{:.0f} ms"),
    "opened": ("opening the articles", "{:.0f} ms"),
    "frame": ("a frame while the list is scrolled, median", "{:.1f} ms"),
    "late": ("frames later than 20 ms", "{:.1%}"),
    "work": ("of a processor for such a frame, mean", "{:.1f} ms"),
    "conversations": (f"listing {CONVERSATIONS} conversations anew", "{:.0f} ms"),
}


HELD = {
    "Nodes": ("nodes", "{:.2f}"),
    "JSEventListeners": ("event listeners", "{:.2f}"),
    "JSHeapUsedSize": ("heap of the script", "{:,.0f} bytes"),
}
ASKED = (QUESTION, "How long is the detour?", "Give me a timeline of the Marram Bridge")
A_CONVERSATION = 10
"""Questions of each."""


@recorded("page")
def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--questions", type=int, default=0)
    options = parser.parse_args()
    chromium = next(filter(None, map(shutil.which, CHROMIUM_NAMES)))
    runs = []
    with served(options.articles, options.corpus) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        for _ in range(options.runs + 1):
            runs.append(measured(browser, address))
        held = growth(browser, address, options.questions)
        browser.close()
    print(f"| {options.articles:,} articles, {CONVERSATIONS} conversations | |\n|---|---:|")
    for name, (label, form) in ROWS.items():
        # The first asks what is loaded once.
        print(f"| {label} | {form.format(statistics.median(run[name] for run in runs[1:]))} |")
    for name, values in held.items():
        label, form = HELD[name]
        grown = statistics.linear_regression(*zip(*values, strict=True)).slope
        first, last = (form.format(value) for _, value in (values[0], values[-1]))
        print(
            f"| {label}, growth a question over {options.questions} "
            f"({first} to {last}) | {form.format(grown)} |"
        )


@contextmanager
def served(count: int, corpus: Path | None) -> Iterator[str]:
    """Serve an assistant with so many articles and conversations; yield the page's address."""
    with tempfile.TemporaryDirectory() as folder, Assistant.open(Path(folder)) as assistant:
        assistant.ingest_articles(articles(count, corpus))
        kept = open_conversations(Path(folder))
        for number in range(CONVERSATIONS):
            kept.begin(Asked(f"What happened on day {number}?"))
        kept.close()
        with serving(assistant) as address:
            yield address


def articles(count: int, corpus: Path | None) -> Iterator[Article]:
    """Yield so many articles: of a corpus, or of the sample set under ever new numbers."""
    found = [one for one in read_paths([corpus or articles_path()]) if isinstance(one, Article)]
    for number in range(count):
        one = found[number % len(found)]
        turn = number // len(found)
        if turn:
            text = f"{one.text} This is report {turn}."
            one = replace(one, id=f"{one.id}-{turn}", title=f"{one.title} {turn}", text=text)
        yield replace(one, place=None)


def measured(browser: Browser, address: str) -> Mapping[str, float]:
    """Return the figures of one visit."""
    context = browser.new_context(viewport=DESK, reduced_motion="reduce")
    context.add_init_script(f"({WATCH})()")
    visitor = Visitor(context.new_page(), address)
    visitor.open()
    page = visitor.page
    page.wait_for_timeout(1500)
    figures: dict[str, float] = dict(page.evaluate(LOADED))
    figures["conversations"] = page.evaluate(LISTED)
    page.locator("#question textarea").fill(QUESTION)
    page.evaluate(FIRST_WORD)
    page.keyboard.press("Enter")
    figures["word"] = page.evaluate("window.firstWord")
    page.locator("#question .submit-button").wait_for()
    page.set_viewport_size(TABLET)
    figures["opened"] = page.evaluate(OPENED)
    scrolled = scrolled_to_the_end(page)
    figures |= {"frame": scrolled["median"], "late": scrolled["late"], "work": scrolled["work"]}
    context.close()
    return figures


def scrolled_to_the_end(page: Page) -> dict[str, Any]:
    """Load the whole list, then scroll through it; return what that took."""
    shown = -1
    deadline = time.monotonic() + 60
    while shown != (now := page.locator("#listing li").count()) and time.monotonic() < deadline:
        shown = now
        page.evaluate("document.querySelector('#listing-end').scrollIntoView()")
        page.wait_for_timeout(500)
    page.evaluate("document.querySelector('#articles .scrolled').scrollTop = 0")
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = performance_of(session)["ThreadTime"]
    found: dict[str, Any] = page.evaluate(SCROLLED)
    found["work"] = 1000 * (performance_of(session)["ThreadTime"] - before) / FRAMES
    return found


def performance_of(session: CDPSession) -> dict[str, float]:
    """Return what the browser measures of a page."""
    told = session.send("Performance.getMetrics")["metrics"]
    return {one["name"]: one["value"] for one in told}


def growth(
    browser: Browser, address: str, questions: int
) -> Mapping[str, list[tuple[float, float]]]:
    """Return what the page holds after so many questions, time and again."""
    if not questions:
        return {}
    context = browser.new_context(viewport=DESK, reduced_motion="reduce")
    visitor = Visitor(context.new_page(), address)
    visitor.open()
    page = visitor.page
    session = context.new_cdp_session(page)
    session.send("Performance.enable")
    held: dict[str, list[tuple[float, float]]] = {name: [] for name in HELD}
    for asked in range(questions):
        reply = visitor.ask(ASKED[asked % len(ASKED)])
        # Of thousands of like articles a request may have nothing to cite.
        for marker in reply.locator("a.cite:visible").all()[:1]:
            visitor.open_source(marker)
            page.locator("#source-close").click()
        if (asked + 1) % A_CONVERSATION:
            continue
        page.locator("#new-button").click()
        page.locator("#chat .example").first.wait_for()
        session.send("HeapProfiler.collectGarbage")
        for name, value in performance_of(session).items():
            if name in held:
                held[name].append((asked + 1, value))
    context.close()
    return held


if __name__ == "__main__":
    main()
