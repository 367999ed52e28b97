import pytest

from index.english.margins import (
    asks_how_much_more,
    is_only_how_much_more,
    tells_how_much_more,
)
from index.types import Span


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How much more did the dam cost than the mill?", True),
        ("How many fewer trains ran than in 2019?", True),
        ("How much longer is the new pier than the old one?", True),
        ("By how many votes did Sund win?", True),
        ("How much did the dam cost?", False),
        ("How many more trains will run?", False),
    ],
)
def test_how_much_more_is_asked_of_two_amounts(question: str, expected: bool) -> None:
    assert asks_how_much_more(question) is expected


@pytest.mark.parametrize(
    ("text", "amount", "expected"),
    [
        ("Sund won by 212 votes.", "212", True),
        ("It carried 40 passengers fewer than in May.", "40", True),
        ("The mill cost nine million more.", "nine million", True),
        ("The dam cost 31 million crowns.", "31 million", False),
        ("In 2019 there were 90 trains, more than ever.", "90", False),
    ],
)
def test_what_tells_two_amounts_apart(text: str, amount: str, expected: bool) -> None:
    start = text.index(amount)
    assert tells_how_much_more(text, Span(start, start + len(amount))) is expected


@pytest.mark.parametrize(
    ("question", "text", "amount", "expected"),
    [
        ("How many work there?", "It has 487 workers, 22 more than in May.", "22", True),
        ("How many work there?", "It has 487 workers, 22 more than in May.", "487", False),
        ("How heavy is the sledge?", "It is 600 crowns cheaper.", "600 crowns", True),
        ("How much cheaper is it?", "It is 600 crowns cheaper.", "600 crowns", False),
        ("How many jobs were added?", "It has 487 workers, 22 more than in May.", "22", False),
        ("When was it?", "On 12 September the paper came.", "12", False),
        ("How many came?", "Some 40 other guests came.", "40", False),
    ],
)
def test_what_is_only_the_difference(question: str, text: str, amount: str, expected: bool) -> None:
    start = text.index(amount)
    assert is_only_how_much_more(question, text, Span(start, start + len(amount))) is expected
