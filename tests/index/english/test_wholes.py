"""Wholes and parts."""

import pytest

from index.english.numbers import numbers_in
from index.english.wholes import number_asked_for

EXAMINED = "Engineers who examined all 96 hangers found that 38 were damaged."
FOUND = "Inspectors have now found damage in 41 of the bridge's 96 hangers."


@pytest.mark.parametrize(
    ("question", "text", "seems", "meant"),
    [
        ("How many hangers on the Marram Bridge are damaged?", EXAMINED, "96", "38"),
        ("How many hangers were examined?", EXAMINED, "96", "96"),
        ("How many hangers were examined?", EXAMINED, "38", "96"),
        ("How many hangers are damaged?", FOUND, "96", "41"),
        ("How many hangers are damaged?", "The bridge has 96 hangers.", "96", "96"),
        ("How many people came?", "All 300 seats were taken and 40 people stood.", "40", "40"),
    ],
)
def test_the_number_that_is_asked_for_is_meant(
    question: str, text: str, seems: str, meant: str
) -> None:
    numbers = numbers_in(text)
    number = next(one for one in numbers if one.written == seems)
    assert number_asked_for(question, text, number, numbers).written == meant
