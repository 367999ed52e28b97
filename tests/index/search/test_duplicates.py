"""Texts that say the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.duplicates import distinct_passages, say_the_same
from index.types import Passage, PassageHit, Span

NEWS = "The ferry across the Tarn sails again from Monday, its captain said."


def hit(number: int, text: str) -> PassageHit:
    passage = Passage(f"p{number}", f"a{number}", "v", 0, 0, Span(0, len(text)), text, 1)
    return PassageHit(passage, -float(number), 0.0)


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


def test_a_repeated_passage_takes_no_slot() -> None:
    hits = [hit(0, NEWS), hit(1, NEWS + " "), hit(2, "Frost killed the blossom."), hit(3, "Rain.")]
    assert distinct_passages(hits, 2) == (hits[0], hits[2])


@given(st.lists(st.text(max_size=30), max_size=12), st.integers(0, 12))
def test_distinct_passages_keep_their_order_and_never_repeat(texts: list[str], count: int) -> None:
    hits = [hit(number, text) for number, text in enumerate(texts)]
    kept = distinct_passages(hits, count)
    assert len(kept) <= count
    assert [one.score for one in kept] == sorted((one.score for one in kept), reverse=True)
    for place, one in enumerate(kept):
        assert not any(say_the_same(one.passage.text, other.passage.text) for other in kept[:place])


def test_numbers_in_words_tell_texts_apart() -> None:
    one = "The fire brigade counted twelve boats adrift in the inner harbour after the storm"
    assert not say_the_same(one, one.replace("twelve", "thirteen"))


def test_a_dateline_makes_no_difference() -> None:
    told = "The shipyard Orlo will dismiss 400 welders in the spring."
    assert say_the_same(f"HASK HARBOUR (DPN) - {told}", told)
    assert say_the_same(f"VELM, Nordland — {told}", told)
    assert not say_the_same(f"HASK HARBOUR (DPN) - {told}", told.replace("400", "500"))
