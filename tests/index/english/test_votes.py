"""What is moved and what is decided."""

import pytest

from index.english.votes import moves, settles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ms Quill moved that dogs be allowed on the beach.", True),
        ("The Greens proposed to shut the airport.", True),
        ("Mr Dorn introduced a bill on noise.", True),
        ("She moved to Leeds.", False),
        ("The road was moved in May.", False),
        ("He proposed that dogs be allowed, and the proposal was rejected.", False),
    ],
)
def test_what_is_moved_is_told(text: str, expected: bool) -> None:
    assert moves(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The amendment was narrowly defeated.", True),
        ("The motion was carried by seven votes to one.", True),
        ("The council rejected it.", True),
        ("It was turned down.", True),
        ("Mr Dorn seconded it.", False),
        ("The council met at noon.", False),
    ],
)
def test_how_a_vote_went_is_told(text: str, expected: bool) -> None:
    assert settles(text) is expected
