"""What is told of another time than the one asked about."""

import pytest

from index.english.other_times import (
    is_beside_its_time,
    is_of_another_time,
    is_only_another_day,
)
from index.types import Span


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How much was the day pass last year?", "It costs 31 euros, six more than last year."),
        ("What did it cost in 2019?", "The fare is 4 euros, a third more than in 2019."),
        ("How much did the repair cost in the end?", "The repair will cost 7 million euros."),
        ("How many came the week before?", "Some 600 came, fewer than the week before."),
    ],
)
def test_what_is_told_is_of_another_time(question: str, text: str) -> None:
    assert is_of_another_time(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How much was the day pass last year?", "Last year it cost 25 euros."),
        ("How much does the day pass cost?", "It costs 31 euros, six more than last year."),
        ("When did the bridge open?", "The bridge will open in May."),
        ("When did the mayor say it?", "“It will cost 3 million,” she said on Monday."),
        ("How much will it cost?", "It will cost 7 million euros."),
    ],
)
def test_what_is_told_may_be_of_the_time_asked_about(question: str, text: str) -> None:
    assert not is_of_another_time(question, text)


@pytest.mark.parametrize(
    ("question", "text", "words", "expected"),
    [
        ("How many owls nest here this year?", "Ten did in 2019, and four this year.", "Ten", True),
        (
            "How many owls nest here this year?",
            "Ten did in 2019, and four this year.",
            "four",
            False,
        ),
        ("How many owls nested in 2019?", "Ten did in 2019, and four this year.", "four", True),
        ("How many owls are there?", "Ten did in 2019, and four this year.", "Ten", False),
        ("How many came this year?", "Ten came, most of them late this year.", "Ten", False),
        ("Who was named in 1950?", "In 1950, Ida Holm was named.", "Ida Holm", False),
    ],
)
def test_a_number_beside_that_of_the_time_asked_about(
    question: str, text: str, words: str, *, expected: bool
) -> None:
    start = text.index(words)
    assert is_beside_its_time(question, text, Span(start, start + len(words))) is expected


@pytest.mark.parametrize(
    ("question", "words", "expected"),
    [
        ("When does the museum open on Tuesdays?", "to Sunday", True),
        ("What time does the last bus leave on Sunday?", "on Saturdays", True),
        ("When does the last bus leave on Sundays?", "from 18.10", False),
        ("When does the last bus leave on Sundays?", "Sundays at 18.10", False),
        ("When did the strike that began on Monday end?", "Thursday", False),
        ("When is the museum open?", "Tuesday to Sunday", False),
        ("Who leads the walk on Sundays?", "Sunday", False),
    ],
)
def test_a_day_is_no_answer_to_when_on_a_day(question: str, words: str, expected: bool) -> None:
    assert is_only_another_day(question, words) is expected
