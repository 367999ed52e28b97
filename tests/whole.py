"""Whether an index holds together: its words, its vectors, and its record of them."""

from index.holdings import Holdings
from index.store.ingest import MAXIMUM_MISSED


def check_intact(holdings: Holdings) -> None:
    """Nothing is half, nothing is lost, nothing is left over, and the search finds its vectors.

    But for so few as a search is allowed to miss: a graph is no exact search.
    """
    ledger = holdings.catalogue.ledger
    recorded = ledger.checksums()
    assert list(holdings.catalogue.problems()) == []
    assert set(recorded) == {id_ for batch in ledger.texts() for id_, _ in batch}
    assert ledger.missing() == 0
    assert set(holdings._vectors.rows(sorted(recorded))[0]) == set(recorded)
    assert len(holdings.missed_vectors()) <= MAXIMUM_MISSED * len(recorded)
