"""Articles as they are read: wide tables, and what is printed of a conversation."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.test_chat_page import QUESTION
from tests.browser.visitor import DESK

FLEET = """# Fleet of the port

| Ship | Built | Length in metres | Master | Home port | Engine | Crew | Registration |
|---|---|---|---|---|---|---|---|
| Linnet | 1803 | 31 | Ada Berg | Averil | sail | 12 | AVERILREGISTER31 |
| Hask | 1911 | 44 | Ines Okafor | Nethershore | steam | 18 | NETHERREGISTER44 |
"""
LINES_OF = """cell => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    const words = [...range.getClientRects()].filter((one) => one.width > 1);
    return new Set(words.map((one) => Math.round(one.top))).size;
  }"""
LIGHT_INK = "rgb(29, 28, 26)"


@pytest.mark.parametrize("width", [DESK["width"], 390])
def test_words_in_a_wide_table_stay_whole_and_it_is_scrolled(
    newcomer: Any, tmp_path: Path, width: int
) -> None:
    page = newcomer.page
    (tmp_path / "fleet.md").write_text(FLEET, encoding="utf-8")
    newcomer.upload(tmp_path / "fleet.md")
    page.set_viewport_size({"width": width, "height": 800})
    newcomer.open_articles()
    newcomer.open_source(page.locator("#listing .open", has_text="Fleet of the port"))
    for words in ("Built", "Engine", "1911", "Nethershore", "NETHERREGISTER44"):
        cell = page.locator("#source-content :is(th, td)", has_text=words)
        assert cell.evaluate(LINES_OF) == 1
    wide = page.locator("#source-content .wide")
    expect(wide).to_have_attribute("tabindex", "0")
    wide.focus()
    before = wide.evaluate("one => one.scrollLeft")
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "before => document.querySelector('.wide').scrollLeft > before", arg=before
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_conversation_is_printed_dark_on_light(visit: Any, address: str) -> None:
    visitor = visit(address, color_scheme="dark")
    answer = visitor.ask(QUESTION).locator(".answer")
    expect(answer).not_to_have_css("color", LIGHT_INK)
    visitor.page.emulate_media(media="print")
    expect(answer).to_have_css("color", LIGHT_INK)
    expect(visitor.page.locator("#question")).to_be_hidden()
