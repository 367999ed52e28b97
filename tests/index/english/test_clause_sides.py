"""Comparisons of clauses, and of one thing at two times."""

import pytest

from index.english.clause_sides import clause_sides, times_compared


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        (
            "Compare what the union asked for with what the firm offered.",
            ("what the union asked for", "what the firm offered"),
        ),
        (
            "How does what the mayor said compare with what the clerk wrote?",
            ("what the mayor said", "what the clerk wrote"),
        ),
        ("Compare the union with the firm.", None),
    ],
)
def test_clauses_are_sides(question: str, sides: tuple[str, str] | None) -> None:
    found = clause_sides(question)
    assert (found and (found.one, found.other)) == sides


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Compare the rent of the mill in May and in July.", ("rent of the mill", "May", "July")),
        (
            "How did the rent of the mill change from 2024 to 2026?",
            ("rent of the mill", "2024", "2026"),
        ),
        ("Compare the mill and the weir.", None),
        ("Was the mill open in May and July?", None),
    ],
)
def test_one_thing_has_two_times(question: str, told: tuple[str, str, str] | None) -> None:
    found = times_compared(question)
    assert (found and (found.thing, found.first.written, found.second.written)) == told
