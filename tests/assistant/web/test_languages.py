"""The language that a browser asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.web.languages import LANGUAGES, language_of


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "en"),
        ("de", "de"),
        ("DE-de, en;q=0.8", "de"),
        ("en-GB, de;q=0.9", "en"),
        ("fr-CA, de;q=0.3, en;q=0.2", "de"),
        ("de;q=0, en;q=0.1", "en"),
        ("it, *;q=0.5", "en"),
        ("de;q=x, en", "en"),
    ],
)
def test_the_best_liked_of_ours_is_spoken(accepted: str, language: str) -> None:
    assert language_of(accepted) == language


@given(st.text())
def test_whatever_comes_is_read(accepted: str) -> None:
    assert language_of(accepted) in LANGUAGES
