"""Text stays text."""

from hypothesis import given

from assistant.web import render
from tests.assistant.web.render.page import HOSTILE, Page, assert_is_clean, shown


@given(HOSTILE)
def test_escaped_text_reads_as_it_was_in_content(text: str) -> None:
    page = assert_is_clean(f"<p>{render.escaped(text)}</p>")
    assert page.text("p") == shown(text)


@given(HOSTILE)
def test_escaped_text_reads_as_it_was_in_an_attribute(text: str) -> None:
    (title,) = Page(f'<a title="{render.escaped(text)}"></a>').attributes("a", "title")
    assert title == shown(text)


@given(HOSTILE)
def test_no_other_text_becomes_markup(text: str) -> None:
    assert assert_is_clean(render.question(text)).text(css_class="question") == shown(text)
    assert assert_is_clean(render.error_note(text)).text(css_class="error") == shown(text)
    assert assert_is_clean(render.status(text)).text(css_class="status") == shown(text)
    assert assert_is_clean(render.note(text)).text(css_class="note") == shown(text)


def test_a_long_question_scrolls_within_the_keyboards_reach() -> None:
    (heading,) = assert_is_clean(render.question("why " * 200)).elements
    assert heading == ("h2", {"class": "question long", "tabindex": "0"})
    assert assert_is_clean(render.question("Why?")).elements == [("h2", {"class": "question"})]
