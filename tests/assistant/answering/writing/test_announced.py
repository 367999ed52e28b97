"""What is listed beside the best sentence: right behind it, or under labels around it."""

from collections.abc import Iterator

import pytest

from assistant import Assistant
from index.types import Article

FLARES = """Flares were lit again in the stand on Saturday.

Older fans are at greater risk from the smoke of flares, its doctor warned. They include:

- people over 65
- people with asthma

The club will search bags from now on.
"""
DUST = (
    "Children who play near the old kiln are at greater risk from its dust, the county said. "
    "This group includes pupils of Tarn Primary and of the kindergarten. The kiln closed in 1990."
)
HEARING = """The port will raise the toll of the swing bridge.

Hearing on the toll
Date: Thursday, 17 September 2026
Place: Sailors' Hall, Dock Road
Contact: Nora Vik

The toll was last raised in 2019.
"""


@pytest.fixture(scope="module")
def notices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("notices")) as assistant:
        assistant.ingest_articles(
            [
                Article("flares", "Doctor warns of flares", FLARES),
                Article("dust", "Dust of the kiln", DUST),
                Article("hearing", "Toll of the swing bridge", HEARING),
            ]
        )
        yield assistant


def shown(notices: Assistant, question: str) -> list[str]:
    """The sentences of the answer."""
    return [one.text for one in notices.ask(question).sentences]


def test_a_list_that_the_next_sentence_announces_is_shown(notices: Assistant) -> None:
    assert shown(notices, "Who is at greater risk from flares?")[:4] == [
        "Older fans are at greater risk from the smoke of flares, its doctor warned.",
        "They include:",
        "- people over 65",
        "- people with asthma",
    ]


def test_whom_those_include_is_shown_behind_them(notices: Assistant) -> None:
    assert shown(notices, "Who is at greater risk from the dust of the kiln?")[:2] == [
        "Children who play near the old kiln are at greater risk from its dust, the county said.",
        "This group includes pupils of Tarn Primary and of the kindergarten.",
    ]


def test_no_list_is_shown_to_a_question_for_yes_or_no(notices: Assistant) -> None:
    assert "They include:" not in shown(notices, "Are older fans at greater risk from flares?")


def test_labelled_lines_are_shown_together_where_two_of_them_are_asked_for(
    notices: Assistant,
) -> None:
    assert shown(notices, "When and where is the hearing on the toll?") == [
        "Hearing on the toll",
        "Date: Thursday, 17 September 2026",
        "Place: Sailors' Hall, Dock Road",
        "Contact: Nora Vik",
    ]
