"""Reasons, and what is none."""

import pytest

from index.english.causes import asks_why, gives_reason


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("What caused the flood?", "A blocked culvert had started the flood.", True),
        ("What caused the flood?", "The flood caused losses of 3 million.", False),
        ("What caused the flood?", "The flood was caused by a blocked culvert.", True),
        ("What triggered the landslide in Corvan?", "Heavy rain triggered it.", True),
        ("Why did Dorn resign?", "He left in protest at the sale.", True),
        ("Why did Dorn resign?", "He left on Monday.", False),
    ],
)
def test_a_reason_is_told_from_an_effect(question: str, text: str, expected: bool) -> None:
    assert asks_why(question)
    assert gives_reason(question, text) is expected
