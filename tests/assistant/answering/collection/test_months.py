"""An article of which only the month is known belongs into it, and to no day of it."""

from collections.abc import Iterator
from datetime import date

import pytest

from assistant import Assistant
from index.days import Month
from index.types import Article

NEWS = "The Lodge has new hives. On Sunday the smith gave a hive to the school."
SAME = "The mill was mended by Ida Orr. It grinds rye."


@pytest.fixture(scope="module")
def lodge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("lodge")) as assistant:
        assistant.ingest_articles(
            [
                Article("august", "Newsletter of the Lodge", NEWS, "Lodge", date=Month(2024, 8, 1)),
                Article("mill", "The mill", SAME, "Post", date=date(2024, 6, 3)),
            ]
        )
        yield assistant


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("What is new since July 2024?", "1 article since July 2024, newest first:"),
        ("What happened in August 2024?", "1 article in August 2024, newest first:"),
        (
            "What happened in July 2024?",
            "There is no article in July 2024. The newest is “Newsletter of the Lodge” (Lodge, "
            "August 2024):",
        ),
        (
            "Which articles do you have?",
            "2 articles, from 3 June 2024 to August 2024. The newest first:",
        ),
    ],
)
def test_it_belongs_into_its_month_and_no_day_is_claimed(
    lodge: Assistant, question: str, statement: str
) -> None:
    answer = lodge.ask(question)
    assert answer.statement == statement
    assert answer.sentences[0].citations[0].article_id == "august"


def test_its_sundays_are_no_days(lodge: Assistant) -> None:
    answer = lodge.ask("Give me a timeline of the Lodge.")
    assert {one.label for one in answer.sentences} == {"August 2024 (published)"}
