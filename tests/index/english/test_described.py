"""Questions about something that they only describe."""

import pytest

from index.english.described import described
from index.english.words import content_stems


@pytest.mark.parametrize(
    ("question", "told", "description", "named"),
    [
        (
            "How many votes did the councillor who moved the dog tax get in the election?",
            "Ida Orr's motion on the dog tax failed, the councillor said after she moved it.",
            "the councillor who moved the dog tax",
            "How many votes did X get in the election?",
        ),
        (
            "How much must Per Dahl pay to the choir that Rut Moe founded?",
            "Nothing of it.",
            "the choir that Rut Moe founded",
            "How much must Per Dahl pay to X?",
        ),
        (
            "What did the present chair of the Hask dairy lose in the flood?",
            "Ida Orr was elected chair of the dairy in Hask.",
            "the present chair of the Hask dairy",
            "What did X lose in the flood?",
        ),
    ],
)
def test_what_is_described_is_asked_by_its_name(
    question: str, told: str, description: str, named: str
) -> None:
    readings = list(described(question, content_stems(told)))
    assert description in [one.description for one in readings]
    assert named in [one.asked_of("X") for one in readings]


def test_a_name_right_behind_belongs_to_what_is_described() -> None:
    question = "What is the title of the book Ida Orr wrote?"
    readings = described(question, content_stems("The title of the book is Turning Round."))
    assert "the title of the book" not in [one.description for one in readings]


@pytest.mark.parametrize(
    "question", ["When was the bridge opened?", "Who is Ida Orr?", "Which town signed first?"]
)
def test_most_questions_describe_nothing(question: str) -> None:
    assert list(described(question, ["bridge"])) == []
