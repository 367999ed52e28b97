"""What a question asks for: to "how many" a number answers, to "when" a time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.english.measures import units_asked
from index.english.questions import (
    Kind,
    answer_words,
    asks_for_day,
    asks_for_role,
    asks_openly,
    asks_who,
    asks_who_somebody_is,
    counted,
    deed_asked,
    fits,
    is_of_another_kind,
    kind_of,
    offers_answers,
)


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


def test_words_that_only_say_what_is_asked_for_are_known() -> None:
    assert "museum" in answer_words("Which museum bought the altar?")
    assert "date" in answer_words("What is the opening date of the pier?")
    assert "pier" not in answer_words("What is the opening date of the pier?")


@pytest.mark.parametrize(
    ("question", "answer", "does"),
    [
        ("How many boats sank?", "14", True),
        ("How many boats sank?", "several", False),
        ("When did the boat sink?", "3 May", True),
        ("When did the boat sink?", "after the storm", False),
        ("Who sank the boat?", "Ada Quill", True),
        ("Who sank the boat?", "3 May 2024", False),
        ("Why did the boat sink?", "14", True),
    ],
)
def test_the_better_answer_fits(question: str, answer: str, does: bool) -> None:
    assert fits(question, answer) is does


def test_a_day_is_asked_for_unless_a_month_or_a_year_is() -> None:
    assert asks_for_day("When did the boat sink?")
    assert not asks_for_day("In what year did the boat sink?")
    assert not asks_for_day("Who sank the boat?")


def test_why_and_how_ask_openly() -> None:
    assert asks_openly("Why did the boat sink?")
    assert asks_openly("How did the boat sink?")
    assert not asks_openly("How long is the boat?")


def test_a_question_may_offer_its_answers() -> None:
    assert offers_answers("Is the boat red or green?")
    assert not offers_answers("Is the boat red?")


@pytest.mark.parametrize(
    ("question", "passive"),
    [
        ("Who won the race?", False),
        ("Which team was named best?", True),
        ("Who was at the race?", None),
        ("Who saw the race?", None),
    ],
)
def test_some_deeds_have_one_doer(question: str, passive: bool | None) -> None:
    assert deed_asked(question) is passive


def test_some_roles_have_one_holder() -> None:
    assert asks_for_role("Who is the mayor of Lorvane?")
    assert not asks_for_role("Who met the mayor of Lorvane?")


def test_what_is_counted_is_known() -> None:
    assert counted("How many boats are damaged?") == {"boat"}
    assert counted("How many of the boats are damaged?") == frozenset()
    assert counted("Who counted the hangers?") == frozenset()


def test_who_somebody_is_and_who_has_a_role() -> None:
    assert asks_who_somebody_is("Who is Edda Quill?")
    assert asks_who_somebody_is("Who was Brand")
    assert not asks_who_somebody_is("Who is the mayor of Bryn?")
    assert not asks_who_somebody_is("Who is Edda Quill accusing of fraud?")
    assert asks_who("Whom did Quill accuse?")
    assert not asks_who("Did Quill say who it was?")


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who was harbour master when the quay sank?", Kind.NAME),
        ("What kinds of fish died when the dam broke?", None),
        ("When did the quay sink?", Kind.DATE),
        ("Since when is the quay shut?", Kind.DATE),
        ("And when?", Kind.DATE),
    ],
)
def test_when_asks_for_a_time_only_where_nothing_else_is_asked(
    question: str, kind: Kind | None
) -> None:
    assert kind_of(question) is kind


def test_a_bare_number_is_no_kind_of_thing() -> None:
    assert not fits("What kinds of fish died?", "700")
    assert fits("What kinds of fish died?", "carp and tench")


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("How heavy is the anvil?", "kg"),
        ("How much does the anvil weigh?", "kg"),
        ("How wide is the ford?", "metr"),
        ("How far is it to Esk?", "hour"),
    ],
)
def test_what_is_measured_has_its_units(question: str, unit: str) -> None:
    assert unit in units_asked(question)


def test_other_questions_are_answered_in_any_unit() -> None:
    assert not units_asked("How high was the loss?")
    assert not units_asked("How many anvils are there?")
