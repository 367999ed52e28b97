"""Follow-ups that name only what is new."""

import pytest

from assistant import Turn
from assistant.answering.understanding.substitution import meant_by, substituted


@pytest.mark.parametrize(
    ("before", "question", "meant"),
    [
        ("Who is the mayor of Orden?", "And of Lund?", "Who is the mayor of Lund?"),
        ("How old is Ida Lund?", "And Per Falk?", "How old is Per Falk?"),
        ("What is the range of the Skua?", "And the Tern?", "What is the range of the Tern?"),
        ("How fast is the Skua?", "What about Tern Two?", "How fast is the Tern Two?"),
        ("How much rain fell in May?", "And in June?", "How much rain fell in June?"),
        ("What was the profit in 2023?", "And 2024?", "What was the profit in 2024?"),
        (
            "How many people did Halden employ in 2023?",
            "And in 2024?",
            "How many people did Halden employ in 2024?",
        ),
        (
            "Did Anna Berg vote for the plan of Port Elm?",
            "And for that of Lund?",
            None,
        ),
        ("Who paid for the bridge?", "And the driver?", None),
        ("Who is the mayor of Orden?", "And why?", None),
        ("Who is the mayor of Orden?", "And who is her deputy?", None),
        ("Who paid?", "And Lund?", None),
        ("Who is the mayor of Orden?", "Where does Lund play?", None),
    ],
)
def test_what_is_named_takes_the_place_of_its_like(
    before: str, question: str, meant: str | None
) -> None:
    assert substituted(question, before) == meant


def test_one_name_after_the_other_takes_the_place() -> None:
    history = [
        Turn("user", "What is the range of the Skua?"),
        Turn("assistant", "62 km."),
        Turn("user", "And the Tern?"),
        Turn("assistant", "85 km."),
    ]
    assert meant_by("What about the Gull?", history) == "What is the range of the Gull?"
