"""A word that no article has may be one of a title, spelt wrong."""

from dataclasses import dataclass

import pytest

from assistant.answering.deciding.spelling import spelt_alike


@dataclass(frozen=True)
class Title:
    title: str


TITLES = [Title("Marram Bridge closed after cracks"), Title("Kesterhythe counts its swans")]


@pytest.mark.parametrize(
    ("part", "alike"),
    [
        ("Maram", "Marram"),
        ("Maram Brigde", "Marram Bridge"),
        ("kesterhyte", "Kesterhythe"),
        ("Marram", ""),
        ("moon", ""),
        ("Maram moon", ""),
        ("2019", ""),
    ],
)
def test_what_a_word_may_have_meant(part: str, alike: str) -> None:
    assert spelt_alike([part], TITLES) == (alike,)


def test_every_part_has_its_own() -> None:
    assert spelt_alike(["moon", "Brigde"], TITLES) == ("", "Bridge")
    assert spelt_alike([], TITLES) == ()
