"""Slips of spelling."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.understanding.spelling import respelt, unsaid

TEXTS = ["The fire chief, Edda Quillan, closed the bridge.", "A barge came. The government paid."]


def test_unknown_words_are_written_as_the_articles_write_them():
    absent = {"quillen", "brige"}
    assert respelt("Did Quillen close the brige?", absent, TEXTS) == (
        "Did Quillan close the bridge?"
    )


def test_in_a_long_word_two_letters_may_differ():
    assert respelt("What did the goverment pay?", {"goverment"}, TEXTS) == (
        "What did the government pay?"
    )
    assert respelt("What did the govermant pay?", {"govermant"}, TEXTS) is not None


def test_what_the_articles_have_stays():
    assert respelt("Did Quillen close it?", set(), TEXTS) is None


def test_another_word_is_no_slip():
    assert respelt("Who sank the badger?", {"badger"}, TEXTS) is None


@given(st.text(max_size=80))
def test_nothing_is_changed_where_nothing_is_alike(question):
    absent = {word.lower() for word in question.split()}
    assert respelt(question, absent, []) is None


def test_what_stands_there_in_another_form_is_said():
    assert unsaid(["bridges", "paid", "closes", "ferry"], TEXTS) == ["ferry"]
