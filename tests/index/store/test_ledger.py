"""The record of vectors."""

from index.store import Catalogue


def test_vectors_are_taken_from_places_among_their_ids(catalogue: Catalogue) -> None:
    ledger = catalogue.ledger
    assert ledger.some(["5"]) == []
    ledger.record(dict.fromkeys(("1a", "5b", "9c"), 1))
    assert ledger.some(["0", "1a", "2", "6"]) == ["1a", "5b", "9c"]
    assert ledger.some(["a"]) == ["1a"]  # behind the last one is the first
