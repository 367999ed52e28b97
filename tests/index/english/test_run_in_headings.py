"""Headings that a paragraph opens with."""

import pytest

from index.english.run_in_headings import is_run_in_heading


@pytest.mark.parametrize(
    "text", ["Origins.", "Changing the blade.", "Storing it over winter.", "Troubleshooting."]
)
def test_a_word_or_something_done_is_a_heading(text: str) -> None:
    assert is_run_in_heading(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rain fell.",
        "Sailing ended early.",
        "Parking is free.",
        "Nothing was said.",
        "Changing the blade of an old mower takes time.",
        "Storing it, he said.",
        "Changing the blade",
        "No!",
    ],
)
def test_what_says_something_is_a_sentence(text: str) -> None:
    assert not is_run_in_heading(text)
