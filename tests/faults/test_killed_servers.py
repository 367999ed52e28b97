"""Processes on one store are killed at any moment: nothing is lost, and nothing is half."""

import multiprocessing
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from typing import Any

import pytest

from index.errors import AwayError, NotFoundError, StoreError
from index.holdings import LibraryOptions
from index.served_library import ServedLibrary, Servers
from index.store.vectors import ChromaServer, ServedCollection
from index.types import Article, Matrix
from tests.hashing import HashingEmbedding
from tests.stores import Postgres, RunningServers, binaries, chroma, postgres
from tests.whole import check_intact

FILES = 24
KILLS = 6
OPTIONS = LibraryOptions(passage_tokens=40, reading=None)


def opened(servers: Servers) -> ServedLibrary:
    return ServedLibrary(servers, HashingEmbedding(seed=3), lambda text: len(text.split()), OPTIONS)


def article(name: str) -> Article:
    lines = " ".join(f"Line {n} of {name} holds {n * 7}." for n in range(40))
    return Article(name, f"Title of {name}", lines)


def work(servers: Servers) -> None:
    """Take in what waits, for ever: the program of a worker."""
    with opened(servers) as library:

        def take_in(name: str, _content: bytes, _collection: str | None) -> Mapping[str, Any]:
            return {"added": library.ingest([article(name)]).added}

        while True:
            if not library.jobs.work(take_in):
                time.sleep(0.05)


@pytest.fixture(scope="module")
def context() -> ForkServerContext:
    chosen = multiprocessing.get_context("forkserver")
    chosen.set_forkserver_preload(["index.served_library", "index.store.server.vectors", __name__])
    return chosen


def test_killed_workers_lose_nothing(context: ForkServerContext, servers: RunningServers) -> None:
    places = Servers(servers.new_database(), servers.chroma_url)
    dice = random.Random(4)
    with opened(places) as reader:
        names = [f"file-{number}" for number in range(FILES)]
        ids = [reader.jobs.add(name, b"").id for name in names]
        workers = [started(context, places) for _ in range(2)]
        kills = 0
        while reader.jobs.waiting():
            check_what_is_seen(reader)
            time.sleep(dice.uniform(0.05, 0.6))
            if kills < KILLS:
                victim = dice.randrange(2)
                workers[victim].kill()
                workers[victim].join()
                workers[victim] = started(context, places)
                kills += 1
        for worker in workers:
            worker.kill()
            worker.join()
        assert {reader.jobs.job(id_).state for id_ in ids} == {"done"}
        assert sorted(one.id for one in reader.catalogue.summaries()) == sorted(names)
        check_what_is_seen(reader)
    with opened(places) as again:  # mends what the last killed one has left
        check_intact(again)


def started(context: ForkServerContext, places: Servers) -> ForkServerProcess:
    worker = context.Process(target=work, args=(places,), daemon=True)
    worker.start()
    return worker


def check_what_is_seen(reader: ServedLibrary) -> None:
    """Every article that is there is whole, and is found by what stands in it."""
    for one in list(reader.catalogue.summaries())[-3:]:
        assert reader.catalogue.article(one.id).text == article(one.id).text
        assert len(reader.catalogue.sentences(one.id)) == one.sentences
        hits = reader.retriever().find(f"Title of {one.id}").passages
        assert hits
        for hit in hits:
            text = article(hit.passage.article_id).text
            assert hit.passage.span.of(text) == hit.passage.text


@pytest.fixture
def own_servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Postgres, str]]:
    """A PostgreSQL that a test may kill, and the store's Chroma."""
    programs = binaries()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (Debian: postgresql)")
    with (
        tempfile.TemporaryDirectory(prefix="citeline-tests-", ignore_cleanup_errors=True) as name,
        postgres(Path(name) / "articles", programs) as server,
    ):
        yield server, f"{server.address}/postgres"


def until_it_replies(ask: Callable[[], object]) -> None:
    for _ in range(600):
        try:
            ask()
        except AwayError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("it does not come back")


