"""Lengths that German requests want are said so that English rules know them."""

import pytest

from assistant.answering.understanding.german_lengths import german_length_in
from assistant.answering.understanding.german_requests import load_german_requests
from index.english.lengths import length_asked


@pytest.mark.parametrize(
    ("text", "written", "count"),
    [
        ("Fasse alles in sechs Sätzen zusammen.", " in sechs Sätzen", 6),
        ("Worum geht es, in höchstens 3 Stichpunkten?", ", in höchstens 3 Stichpunkten", 3),
        ("Das Wichtigste in zwei kurzen Sätzen", " in zwei kurzen Sätzen", 2),
        ("Fass das in einem Satz zusammen", " in einem Satz", 1),
    ],
)
def test_a_length_is_found(text: str, written: str, count: int) -> None:
    found = german_length_in(text)
    assert found is not None
    assert found.span.of(text) == written
    assert length_asked(f"Summarise everything {found.english}") == count


@pytest.mark.parametrize("text", ["In zwei Sätzen", "", "Worum geht es?"])
def test_there_may_be_none(text: str) -> None:
    assert german_length_in(text) is None


@pytest.mark.parametrize(
    ("question", "english"),
    [
        ("Fasse alles in sechs Sätzen zusammen.", "Summarise everything in six sentences"),
        ("Fasse beide Artikel in 4 Sätzen zusammen", "Summarise everything in 4 sentences"),
    ],
)
def test_a_request_keeps_its_length(question: str, english: str) -> None:
    found = load_german_requests().request(question)
    assert found is not None
    assert found.english == english
