"""Slips of spelling."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.understanding.spelling import respelt, without_slips

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


def test_slips_are_put_right_and_other_forms_stay():
    assert without_slips("Did the goverment pay the barges?", TEXTS) == (
        "Did the government pay the barges?"
    )
    assert without_slips("Who paid?", TEXTS) == "Who paid?"