def test_a_database_that_comes_back_is_used_again(
    own_servers: tuple[Postgres, str], servers: RunningServers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.store.server.database.WAIT_SECONDS", 0.5)
    server, url = own_servers
    with opened(Servers(url, servers.chroma_url)) as library:
        library.ingest([article("a")])
        server.kill()
        for call in (
            lambda: library.catalogue.article("a"),
            lambda: library.retriever().search("Title of a"),
            lambda: library.ingest([article("b")]),
            lambda: library.remove("a"),
        ):
            with pytest.raises(AwayError, match="PostgreSQL"):
                call()
        server.start()
        until_it_replies(lambda: library.catalogue.article("a"))
        assert library.ingest([article("b")]).added == 1
        assert library.catalogue.article("a").text == article("a").text
        with pytest.raises(NotFoundError):
            library.catalogue.article("c")


def test_vectors_that_are_lost_are_made_anew(servers: RunningServers, tmp_path: Path) -> None:
    database = servers.new_database()
    with chroma(tmp_path / "first") as one, opened(Servers(database, one.url)) as library:
        library.ingest([article("a"), article("b")])
        count = library.catalogue.ledger.count()
    with pytest.raises(AwayError, match="Chroma"):
        opened(Servers(database, one.url))
    with chroma(tmp_path / "second") as other, opened(Servers(database, other.url)) as library:
        assert library.catalogue.ledger.count() == count
        check_intact(library)


class KilledError(Exception):
    """Stands for a kill: nothing of what would have come next is done."""


def test_a_text_that_comes_again_after_a_killed_removal_has_its_vector(
    servers: RunningServers, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Servers(servers.new_database(), servers.chroma_url)
    with opened(places) as killed, opened(places) as other:
        killed.ingest([article("a"), article("b")])

        def delete_and_die(collection: ServedCollection, ids: Sequence[str]) -> None:
            delete(collection, ids)
            raise KilledError

        delete = ServedCollection.delete
        with monkeypatch.context() as patch:
            patch.setattr(ServedCollection, "delete", delete_and_die)
            with pytest.raises(KilledError):
                killed.remove("a")
        other.ingest([article("a")])
        check_intact(other)


def test_a_removal_that_was_killed_is_ended_by_the_next_one(
    servers: RunningServers, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Servers(servers.new_database(), servers.chroma_url)
    with opened(places) as killed, opened(places) as other:
        killed.ingest([article("a"), article("b"), article("c")])

        def die(_collection: ServedCollection, _ids: Sequence[str]) -> None:
            raise KilledError

        with monkeypatch.context() as patch:
            patch.setattr(ServedCollection, "delete", die)
            with pytest.raises(KilledError):
                killed.remove("a")
        other.remove("b")
        assert collection_of(other, places).count() == other.catalogue.ledger.count()


def test_a_vector_too_many_hides_none_that_is_lost(
    servers: RunningServers, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Servers(servers.new_database(), servers.chroma_url)
    with opened(places) as killed:
        killed.ingest([article("a")])
        lost = sorted(killed.catalogue.ledger.checksums())

        def upsert_and_die(collection: ServedCollection, ids: Sequence[str], rows: Matrix) -> None:
            upsert(collection, ids, rows)
            collection.delete(lost[: len(ids)])  # as another one's that comes late
            raise KilledError

        upsert = ServedCollection.upsert
        with monkeypatch.context() as patch:
            patch.setattr(ServedCollection, "upsert", upsert_and_die)
            with pytest.raises(KilledError):
                killed.ingest([article("b")])
        assert collection_of(killed, places).count() == len(lost)
    with opened(places) as again:
        check_intact(again)
        assert collection_of(again, places).count() == len(lost)


def collection_of(library: ServedLibrary, places: Servers) -> ServedCollection:
    return ServedCollection(ChromaServer(places.chroma_url), library.catalogue.ledger.folder or "")


def test_without_chroma_a_question_is_an_honest_error(
    servers: RunningServers, tmp_path: Path
) -> None:
    with chroma(tmp_path / "vectors") as vectors:
        library = opened(Servers(servers.new_database(), vectors.url))
        library.ingest([article("a")])
    with library, pytest.raises(StoreError, match="does not reply"):
        library.retriever().search("Title of a")
