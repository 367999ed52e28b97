"""A question names a column in fewer words than its head has."""

import pytest

from index.english.words import content_stems
from index.search.columns import column_named, is_said

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
