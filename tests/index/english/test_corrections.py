"""Corrections, and which number they take back."""

import pytest

from index.english.corrections import corrected


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("Correction: an earlier version said 41 hangers; the figure is 38.", 41, 38),
        ("Correction: it holds 260, not 180.", 180, 260),
        ("Corrected: it cost ¥300, not 500 yen.", 500, 300),
    ],
)
def test_a_correction_has_two_numbers(text: str, wrong: int, right: int) -> None:
    numbers = corrected(text)
    assert numbers is not None
    assert [number.value for number in numbers] == [wrong, right]


@pytest.mark.parametrize(
    "text",
    [
        "It holds 260, not 180.",
        "Correction: it holds 260.",
        "Correction: it cost ¥300, not €500.",
    ],
)
def test_other_sentences_correct_nothing(text: str) -> None:
    assert corrected(text) is None
