"""Full stops that end a word and no sentence."""

import pytest

from index.english.abbreviations import (
    continues_in_lower_case,
    is_abbreviated,
    may_end_sentence,
)


@pytest.mark.parametrize(
    ("before", "following", "abbreviated"),
    [
        ("at 5 p.m.", "Monday", True),
        ("at 5 p.m.", "The", False),
        ("on Sept.", "5", True),
        ("Ms.", "Quill", True),
        ("to J. R.", "Quill", False),
        ("to J.R.", "Quill", True),
        ("the U.S.", "The", False),
        ("it rains!", "The", False),
    ],
)
def test_what_follows_tells(before: str, following: str, abbreviated: bool) -> None:
    assert is_abbreviated(before, following) is abbreviated


def test_words_that_look_abbreviated_may_end_a_sentence() -> None:
    assert may_end_sentence("in May.")
    assert not may_end_sentence("by Dr.")


def test_measures_go_on_in_lower_case() -> None:
    assert continues_in_lower_case("5 lbs.")
    assert not continues_in_lower_case("it rains.")
