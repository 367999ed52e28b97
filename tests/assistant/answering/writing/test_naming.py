"""Articles that know nothing of whom a question names."""

from collections.abc import Iterator

import pytest

from assistant import Assistant
from index.types import Article

ARTICLES = (
    Article("gull", "The Gull tested", "The Gull is the lightest dinghy of the yard. It is fast. "
            "With its sail it weighs 41 kg."),
    Article("weather", "Weather", "Heavy showers brought 30 millimetres of rain."),
    Article("brenn", "Flood in Brenn", "In Brenn the flood damaged 420 houses, the mayor said."),
    Article("holt", "Flood in Holt", "The number of damaged houses was raised from 90 to 130. "
            "Volunteers carry sand."),
    Article("saws", "Two saws", "The Bosko cuts slowly but straight. Its motor hums softly. The "
            "Merin saw cuts fast. Its motor howls loudly."),
    Article("grocer", "Otto Reems, grocer of Lower Street", "Otto Reems retires at the age of 77. "
            "His shop on Lower Street closes."),
    Article("climber", "Third try on the Needle", "The climber Otto Reems, 29, reached the top of "
            "the Needle on Sunday."),
)  # fmt: skip


@pytest.fixture(scope="module")
def yard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("yard")) as assistant:
        assistant.ingest_articles(ARTICLES)
        yield assistant


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("How heavy is the Gull?", "gull"),
        ("How many houses were damaged in Brenn?", "brenn"),
        ("How many houses were damaged in Holt?", "holt"),
    ],
)
def test_only_articles_that_know_a_name_answer(
    yard: Assistant, question: str, article: str
) -> None:
    answer = yard.ask(question)
    assert {one.citations[0].article_id for one in answer.sentences} == {article}


@pytest.mark.parametrize(
    ("question", "age"),
    [("How old is the climber Otto Reems?", "29"), ("How old is the grocer Otto Reems?", "77")],
)
def test_an_article_called_like_a_namesake_does_not_lead(
    yard: Assistant, question: str, age: str
) -> None:
    assert age in yard.ask(question).sentences[0].text


def test_each_of_two_names_may_have_its_own_article(yard: Assistant) -> None:
    answer = yard.ask("What did the floods damage in Brenn and Holt?")
    assert {one.citations[0].article_id for one in answer.sentences} == {"brenn", "holt"}


def test_what_is_said_of_another_does_not_lead(yard: Assistant) -> None:
    answer = yard.ask("How does the motor of the Bosko sound?")
    assert "softly" in answer.sentences[0].text
    answer = yard.ask("How does the motor of the Merin sound?")
    assert "howls" in answer.sentences[0].text


def test_what_is_said_of_another_is_shown_with_its_name(yard: Assistant) -> None:
    answer = yard.ask("Does the motor of the Bosko howl?")
    told = [one.text for one in answer.sentences]
    assert "Its motor howls loudly." not in told or "The Merin saw cuts fast." in told
