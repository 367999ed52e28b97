"""What two processes take in at the same moment, on one store on servers.

Each test holds back all who are about to publish until they have done what they do beside others.
"""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import psycopg
import pytest

from index.holdings import LibraryOptions
from index.served_library import ServedLibrary, Servers
from index.store.catalogue import PUBLISHING
from index.store.server.database import ServerDatabase
from index.store.vectors import ServedCollection
from index.types import Article, Matrix
from tests.hashing import HashingEmbedding
from tests.stores import RunningServers
from tests.whole import check_intact

OPTIONS = LibraryOptions(passage_tokens=30, reading=None)
WIRE = (
    "Engineers found cracks in 38 of the 96 hangers of the Nordre bridge on Thursday. "
    "The bridge has been closed to lorries since Friday, the roads board said. "
    "A detour by way of Holm takes forty minutes longer. "
    "New hangers are to come from a foundry in Velm in the spring."
)
OTHER = "The orchard of Velm sold nine tonnes of apples. Its owner keeps two dogs and a goat."


@pytest.fixture
def url(servers: RunningServers) -> str:
    return servers.new_database()


@pytest.fixture
def libraries(servers: RunningServers, url: str) -> Iterator[list[ServedLibrary]]:
    places = Servers(url, servers.chroma_url)
    opened = [
        ServedLibrary(places, HashingEmbedding(), lambda text: len(text.split()), OPTIONS)
        for _ in range(2)
    ]
    yield opened
    for one in opened:
        one.close()


@contextmanager
def held_back(url: str) -> Iterator[Callable[[int], None]]:
    """Let nobody publish meanwhile; yield what waits until so many wait for a lock."""
    database = ServerDatabase(url)
    query = (
        "SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = database"
        " WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted"
    )

    def wait(number: int) -> None:
        for _ in range(6000):
            if looking.execute(query).fetchone() == (number,):
                return
            time.sleep(0.01)
        raise AssertionError(f"they never were {number} who wait")

    try:
        with database.taking() as transaction, psycopg.connect(url, autocommit=True) as looking:
            database.one_by_one(transaction, PUBLISHING)
            yield wait
    finally:
        database.close()


def at_once(url: str, *calls: Callable[[], object]) -> None:
    """Carry things out on a thread each, all of which get as far as they do beside others."""
    failures: list[BaseException] = []

    def run(call: Callable[[], object]) -> None:
        try:
            call()
        except BaseException as error:  # noqa: BLE001 - told by the test
            failures.append(error)

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    with held_back(url) as wait:
        for number, thread in enumerate(threads, start=1):
            thread.start()
            wait(number)
    for thread in threads:
        thread.join()
    assert not failures


def versions(library: ServedLibrary) -> dict[str, str]:
    return {one.id: one.version for one in library.catalogue.summaries()}


def test_copies_know_each_other(libraries: list[ServedLibrary], url: str) -> None:
    one, other = libraries
    pair = [
        Article(id_, "Bridge", f"{WIRE} {ending}") for id_, ending in (("a", ""), ("b", "End."))
    ]
    at_once(url, lambda: one.ingest(pair[:1]), lambda: other.ingest(pair[1:]))
    members = one.catalogue.clusters.of("a")
    assert sorted(member.article_id for member in members) == ["a", "b"]
    check_intact(one)


def test_texts_in_common_have_one_vector(libraries: list[ServedLibrary], url: str) -> None:
    one, other = libraries
    pair = [Article(id_, "Orchard", OTHER) for id_ in "ab"]
    at_once(url, lambda: one.ingest(pair[:1]), lambda: other.ingest(pair[1:]))
    assert versions(one) == {article.id: article.version for article in pair}
    check_intact(one)
    one.remove("a")
    check_intact(other)


def test_one_version_is_taken_in_once(libraries: list[ServedLibrary], url: str) -> None:
    one, other = libraries
    article = Article("a", "Orchard", OTHER)
    reports = []
    calls = [lambda it=it: reports.append(it.ingest([article])) for it in (one, other)]
    at_once(url, *calls)
    assert sorted((report.added, report.unchanged) for report in reports) == [(0, 1), (1, 0)]
    assert versions(one) == {"a": article.version}
    check_intact(one)


def test_of_two_versions_one_replaces_the_other(libraries: list[ServedLibrary], url: str) -> None:
    one, other = libraries
    first, second = (Article("a", "Orchard", f"{OTHER} {ending}") for ending in ("Yes.", "No."))
    reports = []
    calls = [
        lambda it=it, text=text: reports.append(it.ingest([text]))
        for it, text in ((one, first), (other, second))
    ]
    at_once(url, *calls)
    assert sorted((report.added, report.updated) for report in reports) == [(0, 1), (1, 0)]
    earlier = one.catalogue.earlier.article("a").version
    assert {earlier, *versions(one).values()} == {first.version, second.version}
    check_intact(one)


def test_what_is_replaced_and_what_is_added_do_not_meet(
    libraries: list[ServedLibrary], url: str
) -> None:
    one, other = libraries
    one.ingest([Article("a", "Bridge", WIRE)])
    changed, copy = Article("a", "Bridge", OTHER), Article("b", "Bridge", WIRE)
    at_once(url, lambda: one.ingest([changed]), lambda: other.ingest([copy]))
    assert versions(one) == {"a": changed.version, "b": copy.version}
    assert one.catalogue.clusters.of("b") == []
    check_intact(one)


def test_who_opens_the_store_takes_nothing_from_who_adds(
    libraries: list[ServedLibrary], url: str, servers: RunningServers
) -> None:
    def open_another() -> None:
        places = Servers(url, servers.chroma_url)
        ServedLibrary(places, HashingEmbedding(), lambda text: len(text.split()), OPTIONS).close()

    one, _ = libraries
    article = Article("a", "Orchard", OTHER)
    at_once(url, lambda: one.ingest([article]), open_another)
    assert versions(one) == {"a": article.version}
    check_intact(one)


def test_vectors_come_to_chroma_one_after_another(
    libraries: list[ServedLibrary], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone, upsert, met = threading.Lock(), ServedCollection.upsert, list[bool]()

    def slow(collection: ServedCollection, ids: Sequence[str], rows: Matrix) -> None:
        is_alone = alone.acquire(blocking=False)
        met.append(not is_alone)
        time.sleep(0.2)
        upsert(collection, ids, rows)
        if is_alone:
            alone.release()

    monkeypatch.setattr(ServedCollection, "upsert", slow)
    pair = [Article("a", "Bridge", WIRE), Article("b", "Orchard", OTHER)]
    with ThreadPoolExecutor(len(pair)) as threads:
        list(threads.map(lambda library, it: library.ingest([it]), libraries, pair))
    assert met == [False, False]
