"""Wholes and parts."""

import pytest

from index.english.numbers import numbers_in
from index.english.wholes import number_asked_for

EXAMINED = "Engineers who examined all 96 hangers found that 38 were damaged."
CREWS = "Thirty crews set out and twelve finished."
BARNS = "Some nine barns burned down, of which four were insured."
HURT = "Six people were hurt, one of them badly."
FOUND = "Inspectors have now found damage in 41 of the bridge's 96 hangers."


@pytest.mark.parametrize(
    ("question", "text", "seems", "meant"),
    [
        ("How many hangers on the Marram Bridge are damaged?", EXAMINED, "96", "38"),
        ("How many hangers were found to be damaged?", EXAMINED, "96", "38"),
        ("How many hangers were examined?", EXAMINED, "96", "96"),
        ("How many hangers were examined?", EXAMINED, "38", "96"),
        ("How many hangers are damaged?", FOUND, "96", "41"),
        ("How many hangers are damaged?", "The bridge has 96 hangers.", "96", "96"),
        ("How many hangers does the bridge have?", FOUND, "41", "96"),
        ("How many crews finished?", CREWS, "Thirty", "twelve"),
        ("How many crews set out?", CREWS, "twelve", "Thirty"),
        ("How many barns were insured?", BARNS, "nine", "four"),
        ("How many barns burned down?", BARNS, "four", "nine"),
        ("How many nurses work there?", "It has 80 staff; 55 of them are nurses.", "80", "55"),
        ("How many staff does it have?", "It has 80 staff; 55 of them are nurses.", "55", "80"),
        ("How many people were badly hurt?", HURT, "Six", "one"),
        ("How many people were hurt?", HURT, "one", "Six"),
        (
            "How many guests are on board?",
            "It has 41 guests and a crew of six on board",
            "41",
            "41",
        ),
        ("How many houses are flooded?", "On 4 May 2021, 12 houses were flooded.", "12", "12"),
        ("How many rows cost £8?", "Adults pay £13, the front three £8.", "three", "three"),
        ("How many people came?", "All 300 seats were taken and 40 people stood.", "40", "40"),
    ],
)
def test_the_number_that_is_asked_for_is_meant(
    question: str, text: str, seems: str, meant: str
) -> None:
    numbers = numbers_in(text)
    number = next(one for one in numbers if one.written == seems)
    assert number_asked_for(question, text, number, numbers).written == meant
