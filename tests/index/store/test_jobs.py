"""Files that wait for a worker: none is lost, none is done by two."""

import threading
from collections.abc import Mapping
from typing import Any

import pytest

from index.errors import AwayError, NotFoundError
from index.sight import Sight
from index.store.server.catalogue import ServerCatalogue
from index.store.server.jobs import MOST_TRIES, Jobs
from tests.stores import emptied


@pytest.fixture
def jobs(server_catalogue: ServerCatalogue) -> Jobs:
    emptied(server_catalogue)
    return Jobs(server_catalogue.database)


def noted(seen: list[str]) -> Any:
    def work(name: str, content: bytes, _collection: str | None) -> Mapping[str, Any]:
        seen.append(name)
        return {"added": len(content)}

    return work


def test_jobs_are_done_in_their_order(jobs: Jobs) -> None:
    added = [jobs.add(f"{n}.txt", b"x" * n) for n in range(4)]
    assert jobs.waiting() == 4
    seen: list[str] = []
    while jobs.work(noted(seen)):
        pass
    assert seen == ["0.txt", "1.txt", "2.txt", "3.txt"]
    assert jobs.waiting() == 0
    done = jobs.job(added[3].id)
    assert (done.name, done.state, done.report) == ("3.txt", "done", {"added": 3})


def test_a_job_has_any_bytes_and_any_name(jobs: Jobs) -> None:
    content, name = bytes(range(256)), "ä\x00'\"😀.txt"
    jobs.add(name, content)
    seen: list[bytes] = []

    def work(_name: str, content: bytes, _collection: str | None) -> Mapping[str, Any]:
        seen.append(content)
        return {}

    assert jobs.work(work)
    assert seen == [content]


def test_an_unknown_job_is_an_error(jobs: Jobs) -> None:
    with pytest.raises(NotFoundError, match="nobody"):
        jobs.job("nobody")


def test_two_workers_never_do_one_job(jobs: Jobs) -> None:
    for number in range(20):
        jobs.add(f"{number}.txt", b"")
    seen: list[str] = []
    both = threading.Barrier(2)

    def run() -> None:
        both.wait()
        while jobs.work(noted(seen)):
            pass

    workers = [threading.Thread(target=run) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(seen) == sorted(f"{number}.txt" for number in range(20))


def test_a_job_in_work_is_passed_over_by_others(jobs: Jobs) -> None:
    jobs.add("slow.txt", b"")
    jobs.add("quick.txt", b"")
    seen: list[str] = []

    def slow(_name: str, _content: bytes, _collection: str | None) -> Mapping[str, Any]:
        assert jobs.work(noted(seen))
        return {}

    assert jobs.work(slow)
    assert seen == ["quick.txt"]


def test_a_file_that_was_sent_anew_waits_for_the_one_before(jobs: Jobs) -> None:
    jobs.add("report.txt", b"old")
    jobs.add("report.txt", b"new")
    jobs.add("report.txt", b"another's", "legal")
    jobs.add("other.txt", b"")
    done: list[bytes] = []

    def taken(_name: str, content: bytes, _collection: str | None) -> Mapping[str, Any]:
        done.append(content)
        return {}

    def slow(_name: str, content: bytes, _collection: str | None) -> Mapping[str, Any]:
        while jobs.work(taken):
            pass
        return taken("", content, None)

    assert jobs.work(slow)
    assert done == [b"another's", b"", b"old"]
    assert jobs.work(taken)
    assert done[-1] == b"new"


def test_a_worker_hears_of_a_file_at_once(jobs: Jobs) -> None:
    with jobs.listening() as wait:
        wait(0.0)
        jobs.add("before.txt", b"")
        wait(600.0)
        threading.Timer(0.2, jobs.add, ("while.txt", b"")).start()
        wait(600.0)
    assert jobs.waiting() == 2


def test_a_job_goes_back_while_a_server_is_away(jobs: Jobs) -> None:
    job = jobs.add("a.txt", b"")

    def away(_name: str, _content: bytes, _collection: str | None) -> Mapping[str, Any]:
        raise AwayError("It is away.")

    for _ in range(2 * MOST_TRIES):
        with pytest.raises(AwayError):
            jobs.work(away)
    assert jobs.job(job.id).state == "queued"
    assert jobs.work(noted([]))
    assert jobs.job(job.id).state == "done"


def test_a_file_that_ends_its_workers_is_given_up(jobs: Jobs) -> None:
    job = jobs.add("bad.txt", b"bad")
    jobs.add("good.txt", b"good")

    def broken(name: str, _content: bytes, _collection: str | None) -> Mapping[str, Any]:
        if name == "bad.txt":
            raise RuntimeError("not ours")
        return {}

    for _ in range(MOST_TRIES):
        with pytest.raises(RuntimeError):
            jobs.work(broken)
    assert jobs.work(broken)
    assert jobs.job(job.id).state == "failed"
    assert "error" in jobs.job(job.id).report
    assert jobs.work(broken)
    assert jobs.waiting() == 0


def test_a_job_keeps_the_collection_it_is_for(jobs: Jobs) -> None:
    taken: list[str | None] = []

    def work(_name: str, _content: bytes, collection: str | None) -> Mapping[str, Any]:
        taken.append(collection)
        return {}

    legal, nobody = jobs.seen_by(Sight(("legal", "press"))), jobs.seen_by(Sight())
    jobs.add("whole.txt", b"")
    jobs.add("named.txt", b"", "legal")
    at_home = legal.add("home.txt", b"")
    legal.add("press.txt", b"", "press")
    nobody.add("open.txt", b"")
    while jobs.work(work):
        pass
    assert taken == [None, "legal", "legal", "press", ""]
    assert legal.job(at_home.id).state == jobs.job(at_home.id).state == "done"
    with pytest.raises(NotFoundError):
        nobody.job(at_home.id)
    with pytest.raises(NotFoundError):
        nobody.add("other.txt", b"", "legal")
