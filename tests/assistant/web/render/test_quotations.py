"""What is quoted beside an answer: articles that disagree, and the nearest sentences."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from syrupy.assertion import SnapshotAssertion

from assistant.types import Answer, AnswerSentence, Citation, Disagreement, Refusal, Side
from assistant.web import render
from index.types import Article
from tests.assistant.web.markup import pretty
from tests.assistant.web.render.page import HOSTILE, assert_is_clean, cite, quoting, shown


def test_articles_that_disagree_are_both_quoted(snapshot: SnapshotAssertion) -> None:
    older = Article("ferry", "Bridge shut", "It shut on Sunday.", "Gazette", date=date(2026, 3, 2))
    sides = (
        Side(quoting(0, 32).citations[0], "Monday", is_correction=True),
        Side(quoting(0, 18, older).citations[0], "Sunday"),
    )
    answer = Answer("When?", (quoting(0, 32),), disagreement=Disagreement(sides))
    assert pretty(render.reply(answer)) == snapshot
    assert render.reply(Answer("When?", (quoting(0, 32),))).count("differing") == 0


def test_no_order_is_told_of_articles_without_a_day() -> None:
    undated = Article("ferry", "Bridge shut", "It shut on Sunday.", "Gazette")
    sides = Side(quoting(0, 32).citations[0], "Monday"), Side(cite(0, 18, undated), "Sunday")
    assert render.differing_label(Disagreement(sides)) == "The articles do not agree."
    corrected = replace(sides[0], is_correction=True), sides[1]
    assert "correction" in render.differing_label(Disagreement(corrected))


def test_a_side_that_stands_above_is_not_quoted_again() -> None:
    citation = quoting(0, 32).citations[0]
    above = Answer(
        "When?", (quoting(0, 32),), disagreement=Disagreement((Side(citation, "Monday"),))
    )
    page = assert_is_clean(render.reply(above))
    assert page.text("li") == "Monday\xa0[1] Averil Courier · 3 March 2026"


def test_a_yes_or_no_is_quoted_wherever_it_stands() -> None:
    citation = quoting(0, 32).citations[0]
    above = Answer("Was it?", (quoting(0, 32),), disagreement=Disagreement((Side(citation),)))
    assert citation.quote in assert_is_clean(render.reply(above)).text("li")


@given(text=HOSTILE, quote=HOSTILE, words=HOSTILE.filter(bool), source=HOSTILE)
def test_no_text_beside_an_answer_becomes_markup(
    text: str, quote: str, words: str, source: str
) -> None:
    citation = Citation("a", "0" * 16, 0, len(quote), quote, "T", source)
    markup = render.refusal(Refusal(text, (citation,)))
    page = assert_is_clean(markup)
    assert page.text(css_class="reason") == shown(text)
    assert shown(quote) in page.text("li")
    above = AnswerSentence(quote, (citation,))
    sides = Disagreement((Side(citation, words),))
    differing = render.reply(Answer(text, (above,), disagreement=sides))
    assert shown(words) in assert_is_clean(differing).text("li")
    assert "\n" not in markup + differing


def test_refusal_marks_the_nearest_sentences(snapshot: SnapshotAssertion) -> None:
    refused = Refusal("No article says so.", (cite(0, 32),))
    assert pretty(render.reply(Answer("Who?", refusal=refused))) == snapshot


def test_refusal_without_anything_near(snapshot: SnapshotAssertion) -> None:
    assert (
        pretty(render.reply(Answer("Who?", refusal=Refusal("There are no articles.")))) == snapshot
    )
