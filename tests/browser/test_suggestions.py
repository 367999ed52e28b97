"""Questions to go on with, under the newest answer."""

from typing import Any

from playwright.sync_api import expect

QUESTION = "How many jobs will be lost at the Dunmarrow cannery?"
NEXT = "What did Rosalind Tey say?"


def test_a_question_to_go_on_with_is_asked_by_a_press(visitor: Any) -> None:
    page = visitor.page
    visitor.ask(QUESTION)
    offered = page.get_by_role("group", name="Ask next")
    chip = offered.get_by_role("button", name=NEXT)
    expect(chip).to_be_visible()
    page.reload()
    expect(chip).to_be_visible()
    chip.click()
    visitor.reply(1)
    expect(page.locator("#chat .question")).to_have_text([QUESTION, NEXT])
    expect(chip).to_have_count(0)
    assert page.locator(".onward").count() <= 1
    assert visitor.problems == []


def test_they_come_also_after_a_question_that_follows_at_once(visitor: Any) -> None:
    """While those of the answer before it are still being looked for."""
    visitor.ask("Why was the Marram Bridge closed?")
    visitor.ask(QUESTION)
    expect(visitor.page.get_by_role("button", name=NEXT)).to_be_visible()


def test_none_are_offered_under_a_refusal(visitor: Any) -> None:
    visitor.ask("What is the capital of France?")
    visitor.page.wait_for_timeout(4000)
    expect(visitor.page.locator(".onward")).to_have_count(0)
    assert visitor.problems == []
