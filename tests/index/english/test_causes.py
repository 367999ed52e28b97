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
        ("Why was Orsk Pier shut?", "A week after the Orsk Pier was shut, shops sold less.", False),
        ("Why was Orsk Pier shut?", "Orsk Pier was shut after a diver saw rotten piles.", True),
        ("Why was Orsk Pier shut?", "Orsk Pier was shut after divers saw rotten piles.", True),
        ("Why was Orsk Pier shut?", "Orsk Pier was shut again after years of use.", False),
        ("Why did sales fall?", "Sales fell after the pier was shut.", True),
    ],
)
def test_a_reason_is_told_from_an_effect(question: str, text: str, expected: bool) -> None:
    assert asks_why(question)
    assert gives_reason(question, text) is expected
