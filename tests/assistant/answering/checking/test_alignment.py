"""How much of a claim stands in its evidence."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.checking.alignment import align, pick_evidence

SENTENCES = st.lists(st.text(alphabet="abc de", max_size=20), max_size=5)


def test_coverage_of_one_sentence_and_of_all() -> None:
    found = align("The red boat sank quickly", ["A boat sank.", "It was a red boat."])
    assert found.union == 3 / 4
    assert found.best == 2 / 4
    assert found.best_sentence == 0
    assert found.pairs == 2 / 3  # red boat, boat sank; not sank quickly
    assert found.longest == 2 / 5  # red boat


def test_context_counts_for_the_whole_only() -> None:
    found = align("The red boat sank", ["It sank."], ["Red boat"])
    assert (found.union, found.best) == (1.0, 1 / 3)


@given(st.text(), SENTENCES)
def test_shares_are_shares_and_one_is_never_more_than_all(claim: str, evidence: list[str]) -> None:
    found = align(claim, evidence)
    assert 0 <= found.best <= found.union <= 1
    assert 0 <= found.pairs <= 1
    assert 0 <= found.longest <= 1
    assert (found.best_sentence is None) is (evidence == [])


def test_picking_covers_before_it_repeats() -> None:
    sentences = ["A red boat.", "The red boat was red.", "It sank.", "Nothing here."]
    assert pick_evidence("The red boat sank", sentences, 2) == [0, 2]
    assert pick_evidence("The red boat sank", sentences, 9) == [0, 2, 1]


@given(st.text(alphabet="abc de", max_size=20), SENTENCES, st.integers(0, 6))
def test_picks_are_distinct_and_bounded(claim: str, sentences: list[str], count: int) -> None:
    picked = pick_evidence(claim, sentences, count)
    assert len(picked) == len(set(picked)) <= min(count, len(sentences))
