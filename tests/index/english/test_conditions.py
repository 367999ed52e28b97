"""Several values in one sentence, each with what it holds for."""

import pytest

from index.english.conditions import meeting_of_groups, meets_condition, value_asked_for
from index.types import Span


@pytest.mark.parametrize(
    ("question", "text", "words", "value"),
    [
        (
            "What do kids pay for the tram?",
            "A trip costs 3 euros for grown-ups and 1 euro for under-14s.",
            "3 euros",
            "1 euro",
        ),
        (
            "What does a trip cost pensioners?",
            "Retirees pay 2 euros, students 3 euros.",
            "3 euros",
            "2 euros",
        ),
        (
            "What is a trip on a Sunday?",
            "The tram costs 3 euros from Monday to Friday and 5 euros at weekends.",
            "3 euros",
            "5 euros",
        ),
        (
            "How much is a trip by night?",
            "A trip is 3 euros by day but 6 euros by night.",
            "6 euros",
            "6 euros",
        ),
        ("How much is a trip?", "A trip is 3 euros by day but 6 euros by night.", "3 euros", None),
        ("What do kids pay?", "The tram has 40 seats; kids pay 1 euro.", "1 euro", None),
        ("Who pays?", "A trip is 3 euros by day but 6 euros by night.", "A trip", None),
    ],
    ids=[
        "age",
        "condition first",
        "days",
        "right already",
        "no condition",
        "one value",
        "no value",
    ],
)
def test_the_value_of_the_condition_is_chosen(
    question: str, text: str, words: str, value: str | None
) -> None:
    at = text.index(words)
    found = value_asked_for(question, text, Span(at, at + len(words)))
    assert (found.of(text) if found else None) == value


def test_values_for_others_are_told() -> None:
    assert meeting_of_groups("What do kids pay?", "Retirees pay £2.") == 0.0
    assert meeting_of_groups("What do kids pay?", "Retirees pay £2, under-9s £1.") == 1.0
    assert meeting_of_groups("What do cyclists pay?", "Retirees pay £2.") is None


@pytest.mark.parametrize(
    ("question", "text", "meets"),
    [
        ("How many geese slept under stone arches?", "Under stone arches there were six.", True),
        ("How many geese slept under stone arches?", "In the open 40 slept.", False),
        ("How many geese slept with the grey swans?", "With the grey swans slept 12.", True),
        ("How many geese slept in barns?", "In barns slept 12.", False),
        ("How many geese did Ida Moe see in Upper Holm?", "In Upper Holm she saw 9.", False),
    ],
)
def test_a_condition_that_ends_a_question_is_met(question: str, text: str, meets: bool) -> None:
    assert meets_condition(question, text) == meets
