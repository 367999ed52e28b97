"""Somebody contradicts."""

from index.english.dissent import dissents


def test_contradictions_are_told() -> None:
    assert dissents("Her colleague disputes that.")
    assert dissents("The union denied this.")
    assert not dissents("Her colleague agrees.")
