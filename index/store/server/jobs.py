"""Uploads that wait for a worker, in a table: whoever is free takes the oldest one.

A job is taken by locking its row, and the lock dies with the worker's connection: what a killed
worker had begun is taken by another one. Taking a file in twice changes nothing.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias
from uuid import uuid4

from index.errors import CitelineError, NotFoundError
from index.sight import Sight, checked_name
from index.store.server.database import ServerDatabase

MOST_TRIES = 10
"""A file that has ended so many workers is not given to another one."""

KILLED = "Each worker that began to read it failed or was killed. Its bytes are kept."

JobState: TypeAlias = Literal["queued", "done", "failed"]

_CHANNEL = "citeline_jobs"

_LOOKED_AT = 64
"""So many of the oldest files are chosen from: more than there are workers."""

_TAKE = f"""
WITH oldest AS MATERIALIZED (SELECT key, name, collection FROM jobs WHERE state = 'queued'
ORDER BY key LIMIT {_LOOKED_AT})
SELECT key, name, content, collection, (SELECT count(*) FROM job_tries WHERE job = jobs.key)
FROM jobs WHERE state = 'queued' AND key IN (SELECT min(key) FROM oldest GROUP BY name, collection)
ORDER BY key LIMIT 1 FOR UPDATE OF jobs SKIP LOCKED"""
"""A file that was sent anew waits until the one before is in, or the older one may be the last."""


@dataclass(frozen=True, slots=True)
class Job:
    """An upload: its file, how far it is, and what came of it.

    `collection` is what its articles go into; None for none, whoever sent it sees them all.
    """

    id: str
    name: str
    state: JobState
    report: Mapping[str, Any]
    collection: str | None = None


Work: TypeAlias = Callable[[str, bytes, str | None], Mapping[str, Any]]
"""Takes a file in: name, content and collection; returns the report."""


class Jobs:
    """The uploads of a store on servers. Thread safe, and safe beside other processes."""

    def __init__(self, database: ServerDatabase, sight: Sight | None = None) -> None:
        self._database, self._sight = database, sight

    def seen_by(self, sight: Sight) -> "Jobs":
        """Return the queue as somebody sees it: without the files of unseen collections."""
        return Jobs(self._database, sight)

    def add(self, name: str, content: bytes, collection: str = "") -> Job:
        """Put a file at the end of the queue; it is safe on return.

        Raises:
            NotFoundError: The collection is not seen.
            SettingsError: It is no name for one.
        """
        if collection:
            checked_name(collection)
        if self._sight is not None:
            self._sight.check(collection)
            collection = collection or self._sight.home
        kept = None if self._sight is None and not collection else collection
        job = Job(uuid4().hex, name, "queued", {}, kept)
        with self._database.taking() as transaction:
            transaction.execute(
                "INSERT INTO jobs (id, name, content, state, collection)"
                " VALUES (?, ?, ?, 'queued', ?)",
                (job.id, name.replace("\0", ""), content, kept),
            )
            transaction.execute("SELECT pg_notify(?, '')", (_CHANNEL,))
        return job

    def job(self, job_id: str) -> Job:
        """Return how far a job is.

        Raises:
            NotFoundError: There is none with this id.
        """
        query = "SELECT id, name, state, report, collection FROM jobs WHERE id = ?"
        row = self._database.row(query, job_id)
        if row is None or not (self._sight is None or self._sight.admits(row[4] or "")):
            raise NotFoundError(f"There is no job with the id {job_id!r}.")
        id_, name, state, report, collection = row
        return Job(id_, name, state, json.loads(report or "{}"), collection)

    def waiting(self) -> int:
        """Return how many jobs are queued or in work."""
        return int(self._database.row("SELECT count(*) FROM jobs WHERE state = 'queued'")[0])

    def listening(self) -> AbstractContextManager[Callable[[float], None]]:
        """Yield what waits until a file is put into the queue, for so many seconds at most.

        It hears of each that comes from here on, also before it is asked to wait.
        """
        return self._database.listening(_CHANNEL)

    def work(self, work: Work) -> bool:
        """Do the oldest job that nobody does; return whether there was one."""
        with self._database.taking() as transaction:
            row = transaction.execute(_TAKE).fetchone()
            if row is None:
                return False
            key, name, content, collection, tries = row
            if tries < MOST_TRIES:
                report = self._tried(key, lambda: work(name, bytes(content), collection))
                change, values = "state = 'done', content = NULL", json.dumps(report)
            else:
                change, values = "state = 'failed'", json.dumps({"error": KILLED})
            transaction.execute("DELETE FROM job_tries WHERE job = ?", (key,))
            transaction.execute(
                f"UPDATE jobs SET {change}, report = ?, ended = now() WHERE key = ?", (values, key)
            )
        return True

    def _tried(self, key: int, work: Callable[[], Mapping[str, Any]]) -> Mapping[str, Any]:
        """Do a job; a try that ends with the whole process stays noted."""
        with self._database.taking() as transaction:
            transaction.execute("INSERT INTO job_tries (job) VALUES (?)", (key,))
        try:
            return work()
        except CitelineError:  # it is not the file that is to blame, such as with a server away
            with self._database.taking() as transaction:
                transaction.execute("DELETE FROM job_tries WHERE job = ?", (key,))
            raise
