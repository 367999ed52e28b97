"""Every state of the page, looked over by axe-core, light and dark, at a desk and on a phone."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

QUESTION = "How many hangers on the Marram Bridge are damaged?"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
NARROWEST = {"viewport": {"width": 320, "height": 640}}
"""What a page of 1,280 pixels is at 400 % zoom."""

COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that look at colours; no other differs between light and dark."""

LOOK_OVER = """(only) => axe.run(document, {
    resultTypes: ["violations"],
    preload: false,  // nothing of what is looked at needs the text of the sheets
    ...(only ? { runOnly: { type: "rule", values: only } } : {}),
    // It takes the first link to a place in the page for one that skips to its contents.
    rules: { "skip-link": { enabled: false } },
  }).then(found => found.violations.map(
    one => `${one.id}: ${one.nodes.map(node => node.target.join(" ")).join(", ")}`))"""
AT_REST = "() => document.getAnimations().every(one => one.playState !== 'running')"
SMALL_TARGETS = """() => [...document.querySelectorAll(
      ".actions a, .understood a, #menu button, #side a, #articles a, .more, .pill, .chip")]
    .filter(one => one.checkVisibility({ visibilityProperty: true }) && !one.closest("[inert]"))
    .map(one => [one.textContent, one.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.width < 44 || box.height < 44))
    .map(([text, box]) => `${text}: ${box.width} x ${box.height}`)"""


@pytest.fixture(scope="module")
def axe() -> str:
    """The script; where it is depends on how npm put it there."""
    path = os.environ.get("AXE_CORE")
    if not path:
        pytest.skip("AXE_CORE does not name axe-core's axe.min.js (npm pack axe-core)")
    return Path(path).read_text(encoding="utf-8")


def states(page: Any, visitor: Any) -> Any:
    """Bring the page from state to state; yield the name of each."""
    yield "welcome"
    reply = visitor.ask(QUESTION)
    yield "answer"
    visitor.open_source(reply.locator("a.cite").first)
    yield "reader"
    page.keyboard.press("Escape")
    visitor.ask("Who baked the moon?")
    yield "refusal"
    visitor.ask("Give me a timeline of the Marram Bridge")
    yield "request"
    page.locator("#chat .action.bad").last.click()
    yield "menu"
    page.keyboard.press("Escape")
    page.locator("#chat .action.edit").last.click()
    yield "editing"
    page.keyboard.press("Escape")
    yield from states_of_articles(page, visitor)
    if page.locator("#conversations-button").is_visible():
        page.locator("#conversations-button").click()
        yield "conversations"
    page.locator("#settings-button").click()
    page.locator("#models", has_text="None of").wait_for()
    yield "settings"


def states_of_articles(page: Any, visitor: Any) -> Any:
    """Limit, add and edit articles; yield the name of each state."""
    visitor.open_articles()
    yield "articles"
    page.locator("#limits summary").click()
    page.locator("#sources input").first.check()
    page.locator("#listing .pick").first.check()
    yield "limits"
    page.locator("#limits summary").click()
    noise = {"name": "noise.bin", "mimeType": "text/plain", "buffer": b"\0\1\2"}
    page.set_input_files("#files", [noise])
    page.locator("#uploads .failed").wait_for()
    yield "uploads"
    page.locator("#listing .more").first.click()
    yield "menu of an article"
    page.get_by_role("menuitem", name="Edit").click()
    yield "editing an article"
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("menuitem", name="Paste a text").click()
    yield "pasting"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    yield "chips"


def look_over(page: Any) -> list[str]:
    """Return what is wrong: by every rule in light, by those of colours in dark."""
    found: list[str] = page.evaluate(LOOK_OVER, None)
    page.emulate_media(color_scheme="dark")
    page.locator("body.dark").wait_for(state="attached")
    found += [f"dark: {one}" for one in page.evaluate(LOOK_OVER, COLOURS)]
    page.emulate_media(color_scheme="light")
    page.locator("body:not(.dark)").wait_for(state="attached")
    return found


@pytest.mark.parametrize("size", [{}, PHONE, NARROWEST], ids=["desk", "phone", "narrowest"])
def test_no_state_has_a_violation(
    visit: Callable[..., Any], address: str, axe: str, size: dict[str, Any]
) -> None:
    visitor = visit(address, color_scheme="light", **size)
    page = visitor.page
    page.evaluate(f"{axe}; 0")
    found = {}
    for name in states(page, visitor):
        page.wait_for_function(AT_REST)
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        problems = ["wider than the screen"] * wide
        if size is not NARROWEST:  # where the page is the phone's
            problems += look_over(page)
        if size is PHONE:
            problems += page.evaluate(SMALL_TARGETS)
        if problems:
            found[name] = problems
    assert found == {}
    assert visitor.problems == []
