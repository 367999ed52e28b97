"""Open articles behave the same wherever they are kept: taken in, changed, removed, mended."""

import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeAlias

import pytest

from index.errors import MismatchError, NotFoundError
from index.formats import ReadFailure
from index.holdings import Holdings, LibraryOptions
from index.library import Library
from index.served_library import ServedLibrary, Servers
from index.store.dense import DenseIndex
from index.types import Article, SearchFilter
from tests.hashing import HashingEmbedding
from tests.stores import RunningServers
from tests.whole import check_intact

OPTIONS = LibraryOptions(passage_tokens=60, reading=None)
TOLL = Article("a", "Toll", "The toll is four crowns. It rose in May.", "Gazette")
ROOF = Article("b", "Roof", "The roof leaks. Nobody mends it.", "Post", "", date(2026, 1, 5))
MENDED = Article("b", "Roof", "The roof is mended. It took a week.", "Post", "", date(2026, 1, 9))
COPY = Article("c", "Toll", "The toll is four crowns. It rose in May.", "Herald")

Open: TypeAlias = Callable[..., Holdings]


@pytest.fixture(params=["local", "server"])
def open_holdings(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[Callable[..., Holdings]]:
    """Return what opens one and the same store, of each kind in turn."""
    places = {}
    if request.param == "server":
        running: RunningServers = request.getfixturevalue("servers")
        places["servers"] = Servers(running.new_database(), running.chroma_url)
    opened: list[Holdings] = []

    def count(text: str) -> int:
        return len(text.split())

    def open_(seed: int = 1, *, accept: bool = False) -> Holdings:
        embedding = HashingEmbedding(seed=seed)
        if request.param == "local":
            one: Holdings = Library(
                tmp_path / "data", embedding, count, OPTIONS, accept_other_model=accept
            )
        else:
            servers = places["servers"]
            one = ServedLibrary(servers, embedding, count, OPTIONS, accept_other_model=accept)
        opened.append(one)
        return one

    yield open_
    for one in opened:
        one.close()


@pytest.fixture
def holdings(open_holdings: Open) -> Holdings:
    return open_holdings()


def ids(holdings: Holdings) -> list[str]:
    return sorted(one.id for one in holdings.catalogue.summaries())


def found(holdings: Holdings, question: str, filter_: SearchFilter | None = None) -> list[str]:
    result = holdings.retriever().search(question, filter_)
    return [hit.sentence.article_id for hit in result.sentences]


def test_a_report_counts_what_happened(holdings: Holdings) -> None:
    failure = ReadFailure("x.pdf", "No reader knows this format.")
    report = holdings.ingest([TOLL, failure, ROOF])
    assert (report.added, report.updated, report.unchanged, report.failed) == (2, 0, 0, 1)
    again = holdings.ingest([TOLL, MENDED])
    assert (again.added, again.updated, again.unchanged) == (0, 1, 1)
    check_intact(holdings)


def test_a_dry_run_changes_nothing(holdings: Holdings) -> None:
    assert holdings.ingest([TOLL], dry_run=True).added == 1
    assert ids(holdings) == []


def test_what_is_added_is_found_at_once(holdings: Holdings) -> None:
    holdings.ingest([TOLL, ROOF])
    assert found(holdings, "What leaks?")[0] == "b"
    assert found(holdings, "How much is the toll?")[0] == "a"


def test_what_is_replaced_is_found_no_more(holdings: Holdings) -> None:
    holdings.ingest([ROOF])
    holdings.ingest([MENDED])
    assert holdings.catalogue.article("b") == MENDED
    assert holdings.catalogue.lexical.document_frequencies(["leaks"]) == {"leaks": 0}
    check_intact(holdings)


def test_undo_brings_back_and_back_again(holdings: Holdings) -> None:
    holdings.ingest([ROOF])
    holdings.ingest([MENDED])
    holdings.undo("b")
    assert holdings.catalogue.article("b") == ROOF
    holdings.undo("b")
    assert holdings.catalogue.article("b") == MENDED


@pytest.mark.parametrize("article_id", ["a", "nobody"])
def test_what_was_never_replaced_cannot_be_undone(holdings: Holdings, article_id: str) -> None:
    holdings.ingest([TOLL])
    with pytest.raises(NotFoundError, match=article_id):
        holdings.undo(article_id)


def test_what_is_removed_is_gone_with_its_vectors_and_its_earlier_version(
    holdings: Holdings,
) -> None:
    holdings.ingest([TOLL, ROOF])
    holdings.ingest([MENDED])
    holdings.remove("b")
    assert ids(holdings) == ["a"]
    assert set(found(holdings, "Who mended the roof?")) <= {"a"}
    with pytest.raises(NotFoundError):
        holdings.undo("b")
    check_intact(holdings)


def test_removing_several_stops_at_one_that_is_not_there(holdings: Holdings) -> None:
    holdings.ingest([TOLL, ROOF])
    with pytest.raises(NotFoundError, match="nobody"):
        holdings.remove("a", "nobody", "b")
    assert ids(holdings) == ["b"]
    check_intact(holdings)


def test_copies_share_a_vector_until_the_last_is_gone(holdings: Holdings) -> None:
    holdings.ingest([TOLL, COPY])
    assert holdings.catalogue.ledger.count() == 1
    holdings.remove("a")
    assert holdings.catalogue.ledger.count() == 1
    assert set(found(holdings, "How much is the toll?")) == {"c"}
    holdings.remove("c")
    assert holdings.catalogue.ledger.count() == 0


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (SearchFilter(frozenset({"Post"})), {"b"}),
        (SearchFilter(after=date(2026, 1, 1)), {"b"}),
        (SearchFilter(before=date(2026, 1, 1)), set()),
        (SearchFilter(article_ids=frozenset({"a", "c"})), {"a", "c"}),
        (SearchFilter(frozenset({"Nobody"})), set()),
        (SearchFilter(), {"a", "b", "c"}),
    ],
    ids=["source", "after", "before", "ids", "nobody", "all"],
)
def test_filters_hold_for_words_and_vectors(
    holdings: Holdings, chosen: SearchFilter, expected: set[str]
) -> None:
    holdings.ingest([TOLL, ROOF, COPY])
    assert set(found(holdings, "toll roof", chosen)) == expected
    dense = DenseIndex(holdings.catalogue.ledger, holdings._vectors)
    vector = HashingEmbedding(seed=1).get_query_embedding("toll roof")
    import numpy as np

    near = dense.search(np.array(vector, np.float32), 10, chosen)
    rows = holdings.catalogue.passage_rows(ids=list(near))
    assert {row.passage.article_id for row in rows} == expected


