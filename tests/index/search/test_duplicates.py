"""Passages that say the same."""

from hypothesis import given
from hypothesis import strategies as st

from index.english.same_words import say_the_same
from index.search.duplicates import distinct_passages
from index.types import Passage, PassageHit, Span

NEWS = "The ferry across the Tarn sails again from Monday, its captain said."


def hit(number: int, text: str) -> PassageHit:
    passage = Passage(f"p{number}", f"a{number}", "v", 0, 0, Span(0, len(text)), text, 1)
    return PassageHit(passage, -float(number), 0.0)


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
