"""What is moved and what is decided."""

import pytest

from index.english.votes import decider_asked, decides, deciding_question, moves, settles


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


@pytest.mark.parametrize(
    ("question", "decider"),
    [
        ("What did the board of the club decide?", "the board of the club"),
        ("What has Parliament approved in March?", "Parliament"),
        ("Which decisions did the union take at its meeting?", "the union"),
        ("What did the board decide about the pitch?", None),
        ("What did the driver take?", None),
        ("Who decided that?", None),
    ],
)
def test_whose_decisions_are_asked_for(question: str, decider: str | None) -> None:
    assert decider_asked(question) == decider


def test_what_was_decided_is_told_from_what_is_to_be() -> None:
    assert decides("The district on Monday approved the plan.")
    assert decides("The motion was lost.")
    assert not decides("The district is to vote on Monday.")
    assert not decides("The club has not decided.")
    assert not decides("A driver decided to turn round.")


def test_decisions_that_were_taken_are_what_was_decided() -> None:
    asked = "What decisions did the union take in May?"
    assert deciding_question(asked) == "What did the union decide in May?"
    assert deciding_question("What did the union decide?") == "What did the union decide?"
    assert deciding_question("Which ferry did the union take?") == "Which ferry did the union take?"
