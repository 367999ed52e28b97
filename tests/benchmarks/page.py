"""How heavy and how quick the page is, in a real Chromium, with many articles and conversations.

    uv run --group dev python tests/benchmarks/page.py [--articles 3000] [--runs 5] [--corpus FILE]

Without a corpus (JSON Lines) the articles are those of the sample set under ever new numbers. Each
run is a new visitor with an empty cache; the figures are medians.
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

from playwright.sync_api import Browser, Page, sync_playwright

from assistant import Assistant
from assistant.conversations import open_conversations
from assistant.conversations.records import Asked
from assistant.sample import articles_path
from index.formats import read_paths
from index.types import Article
from tests.benchmarks.figures import recorded
from tests.browser.conftest import CHROMIUM_ARGUMENTS, CHROMIUM_NAMES, Visitor, serving

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
    let began = 0;
    document.addEventListener("keydown", () => (began = performance.now()), { capture: true });
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
    "conversations": (f"listing {CONVERSATIONS} conversations anew", "{:.0f} ms"),
}


@recorded("page")
def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--corpus", type=Path)
    options = parser.parse_args()
    chromium = next(filter(None, map(shutil.which, CHROMIUM_NAMES)))
    runs = []
    with served(options.articles, options.corpus) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        for _ in range(options.runs + 1):
            runs.append(measured(browser, address))
        browser.close()
    print(f"| {options.articles:,} articles, {CONVERSATIONS} conversations | |\n|---|---:|")
    for name, (label, form) in ROWS.items():
        # The first asks what is loaded once.
        print(f"| {label} | {form.format(statistics.median(run[name] for run in runs[1:]))} |")


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
    figures["frame"], figures["late"] = scrolled["median"], scrolled["late"]
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
    found: dict[str, Any] = page.evaluate(SCROLLED)
    return found


if __name__ == "__main__":
    main()
