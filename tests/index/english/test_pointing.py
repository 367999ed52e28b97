"""What points at one of several that were shown."""

import pytest

from index.english.pointing import LAST, place_pointed_at


@pytest.mark.parametrize(
    ("question", "place", "words"),
    [
        ("Summarise the second", 2, "the second"),
        ("tell me more about the third one, please", 3, "the third one"),
        ("What does the last article say about fees?", LAST, "the last article"),
        ("when was the 2nd one published?", 2, "the 2nd one"),
        ("Summarise number 4", 4, "number 4"),
        ("what does article 2 say", 2, "article 2"),
    ],
)
def test_the_place_that_a_question_points_at(question: str, place: int, words: str) -> None:
    found = place_pointed_at(question)
    assert found is not None
    assert (found[0], found[1].of(question)) == (place, words)


@pytest.mark.parametrize(
    "question",
    [
        "Who was the second?",
        "When was the second one built?",
        "What did the second report of the council say?",
        "Summarise the harbour",
        "How high is the second floor?",
        "summarise the first half",
    ],
)
def test_other_ordinals_point_at_nothing_that_was_shown(question: str) -> None:
    assert place_pointed_at(question) is None
