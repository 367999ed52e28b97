"""Currencies, and which may be one."""

import pytest

from index.english.currencies import SIGNS, currency, same_currency


@pytest.mark.parametrize(
    ("written", "unit"),
    [("$", "$"), ("Dollars", "$"), ("CHF", "CHF"), ("franc", "CHF"), ("zł", "zł"), ("RMB", "yuan")],
)
def test_codes_names_and_signs_are_one_unit(written: str, unit: str) -> None:
    assert currency(written) == unit


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("¥", "yen", True),
        ("yuan", "¥", True),
        ("yuan", "yen", False),
        ("kr", "SEK", True),
        ("€", "€", True),
        ("€", "$", False),
        ("", "", True),
        ("", "$", False),
    ],
)
def test_some_signs_are_of_several_currencies(one: str, other: str, same: bool) -> None:
    assert same_currency(one, other) is same


def test_signs_are_single_characters() -> None:
    assert {"$", "€", "¥", "₩"} <= set(SIGNS)
