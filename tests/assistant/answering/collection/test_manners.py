"""What is said in return for thanks and complaints."""

import pytest

from assistant.answering.collection.manners import WELCOME, WRONG, in_return


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thanks!", WELCOME),
        ("Thank you very much", WELCOME),
        ("Danke", WELCOME),
        ("hello", ""),
        ("ok", ""),
        ("You are wrong.", WRONG),
        ("No, that's not what I asked.", WRONG),
        ("That isn't true", WRONG),
        ("Das ist falsch", WRONG),
        ("Thanks, but that is wrong", WRONG),
    ],
)
def test_thanks_and_complaints_are_answered_as_such(text: str, expected: str) -> None:
    assert in_return(text) == expected
