"""Steps that are asked for are shown whole, also those of several sentences."""

from collections.abc import Iterator
from datetime import date

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
    ],
)
def test_all_steps_are_shown_in_order(floors: Assistant, question: str) -> None:
    text = floors.ask(question).text
    places = [text.find(sentence) for step in STEPS for sentence in step.split(". ")]
    assert -1 not in places
    assert places == sorted(places)
