"""Slips of spelling."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.understanding.spelling import respelt

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


def test_two_letters_that_changed_places_are_one_slip():
    assert respelt("Who closed the birdge?", {"birdge"}, TEXTS) == "Who closed the bridge?"


def test_a_short_word_may_lack_a_letter():
    texts = ["The Wolves won. The Bears had won twice. They own the rink and win again."]
    assert respelt("who wn the cup", {"wn"}, texts) == "who won the cup"
    assert respelt("who wx the cup", {"wx"}, texts) is None


def test_a_word_within_another_stays_as_it_is():
    assert respelt("Is the brige at Brigeton?", {"brige"}, TEXTS) == "Is the bridge at Brigeton?"


def test_what_the_articles_have_stays():
    assert respelt("Did Quillen close it?", set(), TEXTS) is None


def test_another_word_is_no_slip():
    assert respelt("Who sank the badger?", {"badger"}, TEXTS) is None


@given(st.text(max_size=80))
def test_nothing_is_changed_where_nothing_is_alike(question):
    absent = {word.lower() for word in question.split()}
    assert respelt(question, absent, []) is None
