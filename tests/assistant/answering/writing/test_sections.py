"""What stands under a heading that a question names, or under which it is told how."""

from collections.abc import Iterator
from datetime import date

import pytest

from assistant import Assistant
from index.types import Article

PIE = (
    "My aunt made this pie on the day the cows came down. I make it whenever it rains.\n\n"
    "For the dough\n\n- 300 g flour\n- 150 g cold butter\n- 1 teaspoon salt\n\n"
    "For the filling\n\n- 800 g potatoes\n- 3 leeks\n- 200 ml sour cream\n\n"
    "Method\n\nRub the butter into the flour and press it together quickly. Let the dough rest "
    "for one hour.\n\nBoil the potatoes for twelve minutes. Cut the leeks into rings.\n\n"
    "Cover the pie with the rest of the dough. Bake at 200 degrees for fifteen minutes."
)
WEEK = (
    "The railway to Hask has been closed since Monday. We report here what happens.\n\n"
    "Monday, 13 January\n\nThe driver of the first train saw a crack in the tunnel.\n\n"
    "Tuesday, 14 January\n\nSome 300 pupils waited for buses at the station. Engineers found a "
    "second crack. The line stays closed until Saturday.\n\n"
    "Wednesday, 15 January\n\nThe number of buses went up to twenty."
)


@pytest.fixture(scope="module")
def kitchen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    articles = [
        Article("pie", "Herder's pie with leeks", PIE, "Post", date=date(2024, 10, 26)),
        Article("week", "A week without the railway", WEEK, "Post", date=date(2025, 1, 20)),
    ]
    with Assistant.open(tmp_path_factory.mktemp("kitchen")) as assistant:
        assistant.ingest_articles(articles)
        yield assistant


def test_how_to_is_told_by_the_whole_section_of_sentences(kitchen: Assistant) -> None:
    texts = [one.text for one in kitchen.ask("How do I make herder's pie?").sentences]
    assert texts[0] == "Method"
    assert texts[-1] == "Bake at 200 degrees for fifteen minutes."
    assert len(texts) == 7


def test_a_list_is_shown_below_its_own_heading(kitchen: Assistant) -> None:
    texts = [one.text for one in kitchen.ask("ingredients for the filling of the pie").sentences]
    assert texts == ["For the filling", "- 800 g potatoes", "- 3 leeks", "- 200 ml sour cream"]


def test_what_happened_on_a_day_is_told_below_that_day(kitchen: Assistant) -> None:
    answer = kitchen.ask("What happened on the Tuesday of the closed railway?")
    texts = [one.text for one in answer.sentences]
    assert texts[0] == "Tuesday, 14 January"
    assert len(texts) == 4


@pytest.mark.parametrize(
    "question",
    [
        "How much flour is there in the dough of the pie?",
        "Who bakes the pie whose filling has leeks and sour cream?",
    ],
)
def test_one_fact_needs_no_section(kitchen: Assistant, question: str) -> None:
    texts = [one.text for one in kitchen.ask(question).sentences]
    assert not {"For the dough", "For the filling"}.intersection(texts)
