"""Which articles are listed, and which questions are limited to."""

from datetime import date

import pytest

from assistant import Assistant
from assistant.web.articles import (
    Choice,
    chosen,
    found_in_text,
    read_choice,
    scope_line,
    source_names,
    sources_left,
)
from assistant.web.examples import example_questions
from index.store import ArticleSummary
from index.types import SearchFilter


def article(name: str, source: str = "", day: date | None = None) -> ArticleSummary:
    return ArticleSummary(name, "0" * 16, f"The {name}", source, "", day, 3)


OLD = article("bridge", "Courier", date(2026, 3, 3))
NEW = article("ferry", "Gazette", date(2026, 3, 5))
UNDATED = article("apples", "courier Sunday")
ALL = [OLD, UNDATED, NEW]


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (Choice(), [NEW, OLD, UNDATED]),
        (Choice(sources=frozenset({"Courier"})), [OLD]),
        (Choice(after=date(2026, 3, 5)), [NEW]),
        (Choice(before=date(2026, 3, 3)), [OLD]),
        (Choice(words="COURIER"), [OLD, UNDATED]),
        (Choice(words="sunday the"), [UNDATED]),
        (Choice(words="nothing"), []),
    ],
    ids=["all", "source", "after", "before", "source words", "any order", "none"],
)
def test_chosen(choice: Choice, expected: list[ArticleSummary]) -> None:
    assert chosen(ALL, choice) == expected


def test_words_narrow_the_list_but_not_questions() -> None:
    choice = Choice(words="ferry")
    assert choice.search_filter.is_empty
    assert scope_line(ALL, choice) == ""


def test_the_list_is_sorted_as_chosen() -> None:
    orders = {
        "Oldest first": [UNDATED, OLD, NEW],
        "Title": [UNDATED, OLD, NEW],
        "Source": [OLD, UNDATED, NEW],
        "nonsense": [NEW, OLD, UNDATED],
    }
    for order, expected in orders.items():
        assert chosen(ALL, read_choice(None, None, None, None, None, order)) == expected


def test_picked_articles_alone_are_asked_and_the_others_stay_listed() -> None:
    choice = read_choice(None, None, None, None, "article=bridge&article=gone")
    assert choice.search_filter == SearchFilter(article_ids=frozenset({"bridge", "gone"}))
    assert chosen(ALL, choice) == [NEW, OLD, UNDATED]
    assert scope_line(ALL, choice) == "Asking 1 of 3 articles"


def test_words_are_found_in_the_text_too(assistant: Assistant) -> None:
    catalogue = assistant.engine.catalogue
    found = found_in_text(catalogue, "hangers inspection")
    assert "bridge-repairs" in found
    assert len(found) < len(assistant.articles())
    assert found_in_text(catalogue, "hangers zeppelin") == frozenset()
    assert found_in_text(catalogue, "") == frozenset()
    assert chosen(ALL, Choice(words="nothing"), frozenset({"ferry"})) == [NEW]


def test_a_limit_is_said() -> None:
    choice = Choice(sources=frozenset({"Courier"}))
    assert choice.search_filter == SearchFilter(frozenset({"Courier"}))
    assert scope_line(ALL, choice) == "Asking 1 of 3 articles"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-05", date(2026, 3, 5)),
        ("2026-03-05 00:00:00", date(2026, 3, 5)),
        ("2026-13-05", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
    ids=str,
)
def test_dates_are_read_leniently(text: str | None, expected: date | None) -> None:
    assert read_choice(None, text, None, None) == Choice(after=expected)


def test_sources_are_named_once() -> None:
    assert source_names([*ALL, OLD, article("x")]) == ["Courier", "courier Sunday", "Gazette"]


@pytest.mark.parametrize(
    ("given", "left"),
    [(["Gazette", "Gone", "Courier"], ["Gazette", "Courier"]), (["Gone"], []), (None, [])],
    ids=["some", "none", "nothing chosen"],
)
def test_a_source_without_articles_is_chosen_no_longer(
    given: list[str] | None, left: list[str]
) -> None:
    assert sources_left(given, ALL) == left


def test_example_questions_about_own_articles_name_the_newest() -> None:
    assert example_questions(ALL)[0] == "What is known about “The ferry”?"
    assert example_questions([]) == []


def test_example_questions_of_the_sample_need_its_articles() -> None:
    ids = ("bridge-closed", "bridge-closed-agency")
    questions = example_questions([article(one) for one in ids])
    assert questions == ["Why was the Marram Bridge closed?"]
