"""Names that stand for a range are meant by what lies in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.english.covering import NOTHING_TOLD, Told, told_in, without_told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What does a nine-year-old pay?", Told(9, None)),
        ("What does my 70 year old aunt pay?", Told(70, None)),
        ("What do those aged 15 pay?", Told(15, None)),
        ("When is the last boat on 3 January?", Told(None, (1, 3))),
        ("What do 15 people pay in May?", NOTHING_TOLD),
    ],
)
def test_ages_and_days_are_told(question: str, told: Told) -> None:
    assert told_in(question) == told


@pytest.mark.parametrize(
    ("name", "age", "expected"),
    [
        ("Child (6–13)", 6, True),
        ("Child (6–13)", 14, False),
        ("Ages 6 to 13", 13, True),
        ("Adult (14+)", 14, True),
        ("Over 60", 60, False),
        ("60 and over", 60, True),
        ("Under 6", 6, False),
        ("Up to 6", 6, True),
        ("5 and under", 5, True),
        ("Season 2026–27", 20, False),
        ("Return", 20, False),
    ],
)
def test_a_range_of_ages_has_those_between(name: str, age: int, *, expected: bool) -> None:
    assert Told(age, None).lies_in(name) is expected


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("28 Nov – 18 Dec", (12, 18), True),
        ("28 Nov – 18 Dec", (1, 3), False),
        ("19 Dec – 10 Jan", (1, 3), True),
        ("19 Dec – 10 Jan", (12, 24), True),
        ("19 Dec – 10 Jan", (6, 1), False),
        ("19 December", (12, 19), False),
    ],
)
def test_a_range_of_days_may_go_over_the_turn_of_the_year(
    name: str, day: tuple[int, int], *, expected: bool
) -> None:
    assert Told(None, day).lies_in(name) is expected


def test_what_is_told_need_not_be_said() -> None:
    assert without_told("Does a nine-year-old pay on 3 January?").split() == [
        "Does",
        "a",
        "pay",
        "on",
        "?",
    ]


@given(st.text(max_size=60))
def test_only_words_go(text: str) -> None:
    assert len(without_told(text).replace(" ", "")) <= len(text)
