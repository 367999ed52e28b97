"""Clauses that set one thing against another."""

import pytest

from index.english.clauses import stands_before_named
from index.types import Span


@pytest.mark.parametrize(
    ("question", "text", "words", "expected"),
    [
        ("What did the A2 need?", "Pads stop it in 4 m; the A2 needed 6.", "4 m", True),
        ("What did the A2 need?", "Pads stop it in 4 m; the A2 needed 6.", "6", False),
        ("What was the loss in 2021?", "It lost 3 million, against 5 in 2021.", "3 million", True),
        ("What did Ida Moe win?", "Ida Moe won gold; she is from Esk.", "gold", False),
        ("Where is Ida Moe from?", "Ida Moe won gold; she is from Esk.", "Esk", False),
        ("Who married Dahl?", "Ida Foss, against all advice, married Dahl.", "Ida Foss", False),
        ("Who paid?", "Foss paid; Dahl did not.", "Foss", False),
    ],
)
def test_words_of_an_earlier_clause_are_not_of_whom_a_later_one_names(
    question: str, text: str, words: str, expected: bool
) -> None:
    start = text.index(words)
    assert stands_before_named(question, text, Span(start, start + len(words))) == expected
