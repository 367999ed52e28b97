"""What a question asks for, and what a sentence gives in answer."""

import pytest

from assistant.answering.comparing.claims import Value, value_in
from index.english.dates import Date
from index.english.names import Name
from index.english.numbers import Number
from index.english.questions import Kind, answer_words, kind_of
from index.types import Span

ASKED = {
    "How many boats sank?": Kind.NUMBER,
    "What percentage of the boats sank?": Kind.NUMBER,
    "When did the boat sink?": Kind.DATE,
    "What is the opening date of the pier?": Kind.DATE,
    "What was the day of the storm?": Kind.DATE,
    "Did the boat sink?": Kind.YES_NO,
    "Who sank the boat?": Kind.NAME,
    "Who's the head of the zoo?": Kind.NAME,
    "Where did the boat sink?": Kind.NAME,
    "In which town did the boat sink?": Kind.NAME,
    "What town is that?": Kind.NAME,
    "Who were the sailors?": None,
    "Which boats sank?": None,
    "What is a boat?": None,
    "What kind of boat sank?": None,
    "Why did the boat sink?": None,
    "Does the man who sank the boat swim?": Kind.YES_NO,
    "How did the man who sank the boat swim?": None,
}


@pytest.mark.parametrize(("question", "kind"), ASKED.items(), ids=ASKED)
def test_a_question_asks_for_a_kind_of_value(question: str, kind: Kind | None) -> None:
    assert kind_of(question) is kind


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


def test_words_that_only_say_what_is_asked_for_are_known() -> None:
    assert "museum" in answer_words("Which museum bought the altar?")
    assert "date" in answer_words("What is the opening date of the pier?")
    assert "pier" not in answer_words("What is the opening date of the pier?")
