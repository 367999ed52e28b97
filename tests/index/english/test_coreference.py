"""Which questions and sentences lean on what stands before them."""

import pytest

from index.english.coreference import leans, leans_back, points_at_somebody

LEANING = [
    "why?",
    "When?",
    "and in March?",
    "What about Canada?",
    "how about last year?",
    "How old is he?",
    "Where was she born?",
    "Who owns it?",
    "What did they say?",
    "How is that calculated?",
    "What happened after that?",
    "Who lives there?",
    "Why did those end?",
    "no, I meant the other one",
    "any awards",
]
ALONE = [
    "How old is Joe Biden?",
    "Why was the Marram Bridge closed?",
    "Why did Ada Berg say that she would resign?",
    "Is it true that the bridge is closed?",
    "Are there any drinks that are made with taro?",
    "What happened in Canada this year?",
    "Who won the 1998 World Cup?",
]


@pytest.mark.parametrize("question", LEANING)
def test_a_question_that_leans(question):
    assert leans(question)


@pytest.mark.parametrize("question", ALONE)
def test_a_question_that_stands_alone(question):
    assert not leans(question)


def test_a_name_before_the_pronoun_is_what_it_stands_for():
    assert points_at_somebody("When did he say that Ada Berg won?")
    assert not points_at_somebody("When did Ada Berg say that she won?")


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
