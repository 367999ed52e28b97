"""A question names a column in fewer words than its head has."""

import pytest

from index.english.words import content_stems
from index.search.columns import column_named, is_said, of_one_year

NAMES = ("Branch", "Sales 2024 (£m)", "Sales 2023 (£m)", "Net profit 2024 (£m)", "Ages 6–14")


@pytest.mark.parametrize(
    ("question", "columns"),
    [
        ("What was the net profit of Pasta?", (3,)),
        ("What were the sales of Pasta in 2023?", (2,)),
        ("What were the sales of Pasta?", (1, 2)),
        ("What were the sales of Pasta in 2019?", ()),
        ("What was the profit of Pasta?", ()),
        ("Which ages are let in?", (4,)),
    ],
)
def test_units_and_years_need_not_be_said(question: str, columns: tuple[int, ...]) -> None:
    assert column_named(set(content_stems(question)), NAMES) == columns


def test_of_a_column_whose_year_is_said_a_word_is_enough() -> None:
    names = ("District", "Average rent 2024 (EUR/m2)", "Average rent 2025 (EUR/m2)", "Vacant flats")
    assert column_named(set(content_stems("What is the rent in 2025?")), names) == (2,)
    assert column_named(set(content_stems("How many flats are there in 2025?")), names) == ()


def test_a_longer_word_says_what_it_begins_with() -> None:
    asked = content_stems("What does a yearly card cost?")
    assert is_said(asked, content_stems("Year"))
    assert not is_said(asked, content_stems("Day"))


@pytest.mark.parametrize(
    ("question", "names", "columns"),
    [
        ("How long was the wait in 2023?", ("", "Weeks in 2023", "Weeks in 2024"), (1,)),
        ("How long is the wait?", ("", "Weeks in 2023", "Weeks in 2024"), (2,)),
        ("How long was the wait in 2019?", ("", "Weeks in 2023", "Weeks in 2024"), ()),
        ("How long is the wait?", ("", "Weeks of 2023", "Days"), (1, 2)),
        ("How long is the wait?", ("", "Weeks", "Weeks at most"), (1, 2)),
    ],
)
def test_of_columns_for_the_same_one_year_is_meant(
    question: str, names: tuple[str, ...], columns: tuple[int, ...]
) -> None:
    assert of_one_year(question.split(), (1, 2), names) == columns
