"""What a newer article takes back, and what a column of corrections puts right, leads."""

from collections.abc import Iterator
from datetime import date

import pytest

from assistant import Assistant
from index.types import Article

ARTICLES = (
    Article("old", "Skating rink closed",
            "The Voss skating rink was closed on Friday after a pipe burst. The town's manager, "
            "Ada Moen, expects the rink to open again on 3 October.", "Voss News",
            date=date(2025, 8, 4)),
    Article("new", "Rink reopening put off",
            "Skaters have to be patient. The rink, shut since August, will not open on 3 October "
            "as planned but on 21 November, the town said.", "Voss News",
            date=date(2025, 9, 20)),
    Article("quay", "New quay for Voss",
            "The quay in Voss will be widened next year. The widening of the quay will cost 7.2 "
            "million crowns.", "Voss News", date=date(2025, 7, 2)),
    Article("errors", "Corrections",
            "In our report of 2 July we wrote that the widening of the quay would cost 7.2 "
            "million crowns. The correct sum is 2.7 million crowns.\n\nWe also misspelt a name.",
            "Voss News", date=date(2025, 7, 5)),
)  # fmt: skip


@pytest.fixture(scope="module")
def voss(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("voss")) as assistant:
        assistant.ingest_articles(ARTICLES)
        yield assistant


@pytest.mark.parametrize(
    "question", ["When will the Voss skating rink reopen?", "When does the rink open again?"]
)
def test_a_day_that_is_taken_back_does_not_lead(voss: Assistant, question: str) -> None:
    answer = voss.ask(question)
    assert "21 November" in answer.sentences[0].text
    assert answer.short_answer in (None, "21 November")


def test_a_column_of_corrections_answers_with_what_is_right(voss: Assistant) -> None:
    answer = voss.ask("How much will the widening of the quay cost?")
    assert answer.sentences[0].text == "The correct sum is 2.7 million crowns."
    assert answer.short_answer in (None, "2.7 million crowns", "2.7 million")
