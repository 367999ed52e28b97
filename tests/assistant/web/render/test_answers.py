"""Answers become exactly the markup we mean, whatever their text holds."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from syrupy.assertion import SnapshotAssertion

from assistant.conversations.stored_answer import answer_text, read_answer
from assistant.types import Answer, AnswerSentence, Citation, Verdict
from assistant.web import render
from index.types import Article, Span
from tests.assistant.web.markup import pretty
from tests.assistant.web.render.page import HOSTILE, Page, assert_is_clean, cite, quoting, shown


def test_verbatim_sentences_are_grouped_by_article(snapshot: SnapshotAssertion) -> None:
    other = Article("ferry", "Ferry on Wednesday", "A ferry will run.", date=date(2026, 3, 5))
    answer = Answer(
        "Why?",
        (quoting(0, 32), quoting(0, 17, other), quoting(33, 49)),
        short_answer="closed on Monday",
    )
    assert pretty(render.reply(answer)) == snapshot


def test_the_words_known_to_answer_are_in_bold() -> None:
    sentence = quoting(0, 32)
    last = sentence.text.rindex("o")
    marked = replace(sentence, answer=Span(last, last + 1))
    assert "M<strong>o</strong>nday" in render.sentences([marked], short_answer="o")
    assert "<strong>o</strong>nday" not in render.sentences([sentence], short_answer="o")


def test_written_sentences_list_their_articles(snapshot: SnapshotAssertion) -> None:
    sentences = (
        AnswerSentence("It was shut.", (cite(0, 32), cite(33, 49)), Verdict.SUPPORTED),
        AnswerSentence("All lorries wait.", (cite(0, 32),), Verdict.PARTLY),
    )
    assert pretty(render.reply(Answer("Why?", sentences))) == snapshot


def test_a_written_answer_says_what_is_wrong_with_it(snapshot: SnapshotAssertion) -> None:
    problems = ("“<b>42</b>” is not in what it cites", "b", "c", "d")
    sentences = (
        AnswerSentence("All 42 lorries wait.", (cite(0, 32),), Verdict.PARTLY, problems),
        AnswerSentence("The mayor lies.", (), Verdict.UNSUPPORTED, ("it cites nothing",)),
        AnswerSentence("The articles do not say why.", ()),
    )
    answer = Answer(
        "Why?",
        sentences,
        incomplete="The line\nis <dead>.",
        tokens={"question_input": 1000, "answer_input": 234, "answer_output": 56},
        cost=0.0012345,
    )
    assert_is_clean(render.reply(answer))
    assert pretty(render.reply(answer)) == snapshot


def test_quotes_instead_of_an_answer_say_why(snapshot: SnapshotAssertion) -> None:
    answer = Answer("Why?", (quoting(0, 32),), fallback="The model <refused>.")
    assert pretty(render.reply(answer)) == snapshot


@pytest.mark.parametrize("verdict", [Verdict.SUPPORTED, None], ids=str)
def test_no_note_on_a_supported_sentence(verdict: Verdict | None) -> None:
    sentence = AnswerSentence("It was shut.", (cite(0, 32),), verdict)
    assert "verdict" not in render.sentences([sentence])


@pytest.mark.parametrize(
    "verdict", [Verdict.PARTLY, Verdict.UNSUPPORTED, Verdict.ATTRIBUTION_LOST], ids=str
)
def test_a_note_on_a_sentence_that_is_not_supported(verdict: Verdict) -> None:
    sentence = AnswerSentence("It was shut.", (cite(0, 32),), verdict)
    page = Page(render.sentences([sentence]))
    assert page.text(css_class="verdict")
    assert page.text(css_class="doubted") == "It was shut."


def test_a_marker_never_begins_a_line() -> None:
    written = AnswerSentence("It was shut.", (cite(0, 32),), Verdict.PARTLY)
    for sentences in ([quoting(0, 32)], [written], [written, quoting(0, 32)]):
        markup = render.sentences(sentences).partition('<ul class="sources">')[0]
        assert markup.count("</span>&nbsp;<a ") == len(sentences)


@given(title=HOSTILE, source=HOSTILE, quote=HOSTILE, text=HOSTILE, article_id=HOSTILE)
def test_no_text_of_an_answer_becomes_markup(
    title: str, source: str, quote: str, text: str, article_id: str
) -> None:
    citation = Citation(article_id, "0" * 16, 0, len(quote), quote, title, source)
    for sentence in (AnswerSentence(text, (citation,)), AnswerSentence(quote, (citation,))):
        markup = render.sentences([sentence], short_answer=text[1:3])
        page = assert_is_clean(markup)
        body = page.text(css_class="group") or page.text(css_class="written")
        assert shown(sentence.text) in body
        assert "\n" not in markup


def test_what_an_answer_leaves_out_opens_below_it() -> None:
    rest = (replace(quoting(33, 49), label="3 March"), quoting(0, 17))
    page = assert_is_clean(render.reply(Answer("Why?", (quoting(0, 32),), more=2, rest=rest)))
    assert page.text("summary") == "and 2 more"
    assert page.text(css_class="sentence").count("\xa0") == 3
    assert page.text(css_class="cite") == "[1][2][3]"
    assert "first" not in page.text(css_class="hint")


def test_of_very_many_that_are_left_out_the_first_are_there() -> None:
    answer = Answer("Why?", (quoting(0, 32),), more=2_500, rest=(quoting(33, 49),))
    page = assert_is_clean(render.reply(answer))
    assert page.text("summary") == "and 2,500 more"
    assert page.text(css_class="hint") == "The first 1 of them."


def test_an_answer_of_another_time_asks_for_what_it_left_out() -> None:
    page = assert_is_clean(render.reply(Answer("Why?", (quoting(0, 32),), more=2)))
    assert page.text(css_class="hint") == "and 2 more"
    assert "#again?question=Show+more&kind=more" in page.attributes("a", "href")


def test_sentences_that_say_the_same_are_folded_and_numbered_after_the_others() -> None:
    other = Article("ferry", "Ferry", "The bridge was closed on Monday. A ferry will run.")
    copy = cite(0, 32, other)
    first = replace(quoting(0, 32), folded=(copy, cite(0, 32, replace(other, id="third"))))
    page = assert_is_clean(render.sentences((first, quoting(33, 49))))
    assert page.text("summary") == "also in 2 others"
    assert page.text(css_class="cite") == "[1][3][4][2]"
    stored = read_answer(answer_text(Answer("Why?", (first,))))
    assert stored is not None
    assert stored.sentences == (first,)
    assert first.more_citations == 2


def test_a_row_of_a_table_is_quoted_whole_with_its_bars_apart() -> None:
    article = Article("yards", "Yards", "| Brink | 52 | 11 |")
    row = quoting(0, len(article.text), article)
    page = assert_is_clean(render.sentences([row], short_answer="52"))
    assert page.text("strong") == "52"
    assert page.text(css_class="bar") == "|  |  |  |"
    assert page.text(css_class="outer") == "|  |"
    assert article.text in page.text(css_class="sentence")


def test_labelled_sentences_name_an_article_once_where_they_follow_one_another() -> None:
    other = Article("ferry", "Ferry on Wednesday", "A ferry will run.")
    days = (quoting(0, 32), quoting(33, 49), quoting(0, 17, other), quoting(0, 32))
    written = [replace(one, label=f"{at} March") for at, one in enumerate(days, 1)]
    page = assert_is_clean(render.sentences(written))
    titles = [text for inside, text in page.texts if inside[-1][1].get("class") == "open"]
    assert titles == ["Bridge closed after cracks", "Ferry on Wednesday", *titles[:1]]
    labels = page.text(css_class="label")
    assert labels == "1 March2 March3 March4 March"


def test_an_article_that_was_named_above_is_named_in_short() -> None:
    other = Article("ferry", "Ferry on Wednesday", "A ferry will run.", source="Post")
    days = (quoting(0, 17, other), quoting(0, 32), quoting(0, 17, other))
    written = [replace(one, label=f"{at} March") for at, one in enumerate(days, 1)]
    page = assert_is_clean(render.sentences(written))
    lines = [
        (inside[-2][1].get("class"), text)
        for inside, text in page.texts
        if inside[-1][1].get("class") == "open"
    ]
    assert [css_class for css_class, _ in lines] == ["from", "from", "from again"]
    assert lines[2][1] == "Ferry on Wednesday"
    assert page.text(css_class="meta").count("Post") == 1


@pytest.mark.parametrize(
    ("label", "shown_label"),
    [("First, Leaves Skell", "Leaves Skell"), ("Sailing, Leaves Skell", "Sailing, Leaves Skell")],
)
def test_a_row_is_not_named_by_what_it_begins_with(label: str, shown_label: str) -> None:
    row = Article("a", "Timetable", "First | 07:10 | 07:55")
    sentence = replace(quoting(0, len(row.text), row), label=label)
    page = assert_is_clean(render.sentences([sentence]))
    assert page.text(css_class="label") == shown_label


def test_a_title_that_stands_above_a_sentence_is_not_said_before_it_again() -> None:
    one = quoting(0, 32)
    page = assert_is_clean(render.sentences([replace(one, label=one.citations[0].title)]))
    assert page.text(css_class="label") == ""
    assert one.citations[0].title in page.text(css_class="group")
