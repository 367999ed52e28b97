"""Somebody contradicts."""

from index.english.dissent import dissents, retorts


def test_contradictions_are_told() -> None:
    assert dissents("Her colleague disputes that.")
    assert dissents("The union denied this.")
    assert not dissents("Her colleague agrees.")


def test_a_bare_retort_is_told() -> None:
    assert retorts("That is simply not true.")
    assert retorts("Quill: No.")
    assert retorts("“That’s wrong.”")
    assert not retorts("That is not true of the north.")
    assert not retorts("No bus runs there.")
