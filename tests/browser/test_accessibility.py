"""The chat without a mouse, without eyes, and in writing that runs from right to left."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

QUESTION = "Why was the Marram Bridge closed?"
PHONE_WIDTHS = range(320, 420, 10)
MARKERS_THAT_BEGIN_A_LINE = """() => [...document.querySelectorAll('.answer span + a.cite')]
    .filter((marker) => {
      const range = document.createRange();
      range.selectNodeContents(marker.previousElementSibling);
      return marker.getBoundingClientRect().top > [...range.getClientRects()].pop().bottom;
    }).length"""
FIRST_LETTER_IS_ON_THE_RIGHT = """(heading) => {
      const range = document.createRange();
      range.setStart(heading.firstChild, 0);
      range.setEnd(heading.firstChild, 1);
      const [letter, box] = [range.getBoundingClientRect(), heading.getBoundingClientRect()];
      return Math.abs(letter.right - box.right) < 5;
    }"""


def test_escape_closes_what_lies_on_top(narrow: Any) -> None:
    page, visitor = narrow.page, narrow
    page.set_viewport_size({"width": 1150, "height": 800})
    marker = visitor.ask(QUESTION).locator("a.cite").first
    visitor.open_source(marker)
    page.locator("#articles-button").click()
    page.keyboard.press("Escape")
    expect(page.locator("#articles")).to_be_hidden()
    expect(page.locator("#source-panel")).to_be_visible()
    expect(page.locator("#articles-button")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#source-panel")).to_be_hidden()
    expect(marker).to_be_focused()


def test_a_source_from_the_list_gives_the_focus_to_the_button_of_the_list(narrow: Any) -> None:
    page = narrow.page
    page.locator("#articles-button").click()
    narrow.open_source(page.locator("#listing .open").first)
    page.keyboard.press("Escape")
    expect(page.locator("#articles-button")).to_be_focused()


def test_headings_lead_from_the_page_to_the_questions(visitor: Any) -> None:
    visitor.ask(QUESTION)
    page = visitor.page
    expect(page.get_by_role("heading", level=1)).to_have_text("Citeline")
    expect(page.locator("#page").get_by_role("heading", level=2)).to_have_text([QUESTION])


def test_what_gradio_leaves_unnamed_has_a_name(narrow: Any) -> None:
    page = narrow.page
    expect(page.get_by_role("log", name="Conversation")).to_have_attribute("tabindex", "0")
    articles = page.get_by_role("button", name="Articles (")
    expect(articles).to_have_attribute("aria-expanded", "false")
    articles.click()
    expect(page.locator("#articles-button")).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("dialog", name="Articles")).to_be_visible()


def test_a_source_that_cannot_be_fetched_says_what_to_do(visitor: Any) -> None:
    page = visitor.page
    marker = visitor.ask(QUESTION).locator("a.cite").first
    page.route("**/citeline/source?*", lambda route: route.abort())
    visitor.open_source(marker)
    expect(page.locator("#source-content")).to_contain_text("Start it again")
    expect(page.locator("#source-content")).to_be_focused()


def test_no_marker_begins_a_line(visitor: Any) -> None:
    visitor.ask(QUESTION)
    visitor.ask("How tall is the Eiffel Tower?")
    assert visitor.page.locator(".answer span + a.cite").count() > 3
    for width in PHONE_WIDTHS:
        visitor.page.set_viewport_size({"width": width, "height": 800})
        assert visitor.page.evaluate(MARKERS_THAT_BEGIN_A_LINE) == 0, width


@pytest.mark.parametrize(
    ("question", "on_the_right"),
    [("كم عدد الكتب في المكتبة؟", True), ("How many?", False)],
    ids=["Arabic", "English"],
)
def test_text_runs_as_its_letters_do(visitor: Any, question: str, on_the_right: bool) -> None:
    visitor.ask(question)
    heading = visitor.page.locator("#chat .question")
    assert heading.evaluate(FIRST_LETTER_IS_ON_THE_RIGHT) is on_the_right


def test_an_answer_and_its_source_run_as_their_article_does(newcomer: Any, tmp_path: Path) -> None:
    file = tmp_path / "bridge.md"
    file.write_text(
        "# جسر جديد\n\n> بلغت تكلفة الجسر ثلاثة ملايين دينار.\n\nقال رئيس البلدية ذلك.\n",
        encoding="utf-8",
    )
    newcomer.upload(file)
    reply = newcomer.ask("كم بلغت تكلفة الجسر؟")
    sentence = reply.locator(".sentence").first
    expect(sentence).to_have_css("direction", "rtl")
    lead = reply.locator(".lead")
    expect(lead).to_have_css("direction", "rtl")
    expect(lead).to_have_css("text-align", "start")
    newcomer.open_source(sentence.locator("a.cite").first)
    quotation = newcomer.page.locator("#source-content blockquote")
    expect(quotation).to_have_css("direction", "rtl")
    assert newcomer.marked == "بلغت تكلفة الجسر ثلاثة ملايين دينار."


def test_a_page_enlarged_four_times_leaves_room_to_read(visitor: Any) -> None:
    page = visitor.page
    page.set_viewport_size({"width": 320, "height": 256})
    reply = visitor.ask(QUESTION)
    top: Any = page.locator("#top").bounding_box()
    question: Any = page.locator("#question").bounding_box()
    assert question["y"] - (top["y"] + top["height"]) > 120
    assert question["y"] + question["height"] <= 256
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    reply.locator("a.cite").first.scroll_into_view_if_needed()
    expect(reply.locator("a.cite").first).to_be_in_viewport()


def test_the_settings_lead_to_the_list_of_keys(visitor: Any) -> None:
    page = visitor.page
    page.locator("#settings-button").press("Enter")
    page.locator("#settings").get_by_role("button", name="Keys").press("Enter")
    expect(page.locator("#settings")).to_be_hidden()
    expect(page.locator("#keys kbd")).to_have_text(["/", "n", "p", "Esc", "?"])
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
