"""Steps that are asked for are shown whole, also those of several sentences."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant import Assistant
from index.types import Article

STEPS = (
    "Sand the boards until they are smooth. Wipe off the dust.",
    "Mix the varnish with a little turpentine. Stir it well.",
    "Put on a first coat with a wide brush.",
    "Let the coat dry for a day. Keep the windows open.",
    "Sand the floor again and put on the second coat.",
)


@pytest.fixture(scope="module")
def floors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    text = "\n".join(f"{at}. {step}" for at, step in enumerate(STEPS, start=1))
    article = Article(
        "floor", "How to varnish a floor",
        "Varnish a floor in dry weather only. You need sandpaper and two litres of varnish.\n\n"
        f"{text}\n\nA floor that is varnished like this lasts for ten years.",
        "Home Notes", date=date(2026, 4, 1),
    )  # fmt: skip
    with Assistant.open(tmp_path_factory.mktemp("floors")) as assistant:
        assistant.ingest_articles([article])
        yield assistant


@pytest.mark.parametrize(
    "question",
    [
        "What are the steps to varnish a floor?",
        "List the steps to varnish a floor.",
        "How do I varnish a floor?",
        "how should a floor be varnished",
    ],
)
def test_all_steps_are_shown_in_order(floors: Assistant, question: str) -> None:
    text = floors.ask(question).text
    places = [text.find(sentence) for step in STEPS for sentence in step.split(". ")]
    assert -1 not in places
    assert places == sorted(places)


def test_how_it_is_done_is_answered_by_the_steps_and_not_by_what_is_needed(
    tmp_path: Path,
) -> None:
    permit = Article(
        "permit", "How to get a fishing licence",
        "A licence is needed for the lake and the river. It is valid for a year.\n\nYou need:\n\n"
        "- a photograph\n- an address in the county\n\nSteps:\n\n"
        "1. Fill in the green form. It is on the website.\n2. Pay 30 crowns at the bank.\n"
        "3. Collect the licence at the lodge.\n\nIf it is lost, you must apply anew.",
        "Lake Office",
    )  # fmt: skip
    with Assistant.open(tmp_path / "data") as assistant:
        assistant.ingest_articles([permit])
        texts = [
            one.text for one in assistant.ask("How do I apply for a fishing licence?").sentences
        ]
        asked_for_one = assistant.ask("How long is the fishing licence valid?").sentences
    assert texts == [
        "Steps:",
        "1. Fill in the green form.",
        "It is on the website.",
        "2. Pay 30 crowns at the bank.",
        "3. Collect the licence at the lodge.",
    ]
    assert len(asked_for_one) < 4
