"""Minutes and reports: what was decided, all of it, and each item by itself."""

from collections.abc import Iterator
from datetime import date

import pytest

from assistant import Assistant
from assistant.types import Answer
from index.types import Article

ARTICLES = (
    Article(
        "minutes",
        "Velm town council: minutes of 9 October",
        "Present: nine members.\n\n"
        "1. Playground\nMs Iversen moved that the playground be fenced. Mr Bose seconded. The "
        "motion was carried by six votes to three. The fence costs 7,000 crowns.\n\n"
        "2. Night bus\nMr Bose proposed to end the night bus. The motion was defeated by eight "
        "votes to one. The bus carries 30 people a night.\n\n"
        "3. Fireworks\nThe council resolved to ban fireworks in the old town.",
        date=date(2026, 10, 9),
    ),
    Article(
        "quarry",
        "No new quarry at Velm",
        "Velm town council refused the quarry on Monday. The owner wants to sue.",
        date=date(2026, 11, 3),
    ),
    Article(
        "orchard",
        "Orchard of Sund",
        "The parish council of Sund decided to plant an orchard. It lies by the brook.",
        date=date(2026, 9, 1),
    ),
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("minutes") / "data") as opened:
        opened.ingest_articles(ARTICLES)
        yield opened


def texts(answer: Answer) -> list[str]:
    return [one.text for one in answer.sentences]


@pytest.mark.parametrize(
    "question", ["What did the Velm town council decide?", "Which decisions did Velm council take?"]
)
def test_all_decisions_are_shown_with_their_motions(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.short_answer is None
    assert texts(answer) == [
        "Velm town council refused the quarry on Monday.",
        "Ms Iversen moved that the playground be fenced.",
        "The motion was carried by six votes to three.",
        "Mr Bose proposed to end the night bus.",
        "The motion was defeated by eight votes to one.",
        "The council resolved to ban fireworks in the old town.",
    ]


def test_what_was_decided_about_one_thing_is_of_that_item(assistant: Assistant) -> None:
    shown = texts(assistant.ask("What did the council decide about the night bus?"))
    assert "The motion was defeated by eight votes to one." in shown
    assert not any("playground" in one or "six votes" in one or "quarry" in one for one in shown)


def test_whether_a_motion_was_carried_is_told_by_its_own_vote(assistant: Assistant) -> None:
    shown = texts(assistant.ask("Was the motion to fence the playground carried?"))
    assert "The motion was carried by six votes to three." in shown
    assert not any("eight votes" in one for one in shown)


def test_what_an_unknown_body_decided_is_not_answered(assistant: Assistant) -> None:
    answer = assistant.ask("What did the Hasle council decide?")
    assert answer.refused or not any("quarry" in one for one in texts(answer))


def test_a_summary_says_what_became_of_each_item(assistant: Assistant) -> None:
    answer = assistant.ask("Summarise the minutes")
    assert [(one.label, one.text) for one in answer.sentences] == [
        ("1. Playground", "The motion was carried by six votes to three."),
        ("2. Night bus", "The motion was defeated by eight votes to one."),
        ("3. Fireworks", "The council resolved to ban fireworks in the old town."),
    ]
