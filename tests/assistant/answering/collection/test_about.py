"""What the program says of itself: where what it is told goes, whether it needs the internet."""

import pytest

from assistant.answering.collection.about import ABOUT, KEPT, OFFLINE, QUOTES, STAYS, about


@pytest.mark.parametrize(
    "question",
    [
        "Does my draft stay on this machine?",
        "are the letters I add passed on to anyone",
        "Who can look at my notes and read my questions?",
        "is it confidential?",
        "What happens to the papers I add?",
    ],
)
def test_where_what_it_is_told_goes(question: str) -> None:
    assert about(question) == f"{STAYS} {KEPT}"


@pytest.mark.parametrize("question", ["Can I use this offline?", "does it need wi-fi"])
def test_whether_it_needs_the_internet(question: str) -> None:
    assert about(question).startswith(OFFLINE)


@pytest.mark.parametrize(
    "question", ["What can you do?", "Can I keep an answer?", "How do I send this to a friend?"]
)
def test_anything_else_is_told_what_can_be_asked(question: str) -> None:
    assert about(question) == ABOUT


@pytest.mark.parametrize(
    "question",
    [
        "Translate the first article into German.",
        "Could you please write a headline?",
        "Draft an email about the strike",
    ],
)
def test_it_says_that_it_only_quotes(question: str) -> None:
    assert about(question) == QUOTES
