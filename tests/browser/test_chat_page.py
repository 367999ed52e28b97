"""The chat as a reader meets it: ask, follow a marker, read the marked sentence."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, expect

QUESTION = "Why was the Marram Bridge closed?"
UNANSWERABLE = "How tall is the Eiffel Tower?"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def quotes(reply: Locator) -> list[str]:
    return reply.locator(".sentence > span").all_text_contents()


def test_the_marked_text_equals_the_quote(visitor: Any) -> None:
    reply = visitor.ask(QUESTION)
    sentences = reply.locator(".sentence")
    assert sentences.count() > 0
    for sentence in sentences.all():
        marker = sentence.locator("a.cite").first
        visitor.open_source(marker)
        expect(marker).to_have_class("cite active")
        assert visitor.marked == sentence.locator("> span").first.text_content()
        expect(visitor.page.locator("#cited")).to_be_in_viewport()


def test_enter_on_a_focused_marker_opens_its_source(visitor: Any) -> None:
    reply = visitor.ask(QUESTION)
    reply.locator("a.cite").first.focus()
    visitor.page.keyboard.press("Enter")
    visitor.page.locator("body.source-open #cited").wait_for()
    assert visitor.marked == quotes(reply)[0]


def test_escape_closes_the_source_and_gives_the_focus_back(visitor: Any) -> None:
    marker = visitor.ask(QUESTION).locator("a.cite").first
    visitor.open_source(marker)
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.locator("#source-panel")).to_be_hidden()
    expect(marker).to_be_focused()


def test_markers_of_earlier_answers_still_work(visitor: Any) -> None:
    earlier = visitor.ask(QUESTION)
    quote = quotes(earlier)[0]
    visitor.ask(UNANSWERABLE)
    assert quotes(earlier)[0] == quote
    visitor.open_source(earlier.locator("a.cite").first)
    assert visitor.marked == quote


def test_the_panel_says_where_the_article_is_from(visitor: Any) -> None:
    reply = visitor.ask(QUESTION)
    title = reply.locator(".from .open").first.text_content()
    visitor.open_source(reply.locator("a.cite").first)
    content = visitor.page.locator("#source-content")
    assert content.locator("h2").text_content() == title
    expect(content.locator(".meta")).to_contain_text("2026")
    expect(content.locator(".read a")).to_have_attribute("rel", "noopener noreferrer")


def test_what_the_articles_do_not_say_is_refused(visitor: Any) -> None:
    reply = visitor.ask(UNANSWERABLE)
    expect(reply.locator(".answer")).to_have_class("answer refusal")
    expect(reply.locator(".nearest .label")).to_contain_text("may not answer")
    nearest = reply.locator(".nearest li").first
    visitor.open_source(nearest.locator("a.cite"))
    assert visitor.marked == nearest.locator("span").text_content()


def test_a_refusal_offers_what_may_have_been_meant_and_all_articles(visitor: Any) -> None:
    page = visitor.page
    page.locator("#words").fill("whooping")
    expect(page.locator("#listing li")).to_have_count(1)
    page.locator("#listing .pick").check()
    reply = visitor.ask("Why was the Maram Bridge closed?")
    expect(reply.locator(".refusal .reason")).to_have_count(1)
    reply.get_by_role("button", name="Did you mean “Marram Bridge”?").click()
    again = visitor.reply(1)
    expect(page.locator("#chat .question").last).to_have_text(QUESTION)
    again.get_by_role("button", name="Ask all articles").click()
    assert visitor.reply(2).locator(".sentence").count() > 0
    expect(page.locator("#scope")).to_be_empty()


def test_an_example_question_is_asked_by_a_click(visitor: Any) -> None:
    example = visitor.page.locator("#chat .example").first
    text = example.text_content() or ""
    example.click()
    visitor.reply(0)
    assert visitor.page.locator("#chat .question").text_content() == text.strip()


def test_a_follow_up_stays_in_the_conversation_and_a_new_chat_is_empty(visitor: Any) -> None:
    visitor.ask(QUESTION)
    visitor.ask("How long is the detour?")
    assert visitor.page.locator("#chat .question").count() == 2
    visitor.page.locator("#new-button").click()
    visitor.page.locator("#chat .example").first.wait_for()
    assert visitor.page.locator("#chat .question").count() == 0


def test_an_empty_question_gets_a_sentence(visitor: Any) -> None:
    visitor.page.locator("#question textarea").fill("   ")
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator("#toast")).to_contain_text("The question is empty.")
    expect(visitor.page.locator("#chat .question")).to_have_count(0)


def test_a_question_without_end_gets_a_sentence(visitor: Any) -> None:
    reply = visitor.ask("x" * 100_000)
    expect(reply).to_contain_text("The question")
    expect(reply.locator(".note")).to_have_class("note error")
    expect(visitor.page.locator("#chat .question")).to_have_count(1)


def test_a_question_that_is_too_long_comes_back_to_be_shortened(visitor: Any) -> None:
    question = "Why was the bridge closed, and what else is there to say? " * 80
    reply = visitor.ask(question)
    expect(reply.locator(".note")).to_be_in_viewport()
    expect(visitor.page.locator("#question textarea")).to_have_value(question.strip())


def wider_than_the_screen(page: Any) -> int:
    found: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return found


def test_on_a_phone_nothing_is_wider_than_the_screen_and_the_source_covers_the_page(
    visit: Callable[..., Any], address: str
) -> None:
    visitor = visit(address, **PHONE)
    reply = visitor.ask(QUESTION)
    assert wider_than_the_screen(visitor.page) <= 0
    quote = quotes(reply)[0]
    visitor.open_source(reply.locator("a.cite").first)
    assert visitor.marked == quote
    box = visitor.page.locator("#source-panel").bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, 390)
    visitor.page.locator("#source-close").click()
    expect(visitor.page.locator("#source-panel")).to_be_hidden()


def test_at_a_desk_nothing_is_wider_than_the_screen(visitor: Any) -> None:
    visitor.ask(QUESTION)
    assert wider_than_the_screen(visitor.page) <= 0


def test_no_request_leaves_the_machine_and_nothing_goes_wrong(newcomer: Any) -> None:
    newcomer.open_source(newcomer.ask(QUESTION).locator("a.cite").first)
    newcomer.page.locator("#source-close").click()
    newcomer.page.locator("#listing .open").first.click()
    newcomer.page.locator("#source-content h2").wait_for()
    own = newcomer.address.split("/")[2]
    assert newcomer.hosts == {own}
    assert newcomer.problems == []
    assert newcomer.dialogs == []


def test_screen_readers_get_words_not_markup(visitor: Any) -> None:
    visitor.ask(QUESTION)
    page = visitor.page
    assert page.locator("#chat [aria-label*='<']").count() == 0
    expect(page.get_by_role("log")).to_have_count(1)
    expect(page.get_by_role("textbox", name="Question")).to_be_visible()
    expect(page.get_by_role("button", name="Ask")).to_be_visible()


def test_what_was_searched_for_can_be_edited_and_asked_again(visitor: Any) -> None:
    visitor.ask(QUESTION)
    reply = visitor.ask("And when?")
    expect(reply.locator(".searched")).to_contain_text("Searched for: And when? (")
    reply.locator("a.again").click()
    box = visitor.page.get_by_role("textbox", name="Search for")
    expect(box).to_be_focused()
    box.fill("How long is the detour round the Marram Bridge?")
    visitor.page.keyboard.press("Enter")
    again = visitor.reply(2)
    expect(visitor.page.locator("#chat .question").last).to_have_text(
        "How long is the detour round the Marram Bridge?"
    )
    expect(again.locator(".searched")).to_have_count(0)
    assert again.locator(".sentence").count() > 0
    assert visitor.problems == []


def test_editing_can_be_given_up(visitor: Any) -> None:
    visitor.ask(QUESTION)
    reply = visitor.ask("And when?")
    reply.locator("a.again").focus()
    visitor.page.keyboard.press("Enter")
    visitor.page.get_by_role("textbox", name="Search for").press("Escape")
    expect(reply.locator(".searched form")).to_have_count(0)
    expect(reply.locator("a.again")).to_be_focused()
    assert visitor.page.locator("#chat .question").count() == 2


def test_the_page_says_that_no_language_model_writes(visitor: Any) -> None:
    expect(visitor.page.locator("#writer")).to_have_text(
        "No language model: answers are verbatim sentences."
    )
