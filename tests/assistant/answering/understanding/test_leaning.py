"""Whether a question leans on the one before it is told of pairs that were never learned from."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.understanding.follow_ups import LEANS
from assistant.answering.understanding.leaning import Leaning, read_pairs

PAIRS = Path(__file__).with_name("leaning_pairs.txt")
LEARNED = Path(__file__).parents[3] / "training" / "leaning.txt"


BEFORE = "Who was the captain of the tug Vega?"
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
    "Which potter sells her bowls at the market in Tarn?",
    "When was it agreed that nobody mows the dyke before June?",
    "Which college in Tarn teaches the most students of IT?",
]


@pytest.fixture(scope="module")
def leaning() -> Leaning:
    return Leaning()


def test_nine_of_ten_pairs_are_told_rightly(leaning: Leaning) -> None:
    pairs = list(read_pairs(PAIRS.read_text("utf-8").splitlines()))
    learned = {one.question for one in read_pairs(LEARNED.read_text("utf-8").splitlines())}
    new = [one for one in pairs if one.question not in learned or not one.question[4:]]
    assert len(new) > 35
    right = [(leaning.probability(one.before, one.question) >= LEANS) == one.leans for one in new]
    assert sum(right) >= 0.9 * len(right)


@pytest.mark.parametrize("question", LEANING)
def test_a_question_that_leans(leaning: Leaning, question: str) -> None:
    assert leaning.probability(BEFORE, question) >= LEANS


@pytest.mark.parametrize("question", ALONE)
def test_a_question_that_stands_alone(leaning: Leaning, question: str) -> None:
    assert leaning.probability(BEFORE, question) < LEANS


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_pair_has_a_probability(leaning: Leaning, before: str, question: str) -> None:
    assert 0.0 <= leaning.probability(before, question) <= 1.0
