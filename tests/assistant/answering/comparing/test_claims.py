"""What a sentence gives in answer to what a question asks for."""

import pytest

from assistant.answering.comparing.claims import Value, value_in
from index.english.dates import Date
from index.english.names import Name
from index.english.numbers import Number
from index.english.questions import kind_of
from index.types import Span


def given(question: str, text: str, answer: str) -> Value | None:
    kind = kind_of(question)
    assert kind is not None
    start = text.index(answer)
    value = value_in(kind, question, text, Span(start, start + len(answer)))
    return value[0] if value else None


WHO = "Who sank the boat?"


@pytest.mark.parametrize(
    ("text", "answer", "name"),
    [
        ("Yesterday Ada Quill sank the boat.", "Ada Quill", ("ada", "quill")),
        ("Yesterday Captain Ada Quill sank the boat.", "Captain Ada Quill", ("ada", "quill")),
        ("The boat’s owner, Ada Quill, sank it.", "owner, Ada Quill", ("ada", "quill")),
        ("Yesterday Ada Quill, head of Lorvane Zoo, sank it.", "Ada Quill", ("ada", "quill")),
    ],
    ids=["plain", "a title", "more words", "more names beside"],
)
def test_a_name_answers_who(text: str, answer: str, name: tuple[str, ...]) -> None:
    value = given(WHO, text, answer)
    assert isinstance(value, Name)
    assert value.parts == name


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Yesterday a sailor sank the boat.", "a sailor"),
        ("Sailors sank the boat.", "Sailors"),
        ("Yesterday Ada Quill and Cai Orr sank the boat.", "Ada Quill and Cai Orr"),
        ("Yesterday Ada Quill and Cai Orr sank the boat.", "Cai Orr"),
        ("Yesterday Ada Quill, Cai Orr and Berta Holm sank it.", "Ada Quill, Cai Orr"),
        ("Yesterday Ada Quill, Cai Orr and Berta Holm sank it.", "Cai Orr"),
        ("Yesterday Ada Quill or Cai Orr sank the boat.", "Ada Quill"),
        ("It was not Ada Quill who sank the boat.", "Ada Quill"),
    ],
    ids=[
        "no name",
        "the first word",
        "two",
        "the last of two",
        "some",
        "the middle one",
        "either",
        "denied",
    ],
)
def test_what_is_not_one_name_answers_nothing(text: str, answer: str) -> None:
    assert given(WHO, text, answer) is None


def test_numbers_and_dates_answer_their_questions() -> None:
    number = given("How many boats sank?", "A storm sank 14 boats.", "14")
    assert isinstance(number, Number)
    assert number.value == 14
    date = given("When did the boat sink?", "The boat sank on 3 May.", "3 May")
    assert isinstance(date, Date)
    assert (date.month, date.day) == (5, 3)
