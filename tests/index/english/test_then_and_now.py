"""Figures of then and of now."""

import pytest

from index.english.then_and_now import asks_for_now, number_now


@pytest.mark.parametrize(
    ("text", "following", "written"),
    [
        ("At first the choir had 14 singers.", "Now it has 62, most of them women.", "62"),
        ("In 1990 the mill employed 9 people.", "Today 48 work there.", "48"),
        ("Back then a ticket cost 2 crowns.", "Today the hall is full.", None),
        ("The choir had 14 singers.", "Now it has 62.", None),
        ("At that time a ticket cost $30.", "Today the tower has 5 bells.", None),
    ],
)
def test_the_number_of_today_is_told_from_that_of_then(
    text: str, following: str, written: str | None
) -> None:
    found = number_now(text, following)
    assert (found.written if found else None) == written


def test_a_question_says_that_it_is_about_today() -> None:
    assert asks_for_now("How many singers does the choir have now?")
    assert not asks_for_now("How many singers did the choir have in 1990?")
