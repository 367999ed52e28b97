"""An answer to "how many" has a number, one to "when" has a time; others may be anything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.english.questions import is_of_another_kind


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many hangers are damaged?", "the Lorvane Highways Board"),
        ("What percentage of the veal comes from Victoria?", "Victoria"),
        ("How old is a lava flow?", "the matrix"),
        ("When was the Peace of Westphalia signed?", "the Upper Rhine"),
        ("In what year did John Calvin graduate?", "Jean Cauvin"),
        ("Which month is the wettest?", "rain"),
    ],
)
def test_what_cannot_answer(question: str, answer: str) -> None:
    assert is_of_another_kind(question, answer)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many hangers are damaged?", "38"),
        ("How many hangers are damaged?", "thirty-eight of the hangers"),
        ("How many times has Polonia won the cup?", "twice"),
        ("How many were hurt?", "None"),
        ("What percentage voted?", "a quarter of them"),
        ("When was the bridge closed?", "at 11:40 p.m. on Monday"),
        ("When was the bridge closed?", "last spring"),
        ("When will the bridge open?", "after the repairs"),
        ("On what day will they vote?", "27 March"),
        ("When rich countries trade with poor ones, whose wages fall?", "low-skilled workers"),
        ("Who closed the bridge?", "inspectors"),
        ("How long will it stay closed?", "until the hangers are replaced"),
    ],
)
def test_what_may_answer(question: str, answer: str) -> None:
    assert not is_of_another_kind(question, answer)


@given(st.text(), st.text(), st.integers(min_value=0, max_value=10**12))
def test_words_with_a_number_may_answer_anything(question: str, words: str, number: int) -> None:
    assert not is_of_another_kind(question, f"{words} {number}")


@given(
    st.sampled_from(["Who", "Where", "Why", "How", "Did they"]),
    st.text(alphabet="xyz ?"),
    st.text(),
)
def test_only_numbers_and_times_are_judged(start: str, rest: str, answer: str) -> None:
    assert not is_of_another_kind(f"{start} {rest}", answer)