def test_everything_is_there_when_it_is_opened_again(open_holdings: Open) -> None:
    first = open_holdings()
    first.ingest([TOLL, ROOF])
    before = found(first, "What leaks?")
    first.close()
    again = open_holdings()
    assert ids(again) == ["a", "b"]
    assert found(again, "What leaks?") == before
    check_intact(again)


def test_what_an_ingest_left_staged_is_dropped_when_it_is_opened_again(
    open_holdings: Open,
) -> None:
    first = open_holdings()
    first.ingest([TOLL])
    (batch,) = first._ingestor._preparation.batches([ROOF], set())
    first.catalogue.stage(batch.prepared)
    first.close()
    again = open_holdings()
    assert ids(again) == ["a"]
    assert again.ingest([ROOF]).added == 1
    check_intact(again)


def test_vectors_that_nobody_recorded_go_when_it_is_opened_again(open_holdings: Open) -> None:
    first = open_holdings()
    first.ingest([TOLL])
    _, rows = first._vectors.rows(first.catalogue.ledger.checksums())
    first._vectors.add(["f" * 24], rows)
    first.close()
    again = open_holdings()
    again.ingest([ROOF])
    check_intact(again)
    near = again._vectors.nearest(rows[0], 100)
    assert "f" * 24 not in near


def test_another_model_is_refused_and_taken_by_reindexing(open_holdings: Open) -> None:
    first = open_holdings()
    first.ingest([TOLL, ROOF])
    first.close()
    with pytest.raises(MismatchError):
        open_holdings(seed=2)
    other = open_holdings(seed=2, accept=True)
    assert other.reindex() == 2
    other.close()
    again = open_holdings(seed=2)
    assert found(again, "What leaks?")[0] == "b"
    check_intact(again)


def test_reindexing_keeps_what_is_found(holdings: Holdings) -> None:
    holdings.ingest([TOLL, ROOF])
    before = found(holdings, "What leaks?")
    assert holdings.reindex() == 2
    assert found(holdings, "What leaks?") == before
    check_intact(holdings)


def test_facts_are_kept(open_holdings: Open) -> None:
    first = open_holdings()
    first.catalogue.set_facts({"started": "yes", "é": "ü"})
    first.catalogue.set_facts({"started": "no"})
    first.close()
    again = open_holdings().catalogue
    assert (again.fact("started"), again.fact("é"), again.fact("other")) == ("no", "ü", None)


def test_two_writers_at_a_time_lose_nothing(holdings: Holdings) -> None:
    batches = [
        [Article(f"{name}{number}", f"Title {number}", f"Text {number} of {name}. It ends.")
         for number in range(6)]
        for name in "xy"
    ]  # fmt: skip
    shared = [Article(f"s{number}", "Shared", f"Shared text {number}.") for number in range(3)]
    failures: list[BaseException] = []

    def write(batch: list[Article]) -> None:
        try:
            for article in (*batch, *shared):
                holdings.ingest([article])
        except BaseException as error:  # noqa: BLE001 - told by the test
            failures.append(error)

    threads = [threading.Thread(target=write, args=(batch,)) for batch in batches]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert len(ids(holdings)) == 15
    check_intact(holdings)
