"""Which articles are listed, and which questions are limited to."""

from datetime import date

import pytest

from assistant import Assistant
from assistant.web.articles import (
    Choice,
    chosen,
    found_in_text,
    read_choice,
    source_names,
)
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
    assert Choice(words="ferry").search_filter.is_empty


def test_the_list_is_sorted_as_chosen() -> None:
    orders = {
        "oldest": [UNDATED, OLD, NEW],
        "title": [UNDATED, OLD, NEW],
        "source": [OLD, UNDATED, NEW],
        "nonsense": [NEW, OLD, UNDATED],
    }
    for order, expected in orders.items():
        assert chosen(ALL, Choice.of((), "", "", order=order)) == expected


def test_picked_articles_alone_are_asked_and_the_others_stay_listed() -> None:
    choice = read_choice("article=bridge&article=gone")
    assert choice.search_filter == SearchFilter(article_ids=frozenset({"bridge", "gone"}))
    assert chosen(ALL, choice) == [NEW, OLD, UNDATED]


def test_words_are_found_in_the_text_too(assistant: Assistant) -> None:
    catalogue = assistant.holdings.catalogue
    found = found_in_text(catalogue, "hangers inspection")
    assert "bridge-repairs" in found
    assert len(found) < len(assistant.articles())
    assert found_in_text(catalogue, "hangers zeppelin") == frozenset()
    assert found_in_text(catalogue, "") == frozenset()
    assert chosen(ALL, Choice(words="nothing"), frozenset({"ferry"})) == [NEW]


def test_what_the_page_writes_is_read_back() -> None:
    fields = "source=Courier&source=a%26b&after=2026-03-01&before=2026-03-31&article=bridge"
    days = (date(2026, 3, 1), date(2026, 3, 31))
    assert read_choice(fields).search_filter == SearchFilter(
        frozenset({"Courier", "a&b"}), *days, article_ids=frozenset({"bridge"})
    )
    assert read_choice(None) == read_choice("?&=&colour=red") == Choice()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-05", date(2026, 3, 5)),
        ("2026-03-05 00:00:00", date(2026, 3, 5)),
        ("2026-13-05", None),
        ("soon", None),
        ("", None),
    ],
    ids=str,
)
def test_dates_are_read_leniently(text: str, expected: date | None) -> None:
    assert read_choice(f"after={text}") == Choice(after=expected)


def test_sources_are_named_once() -> None:
    assert source_names([*ALL, OLD, article("x")]) == ["Courier", "courier Sunday", "Gazette"]
