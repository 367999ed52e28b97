"""Follow-ups that name only what is new."""

from collections.abc import Sequence

import pytest

from assistant import Turn
from assistant.answering.understanding.substitution import (
    asked_in_phrase,
    meant_by,
    substituted,
)


@pytest.mark.parametrize(
    ("before", "question", "meant"),
    [
        ("Who is the mayor of Orden?", "And of Lund?", "Who is the mayor of Lund?"),
        ("How old is Ida Lund?", "And Per Falk?", "How old is Per Falk?"),
        ("What is the range of the Skua?", "And the Tern?", "What is the range of the Tern?"),
        ("How fast is the Skua?", "What about Tern Two?", "How fast is the Tern Two?"),
        ("How much does the Skua 2 weigh?", "And the Tern?", "How much does the Tern weigh?"),
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
        ("When does the toy shop open?", "And the pool?", "When does the pool open?"),
        ("What did the council say of the shop?", "And the owner?", None),
        ("What did Ida Lund promise?", "And her rival?", "What did Ida Lund’s rival promise?"),
        ("What did the mayor of Orden promise?", "And her rival?", None),
        ("Who is the mayor of Orden?", "And why?", None),
        ("Who is the mayor of Orden?", "And who is her deputy?", None),
        ("Who won the men's final?", "And in what time?", None),
        ("What was the toll at first?", "And now?", "What was the toll now?"),
        ("Who is the mayor of Orden?", "And later?", None),
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


def of_a_kind(word: str, others: Sequence[str]) -> str | None:
    return "women" if word == "girls" and "women" in others else None


def test_a_word_takes_the_place_of_one_of_its_kind() -> None:
    before = "What do women pay for the sauna?"
    assert substituted("And girls?", before, of_a_kind) == "What do girls pay for the sauna?"
    assert substituted("And towels?", before, of_a_kind) is None


@pytest.mark.parametrize(
    ("before", "phrase", "name", "meant"),
    [
        ("Who is the abbot of Rask?", "Since when?", "Per Dahl",
         "Since when is Per Dahl the abbot of Rask?"),
        ("Who is the abbot of Rask?", "Since when?", "", None),
        ("When does the mill open?", "And until when?", "", "until when does the mill open?"),
        ("When does the mill open?", "What does it cost?", "", None),
    ],
    ids=["somebody answered", "nobody did", "a time for a time", "no phrase"],
)  # fmt: skip
def test_a_phrase_asks_what_the_question_before_did(
    before: str, phrase: str, name: str, meant: str | None
) -> None:
    assert asked_in_phrase(phrase, before, name) == meant
