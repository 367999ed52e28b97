"""Times that move with the day, and the months that a question names."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.english.times import (
    means_last_year,
    means_period,
    means_present,
    month_meant,
    without_relative_time,
)


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("Who won the race this week?", "Who won the race?"),
        ("This week, who won the race?", ", who won the race?"),
        ("Who, as of this week, leads?", "Who, leads?"),
        ("How many left, according to the latest figures?", "How many left?"),
        ("By the latest count, how many left?", "how many left?"),
        ("Who is in the latest count?", "Who is in the latest count?"),
        ("What is this year's theme?", "What is theme?"),
        ("Who hosts Last Week Tonight?", "Who hosts Last Week Tonight?"),
        ("Who won in May 2024?", "Who won in May 2024?"),
        ("Today?", "Today?"),
        ("this week", "this week"),
    ],
    ids=[
        "end",
        "beginning",
        "inside",
        "latest",
        "first",
        "its own",
        "possessive",
        "a name",
        "a date",
        "capital",
        "nothing else",
    ],
)
def test_words_for_a_time_that_moves_are_not_searched_for(question: str, rest: str) -> None:
    assert " ".join(without_relative_time(question).split()) == rest


@given(st.text())
def test_what_is_searched_for_is_never_empty_where_the_question_is_not(question: str) -> None:
    rest = without_relative_time(question)
    assert bool(re.search(r"\w", rest)) == bool(re.search(r"\w", question))


@pytest.mark.parametrize(
    "time", ["this week", "this season", "this evening", "Tonight", "recently"]
)
def test_a_question_may_be_about_now(time: str) -> None:
    question = f"Who won the race {time}?"
    assert means_present(question)
    assert not means_last_year(question)


def test_a_question_may_be_about_last_year() -> None:
    assert means_last_year("Who won last year?")
    assert means_period("Who won last year?")
    assert not means_period("Who won the race?")


@pytest.mark.parametrize(
    ("question", "month"),
    [
        ("What opened in March?", (3, None)),
        ("What opened on 3 March 2024?", (3, 2024)),
        ("What happened on December 12, 2023?", (12, 2023)),
        ("Which party did May lead?", None),
        ("Did they march in step?", None),
    ],
)
def test_a_month_is_named(question: str, month: tuple[int, int | None] | None) -> None:
    assert month_meant(question) == month
