"""Which sentences lean on what stands before them, and which questions point at somebody."""

import pytest

from index.english.coreference import asks_in_phrase, leans_back, points_at_somebody


def test_a_name_before_the_pronoun_is_what_it_stands_for():
    assert points_at_somebody("When did he say that Ada Berg won?")
    assert not points_at_somebody("When did Ada Berg say that she won?")
    assert not points_at_somebody("What do bees defend themselves with?")
    assert points_at_somebody("What did she defend herself with?")


def test_a_pronoun_that_stands_for_nothing_points_at_nobody():
    assert not points_at_somebody("When was it agreed that nobody mows before June?")
    assert not points_at_somebody("Where is it usual for bakers to close on Mondays?")
    assert points_at_somebody("When was it repaired?")


def test_letters_that_look_like_a_pronoun_are_none():
    assert not points_at_somebody("Which school teaches IT?")
    assert points_at_somebody("Which school teaches it?")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said that the toll was too high.", True),
        ("It opened in 1968.", True),
        ("But the toll stayed.", True),
        ("“They knew it,” said Ada Quill.", True),
        ("This was the third closure.", True),
        ("However, nobody came.", True),
        ("The bridge opened in 1968.", False),
        ("It was Ada Quill who paid for the pier.", False),
        ("This week the toll rises.", False),
        ("Those who cross it pay.", False),
        ("Both Quill and Holm voted for it.", False),
        ("Hertha Holm paid.", False),
        ("Italy won.", False),
        ("", False),
    ],
)
def test_a_sentence_that_begins_with_a_pronoun_or_a_connective_leans_back(
    text: str, expected: bool
) -> None:
    assert leans_back(text) is expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("And in what year?", True),
        ("How often?", True),
        ("By how much?", True),
        ("Until which hour in May?", True),
        ("How is she?", False),
        ("In what year did it open?", False),
        ("What happened?", False),
        ("How does it work?", False),
    ],
)
def test_a_phrase_is_no_sentence(question: str, expected: bool) -> None:
    assert asks_in_phrase(question) is expected
