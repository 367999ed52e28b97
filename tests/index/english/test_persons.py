"""He and she are known from how a text goes on after a name."""

import pytest

from index.english import persons
from index.english.names import names_in
from index.english.persons import gender_asked, names_another, referred_to, with_name
from index.types import Span

TEXT = (
    "Renna Okstad won the vote in Halm on Sunday. She thanked her voters. Mayor Tove Brask, who had"
    " led the town for nine years, said that he was tired. Brask means to go fishing with his son."
)
NAMES = names_in("Tove Brask, Renna Okstad, Halm")


@pytest.mark.parametrize(("gender", "name"), [("she", "Renna Okstad"), ("he", "Tove Brask")])
def test_the_one_is_meant_of_whom_the_text_says_so(gender: str, name: str) -> None:
    found = referred_to(gender, NAMES, [TEXT])
    assert found is not None
    assert found.written == name


def test_nobody_is_meant_of_whom_no_text_says_so() -> None:
    assert referred_to("she", NAMES, ["Renna Okstad won the vote in Halm."]) is None
    assert referred_to("she", names_in("Tove Brask"), [TEXT]) is None


def test_a_surname_that_two_have_is_of_neither() -> None:
    names = names_in("Ida Holm, Per Holm")
    assert referred_to("she", names, ["Holm said that she won."]) is None


def test_a_middle_initial_makes_no_other_name() -> None:
    found = referred_to("she", names_in("Ida Holm"), ["Ida K. Holm came late. She had slept."])
    assert found is not None


@pytest.mark.parametrize(
    ("question", "gender", "whole"),
    [
        ("How old is she?", "she", "How old is Ida Holm?"),
        ("What did her deputy say?", "she", "What did Ida Holm’s deputy say?"),
        ("Who came before her?", "she", "Who came before Ida Holm?"),
        ("Who came with her to the fair?", "she", "Who came with Ida Holm to the fair?"),
        ("What was his first boat?", "he", "What was Ida Holm’s first boat?"),
        ("How heavy is it?", None, "How heavy is it?"),
        ("What did Per Lund say that he saw?", None, "What did Per Lund say that Ida Holm saw?"),
    ],
)
def test_a_name_takes_the_place_of_the_pronoun(
    question: str, gender: str | None, whole: str
) -> None:
    assert gender_asked(question) == gender
    assert with_name(question, "Ida Holm") == whole


def test_one_of_the_same_first_name_is_another() -> None:
    assert names_another("What did Edda Quill say?", "Edda Brand was dismayed.")
    assert not names_another("What did Edda Quill say?", "Edda Quill met Edda Brand.")
    assert not names_another("What did Quill say?", "Edda Brand was dismayed.")


@pytest.mark.parametrize(
    ("words", "is_name_alone"),
    [
        ("Governor Ida Orr", True),
        ("Ida Orr", True),
        ("wife of Ida Orr", False),
        ("Ida Orr’s aunt", False),
        ("a painter from Hask", False),
    ],
)
def test_a_name_with_its_title_says_who_nobody_else_is(words: str, is_name_alone: bool) -> None:
    text = "Governor Ida Orr met the wife of Ida Orr, Ida Orr’s aunt, a painter from Hask."
    at = text.index(words)
    assert persons.is_name_alone(text, Span(at, at + len(words))) is is_name_alone
