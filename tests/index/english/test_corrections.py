"""Corrections, and which number they take back."""

import pytest

from index.english.corrections import (
    asks_what_was_first,
    corrected,
    corrected_after,
    is_correction,
    put_right,
    renamed,
    said_now,
    was_so_at_first,
)
from index.english.numbers import numbers_in
from index.types import Span


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("Correction: an earlier version said 41 hangers; the figure is 38.", 41, 38),
        ("Correction: it holds 260, not 180.", 180, 260),
        ("Corrected: it cost ¥300, not 500 yen.", 500, 300),
    ],
)
def test_a_correction_has_two_numbers(text: str, wrong: int, right: int) -> None:
    numbers = corrected(text)
    assert numbers is not None
    assert [number.value for number in numbers] == [wrong, right]


@pytest.mark.parametrize(
    "text",
    [
        "It holds 260, not 180.",
        "Correction: it holds 260.",
        "Correction: it cost ¥300, not €500.",
    ],
)
def test_other_sentences_correct_nothing(text: str) -> None:
    assert corrected(text) is None


@pytest.mark.parametrize(
    ("text", "seems", "right"),
    [
        ("The pool will not open on 3 May, as planned, but on 9 June", "3 May", "9 June"),
        ("They will not cut 45 jobs but 80.", "45", "80"),
        ("It was not Edda Quill but Ida Holm who won.", "Edda Quill", "Ida Holm"),
        ("It did not rain on 3 May, but it was cold on 4 May", "3 May", "3 May"),
        ("The toll was raised from 30 crowns to 45 crowns.", "30 crowns", "45 crowns"),
        ("It is not in the old hall of Brink but in the old hall of Aas.", "Brink", "Aas"),
        ("The fair is not on Hill Street but on St Ane's Road.", "Hill Street", "St Ane's Road"),
        ("The court set a term of 12 years instead of 20.", "20", "12"),
        ("It will run on 9 June rather than on 3 May.", "3 May", "9 June"),
        ("It set 12 years instead of the 20 that had been asked for.", "20", "20"),
        ("Ida Holm sang instead of Edda Quill.", "Edda Quill", "Edda Quill"),
        ("It is open from 3 May to 9 June.", "3 May", "3 May"),
        ("On 3 May he said that it opens in June.", "3 May", "3 May"),
    ],
)
def test_what_stands_in_the_place_of_what_is_denied(text: str, seems: str, right: str) -> None:
    start = text.index(seems)
    assert put_right(text, Span(start, start + len(seems))).of(text) == right


@pytest.mark.parametrize(
    "before", ["The trial, first set for ", "It was originally planned on ", "It was initially "]
)
def test_what_was_so_first_is_no_more(before: str) -> None:
    assert was_so_at_first(before)


@pytest.mark.parametrize("before", ["The first trams run on ", "They first met ", "It opens on "])
def test_what_is_so_still(before: str) -> None:
    assert not was_so_at_first(before)


def test_a_question_may_ask_for_what_was_first() -> None:
    assert asks_what_was_first("When was it originally planned to open?")
    assert not asks_what_was_first("When does the first tram run?")


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("He is Jens Prestmo, not Preston.", "Preston", "Jens Prestmo"),
        ("The winner was not Ida Moe but Ida Mohr.", "Ida Moe", "Ida Mohr"),
        ("It is led by Dr Lena Brandt, not Dr Brand.", "Dr Brand", "Dr Lena Brandt"),
    ],
)
def test_a_name_is_corrected(text: str, wrong: str, right: str) -> None:
    names = renamed(text)
    assert names is not None
    assert names[0].written in wrong
    assert right.endswith(names[1].written) or names[1].written.endswith(right)


def test_two_names_are_no_correction() -> None:
    assert renamed("Lena Brandt and Ida Moe did not vote.") is None


@pytest.mark.parametrize(
    ("text", "beside", "now"),
    [
        ("Engineers now put it at 80 boats.", "In June they had spoken of 30.", "80"),
        ("Engineers put it at 80 boats.", "In June they had spoken of 30.", None),
        ("Engineers now put it at 80 boats.", "In June they found 30.", None),
        ("Engineers now put it at 80 crowns.", "In June they had spoken of 30.", None),
        ("Engineers now put it at 80 boats.", "In June they had spoken of 20.", None),
    ],
)
def test_what_is_said_now_in_place_of_what_had_been(text: str, beside: str, now: str) -> None:
    (wrong,) = numbers_in("30 boats")
    right = said_now(text, beside, wrong)
    assert (right and right.written.split()[0]) == now


def test_a_correction_says_so_in_its_title() -> None:
    assert is_correction("Correction: the harbour ball")
    assert not is_correction("The harbour ball")


@pytest.mark.parametrize(
    ("text", "following", "wrong", "right"),
    [
        ("We wrote that the toll is 30 crowns.", "The correct figure is 40 crowns.", "30", "40"),
        (
            "In our report we said that nine people drowned.",
            "In fact six people drowned: four sailors and two guests.",
            "nine",
            "six",
        ),
        ("We also said that the lease ran until 2041.", "It runs until 2039.", "2041", "2039"),
        ("Our article put the vote on 3 May.", "The vote is on 5 May.", "3 May", "5 May"),
    ],
)
def test_the_sentence_behind_an_error_puts_it_right(
    text: str, following: str, wrong: str, right: str
) -> None:
    pair = corrected_after(text, following)
    assert pair is not None
    assert pair[0].span.of(text).startswith(wrong)
    assert pair[1].span.of(following).startswith(right)


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("Nine people drowned.", "In fact six people drowned."),
        ("We wrote that nine people drowned.", "In fact two boats and one raft sank."),
        ("We said that the lease ran until 2041.", "It was signed on 3 May."),
        ("We said that the lease ran until 2041.", "It runs until 2041."),
    ],
)
def test_what_follows_need_not_put_it_right(text: str, following: str) -> None:
    assert corrected_after(text, following) is None
