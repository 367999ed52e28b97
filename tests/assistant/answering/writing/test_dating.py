"""Sentences of another month or year than the one asked about."""

from collections.abc import Iterator
from datetime import date

import pytest

from assistant import Assistant
from index.types import Article

ARTICLES = (
    Article("first", "Brenna Mills: the year 2024",
            "At the end of September the mill had 310 workers. Debt was 4 million crowns.",
            date=date(2024, 10, 20)),
    Article("second", "Brenna Mills: the year 2025",
            "At the end of September the mill had 290 workers. Debt was 3 million crowns.",
            date=date(2025, 10, 19)),
    Article("cups", "The club of Rimvik", "In 2010 the rowers of Rimvik won the cup for the last "
            "time. They also won the cup in 1956."),
    Article("dam", "The dam of Vell", "The inspection of the Vell dam has been put off until June "
            "because of ice. The dam was last inspected in 2018."),
    Article("regatta", "Regatta", "On 30 June the club of Brenna counted 12 boats at its pier."),
)  # fmt: skip


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("mill")) as assistant:
        assistant.ingest_articles(ARTICLES)
        yield assistant


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("How many workers did Brenna Mills have in September 2024?", "310 workers"),
        ("How many workers did Brenna Mills have at the end of September 2025?", "290 workers"),
        ("How many workers did Brenna Mills have in September?", "290 workers"),
    ],
)
def test_a_month_is_that_of_its_article_s_year(mill: Assistant, question: str, lead: str) -> None:
    assert lead in mill.ask(question).sentences[0].text


def test_what_was_is_not_when_something_will_be(mill: Assistant) -> None:
    answer = mill.ask("When will the Vell dam be inspected?")
    assert "June" in answer.sentences[0].text
    assert answer.short_answer in (None, "June")


def test_the_day_of_a_date_is_no_count(mill: Assistant) -> None:
    assert mill.ask("How many boats did the club of Brenna count?").short_answer in (None, "12")


def test_a_year_that_is_a_bound_is_not_asked_about(mill: Assistant) -> None:
    answer = mill.ask("When did the rowers of Rimvik win the cup before 2010?")
    assert "1956" in answer.sentences[0].text
