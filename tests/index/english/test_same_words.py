"""Texts that say the same."""

import pytest

from index.english.same_words import SameWords, say_the_same

NEWS = "The ferry across the Tarn sails again from Monday, its captain said."


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (NEWS, True),
        (NEWS.upper(), True),
        (NEWS.replace("captain", "owner"), True),
        (NEWS.replace("Monday", "Tuesday"), False),
        (NEWS.replace("sails", "does not sail"), False),
        (NEWS.replace("ferry", "2 ferries"), False),
        ("The ferry across the Tarn has sunk, and its captain is missing.", False),
        ("", False),
    ],
    ids=[
        "equal",
        "capitals",
        "a word changed",
        "a day changed",
        "denied",
        "a number",
        "other news",
        "empty",
    ],
)
def test_texts_say_the_same_when_they_share_their_words(other: str, same: bool) -> None:
    assert say_the_same(NEWS, other) is same


def test_numbers_in_words_tell_texts_apart() -> None:
    one = "The fire brigade counted twelve boats adrift in the inner harbour after the storm"
    assert not say_the_same(one, one.replace("twelve", "thirteen"))


def test_a_dateline_makes_no_difference() -> None:
    told = "The shipyard Orlo will dismiss 400 welders in the spring."
    assert say_the_same(f"HASK HARBOUR (DPN) - {told}", told)
    assert say_the_same(f"VELM, Nordland — {told}", told)
    assert not say_the_same(f"HASK HARBOUR (DPN) - {told}", told.replace("400", "500"))


def test_who_does_what_to_whom_is_told_by_the_order_of_names() -> None:
    one = "In the final of the cup on the lake Anna Berg beat Tora Holt by a length."
    other = one.replace("Anna Berg beat Tora Holt", "Tora Holt beat Anna Berg")
    assert not say_the_same(one, other)


@pytest.mark.parametrize(
    ("other", "otherwise"),
    [
        (NEWS.replace("Monday", "Tuesday"), True),
        (NEWS.replace("Tarn", "Moss"), True),
        (NEWS.replace("sails", "does not sail"), True),
        (NEWS, False),
        ("Frost killed the blossom of every tree in the valley, a grower said.", False),
        ("Rain.", False),
        ("", False),
    ],
    ids=["a day", "a name", "denied", "equal", "other news", "a word", "empty"],
)
def test_a_sentence_that_is_filled_in_otherwise(other: str, otherwise: bool) -> None:
    one, two = SameWords.of(NEWS), SameWords.of(other)
    assert one.is_filled_in_otherwise(two) is two.is_filled_in_otherwise(one) is otherwise
