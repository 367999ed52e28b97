"""Which articles are named: sources whose names hold days, extremes, all of a month."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.types import RequestKind
from index.types import Article

ARTICLES = (
    Article("keel", "Keel laid", "The keel was laid in the rain. It is long.", "Rowing Friday",
            date=date(2026, 5, 4)),
    Article("oars", "New oars", "The club bought new oars.", "Rowing Friday",
            date=date(2026, 6, 9)),
    Article("weir", "Weir mended", "The weir was mended. Anglers are glad. So is the miller.",
            "Lower Mill Post", date=date(2026, 5, 20)),
    Article("mill", "Mill sold", "The mill was sold to a baker.", "May Review",
            date=date(2025, 11, 2)),
)  # fmt: skip


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("shelf")) as assistant:
        assistant.ingest_articles(ARTICLES)
        yield assistant


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("How many articles are from Rowing Friday?", "2 of 4 articles are from Rowing Friday."),
        ("How many articles are from May Review?", "1 of 4 articles is from May Review."),
    ],
)
def test_a_day_or_month_in_a_source_s_name_is_no_time(
    shelf: Assistant, question: str, count: str
) -> None:
    assert shelf.ask(question).statement == count


def test_a_source_s_name_and_a_time_are_told_apart(shelf: Assistant) -> None:
    answer = shelf.ask("Which articles from Rowing Friday are from June 2026?")
    assert {one.citations[0].article_id for one in answer.sentences} == {"oars"}


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("What is the oldest article?", "mill"),
        ("Which document is the oldest?", "mill"),
        ("Show me the earliest report.", "mill"),
        ("What is the longest text?", "weir"),
        ("What is the oldest article about the club?", "oars"),
    ],
)
def test_the_extreme_article_is_named(shelf: Assistant, question: str, article: str) -> None:
    answer = shelf.ask(question)
    assert answer.understood_as is RequestKind.ARTICLES
    assert [one.citations[0].article_id for one in answer.sentences] == [article]


@pytest.mark.parametrize(
    "question",
    [
        "Show me all articles from May 2026.",
        "Please list the documents of May 2026",
        "Give me every report from May 2026.",
    ],
)
def test_all_articles_of_a_month_are_listed(shelf: Assistant, question: str) -> None:
    answer = shelf.ask(question)
    assert {one.citations[0].article_id for one in answer.sentences} == {"keel", "weir"}


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("How many articles are from November?", "1 of 4 articles is from November."),
        ("How many articles are from June?", "1 of 4 articles is from June."),
    ],
)
def test_a_month_without_a_year_is_the_last_one(
    shelf: Assistant, question: str, statement: str
) -> None:
    assert shelf.ask(question).statement == statement


def test_a_month_without_a_year_is_the_last_one_with_articles(tmp_path: Path) -> None:
    with Assistant.open(tmp_path) as assistant:
        assistant.ingest_articles([
            Article("opens", "Orchard opens", "The orchard opened.", date=date(2023, 5, 3)),
            Article("snow", "Snow", "Snow fell on the pass.", date=date(2026, 1, 13)),
        ])  # fmt: skip
        answer = assistant.ask("What happened in May?")
        assert answer.statement.startswith("1 article in May 2023")
        assert assistant.ask("How many articles are from July?").refused
