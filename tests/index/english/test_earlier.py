import pytest

from index.english.dates import dates_in
from index.english.earlier import is_earlier, time_asked


@pytest.mark.parametrize(
    ("question", "one", "other", "word", "wants_later", "asked_of_one"),
    [
        ("Which magazine was published first, Hask Echo or Bryn News?",
         "Hask Echo", "Bryn News", "first", False, "When was Hask Echo published?"),
        ("Which band was formed first The Exes or Circus Dab ?",
         "Exes", "Circus Dab", "first", False, "When was Exes formed?"),
        ("Who is older, Ada Roth or Bo Kane?",
         "Ada Roth", "Bo Kane", "older", False, "When was Ada Roth born?"),
        ("Which opened more recently: the pier or the dam?",
         "pier", "dam", "more recent", True, "When was pier opened?"),
        ("Who was born later, Ada Roth or Bo Kane?",
         "Ada Roth", "Bo Kane", "later", True, "When was Ada Roth born?"),
        ("Which came first, the fair or the market?",
         "fair", "market", "first", False, "When was fair born?"),
    ],
)  # fmt: skip
def test_what_is_compared_in_time(
    question: str, one: str, other: str, word: str, wants_later: bool, asked_of_one: str
) -> None:
    asked = time_asked(question)
    assert asked is not None
    assert (asked.sides.one, asked.sides.other) == (one, other)
    assert (asked.word, asked.wants_later) == (word, wants_later)
    assert asked.questions(asked.sides.one)[0] == asked_of_one


@pytest.mark.parametrize(
    "question",
    [
        "Which is longer, the pier or the dam?",
        "Who came first in the race?",
        "When was the pier opened?",
        "Which was the first article, and who wrote it?",
        "Did the pier or the dam open first?",
    ],
)
def test_other_questions_compare_nothing_in_time(question: str) -> None:
    assert time_asked(question) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("in 1845", "in 1980", True),
        ("on 14 July 1939", "on 7 January 1976", True),
        ("in May 1990", "in March 1990", False),
        ("in 1990", "in March 1990", None),
        ("on 3 May 1990", "on 3 May 1990", None),
    ],
)
def test_dates_tell_which_is_earlier_as_far_as_both_go(
    one: str, other: str, expected: bool | None
) -> None:
    assert is_earlier(dates_in(one)[0], dates_in(other)[0]) is expected
