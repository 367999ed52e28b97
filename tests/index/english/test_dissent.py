"""Somebody contradicts."""

import pytest

from index.english.dissent import asks_for_sides, dissents, retorts


def test_contradictions_are_told() -> None:
    assert dissents("Her colleague disputes that.")
    assert dissents("The union denied this.")
    assert dissents("Moe voted against it.")
    assert not dissents("Her colleague agrees.")


def test_a_bare_retort_is_told() -> None:
    assert retorts("That is simply not true.")
    assert retorts("Quill: No.")
    assert retorts("“That’s wrong.”")
    assert not retorts("That is not true of the north.")
    assert not retorts("No bus runs there.")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Do Ida Lund and Per Moe agree on the cause?", True),
        ("What do Halse and the Brink Works say about the price?", True),
        ("What does Ida Lund say about the price?", False),
        ("Do the organisers and the police agree on the size of the crowd?", True),
        ("Do the first reports agree about the warning?", True),
        ("Do the town and the county pay for the bus?", False),
        ("When did Ida Lund and Per Moe meet?", False),
    ],
)
def test_both_sides_are_asked_for(question: str, expected: bool) -> None:
    assert asks_for_sides(question) is expected
