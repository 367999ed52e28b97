"""Claims put to the reader as questions about their evidence."""

import pytest

from assistant.answering.checking.consistency import (
    consistency,
    figure_questions,
    subject_questions,
)
from index.reader import Reader, load_reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


@pytest.mark.parametrize(
    ("claim", "questions"),
    [
        ("The fire injured 14 people.", ["The fire injured how many people?"]),
        ("The school was founded in 1921.", ["The school was founded when?"]),
        ("The roof cost $5 million.", ["The roof cost how much?"]),
        ("Nobody knows.", []),
    ],
)
def test_a_figure_is_asked_for_in_its_place(claim: str, questions: list[str]) -> None:
    assert [one.text for one in figure_questions(claim)] == questions


@pytest.mark.parametrize(
    ("evidence", "right", "wrong"),
    [
        (
            "The fire destroyed 14 houses and injured three people.",
            "The fire injured three people.",
            "The fire injured 14 people.",
        ),
        (
            "The lift was built in 1908 and closed in 1977.",
            "The lift was closed in 1977.",
            "The lift was closed in 1908.",
        ),
    ],
)
def test_a_figure_of_something_else_is_noticed(
    reader: Reader, evidence: str, right: str, wrong: str
) -> None:
    assert consistency(reader, figure_questions(right), [evidence]) > 0
    assert consistency(reader, figure_questions(wrong), [evidence]) < 0


def test_words_of_somebody_else_are_noticed(reader: Reader) -> None:
    evidence = ["The mayor said the pool would reopen in June.", "The builders doubt it."]
    right, wrong = "The mayor said that it would reopen.", "The builders said that it would reopen."
    assert consistency(reader, subject_questions(right), evidence) > 0
    assert consistency(reader, subject_questions(wrong), evidence) < 0


def test_nothing_is_said_where_nothing_is_asked(reader: Reader) -> None:
    assert consistency(reader, figure_questions("It rained."), ["It rained all day."]) == 0
