"""Which questions lean on the one before them."""

import pytest

from index.english.coreference import leans, points_at_somebody

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
