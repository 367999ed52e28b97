"""What the words around a name or a number make of it."""

import pytest

from index.english.phrases import (
    begins_listing,
    goes_on_in_row,
    is_listed,
    is_part,
    makes_doer,
    makes_object,
    makes_other_role,
    makes_place,
    makes_whole,
)


def test_words_before_a_phrase_make_something_of_it() -> None:
    assert makes_object("the album of the ")
    assert not makes_object("the album ")
    assert makes_other_role("the former ")
    assert not makes_other_role("the ")
    assert makes_doer("won by the young ")
    assert not makes_doer("won ")
    assert makes_place("held in ")
    assert not makes_place("held ")


@pytest.mark.parametrize(
    ("before", "after", "part"),
    [
        ("another ", " boats", True),
        ("between ", " and 5", True),
        ("sank ", " more boats", True),
        ("sank ", "-5", True),
        ("sank ", " boats", False),
    ],
)
def test_a_number_may_be_a_part(before: str, after: str, part: bool) -> None:
    assert is_part(before, after) is part


def test_a_number_may_be_a_whole() -> None:
    assert makes_whole(" of the ")
    assert makes_whole(" out of some ")
    assert not makes_whole(" and ")


@pytest.mark.parametrize(
    ("before", "after", "listed"),
    [
        ("", " and Cai Orr", True),
        ("Cai Orr and ", "", True),
        ("", ", Cai Orr and", True),
        ("", " sank it", False),
    ],
)
def test_a_name_may_be_one_of_several(before: str, after: str, listed: bool) -> None:
    assert is_listed(before, after) is listed


def test_words_may_be_the_first_of_a_row() -> None:
    assert begins_listing("the choir", ", the band and the school sang.")
    assert begins_listing("the choir", ", a band, the school and the church sang.")
    assert not begins_listing("the mayor", ", who was ill, and left.")
    assert not begins_listing("Ada Quill", ", the mayor, and the band sang.")
    assert goes_on_in_row(", the attic stays closed and the cat stays.")
    assert not goes_on_in_row(" stays. And so on.")
