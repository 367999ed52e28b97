"""Which vectors there should be, and with which checksums: the catalogue's word on Chroma's folder.

A vector is recorded once Chroma has it for good. What is recorded and not there, or there and not
recorded, is the trace of a kill or of damage.
"""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from index.store.conditions import condition
from index.store.embedded import embedded_text
from index.store.protocols import Database
from index.store.transaction import Transaction
from index.types import Matrix, SearchFilter

_FOLDER = "vectors"
_WASTE = "deleted_vectors"
_MODEL = "fingerprint"
_COMING = "coming_vectors"
_AT_ONCE = 256
_FILLING = "vectors"

SET_FACT = (
    "INSERT INTO facts (name, value) VALUES (?, ?)"
    " ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)

_TEXTS = """
SELECT vector_id, title, substr(text, start + 1, "end" - start) FROM passages
JOIN versions ON versions.key = version_key WHERE passages.key IN
(SELECT min(passages.key) FROM passages JOIN versions ON versions.key = version_key
WHERE state = 'published' AND vector_id > ? {} GROUP BY vector_id ORDER BY vector_id LIMIT ?)
ORDER BY vector_id"""
_UNRECORDED = "AND vector_id NOT IN (SELECT id FROM vectors)"


class Ledger:
    """The recorded vectors of a catalogue."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def folder(self) -> str | None:
        """The name of the folder that holds the vectors; None before there is one."""
        return self._fact(_FOLDER)

    def start(self, folder: str, checksums: Mapping[str, int], model: str) -> None:
        """Take another folder with these vectors for the one in use, in one step."""
        with self._database.transaction() as transaction:
            _set(transaction, _FOLDER, folder)
            _set(transaction, _WASTE, "0")
            _set(transaction, _MODEL, model)
            transaction.execute("DELETE FROM facts WHERE name = ?", (_COMING,))
            transaction.execute("DELETE FROM vectors")
            record(transaction, checksums)

    def expect(self, folder: str, model: str) -> None:
        """Note that another folder is being filled with vectors of a model."""
        with self._database.transaction() as transaction:
            _set(transaction, _COMING, json.dumps([folder, model]))

    def coming(self, model: str) -> str | None:
        """Return the folder that is being filled with vectors of a model, if one is."""
        folder, its_model = json.loads(self._fact(_COMING) or "[null, null]")
        return folder if its_model == model else None

    @property
    def model(self) -> str | None:
        """What stands for the model that the vectors are from; None before there is one."""
        return self._fact(_MODEL)

    @property
    def in_use(self) -> tuple[str | None, str | None]:
        """The folder and the model, as they were at one instant."""
        query = f"SELECT name, value FROM facts WHERE name IN ('{_FOLDER}', '{_MODEL}')"
        facts = dict(self._database.rows(query))
        return facts.get(_FOLDER), facts.get(_MODEL)

    def waste(self) -> int:
        """Return how many vectors were deleted from the folder since it was new."""
        return int(self._fact(_WASTE) or 0)

    def _fact(self, name: str) -> str | None:
        row = self._database.row("SELECT value FROM facts WHERE name = ?", name)
        return row[0] if row else None

    def checksums(self) -> dict[str, int]:
        """Return the checksum of every recorded vector by id."""
        return dict(self._database.rows("SELECT id, checksum FROM vectors"))

    def some(self, places: Iterable[str]) -> list[str]:
        """Return the recorded vector at each of some places among all ids, or the next one."""
        least = "(SELECT min(id) FROM vectors{})"
        query = f"SELECT coalesce({least.format(' WHERE id >= ?')}, {least.format('')})"
        found = (self._database.row(query, place)[0] for place in places)
        return list(dict.fromkeys(id_ for id_ in found if id_ is not None))

    def count(self) -> int:
        """Return how many vectors are recorded."""
        return int(self._database.row("SELECT count(*) FROM vectors")[0])

    @property
    def is_interrupted(self) -> bool:
        """Whether somebody is adding articles, or was killed at it."""
        query = "SELECT EXISTS (SELECT 1 FROM versions WHERE state = 'staged')"
        return bool(self._database.row(query)[0])

    def missing(self) -> int:
        """Return how many vectors of published passages are not recorded."""
        query = (
            "SELECT count(DISTINCT vector_id) FROM passages"
            " JOIN versions ON versions.key = version_key"
            f" WHERE state = 'published' {_UNRECORDED}"
        )
        return int(self._database.row(query)[0])

    def new(self, ids: Iterable[str]) -> list[str]:
        """Return those of the given ids that are not recorded, once each, in order."""
        distinct = list(dict.fromkeys(ids))
        found = self._database.rows(
            f"SELECT id FROM vectors WHERE id {self._database.among}",
            self._database.many(distinct),
        )
        known = {row[0] for row in found}
        return [id_ for id_ in distinct if id_ not in known]

    def stale(self) -> list[str]:
        """Return the recorded vectors that no passage uses any more."""
        return [
            row[0]
            for row in self._database.rows(
                "SELECT id FROM vectors WHERE id NOT IN (SELECT vector_id FROM passages)"
            )
        ]

    def forget(self, ids: Sequence[str]) -> None:
        """Note that these vectors are gone."""
        with self._database.transaction() as transaction:
            transaction.executemany("DELETE FROM vectors WHERE id = ?", [(id_,) for id_ in ids])
            _set(transaction, _WASTE, str(self.waste() + len(ids)))

    @contextmanager
    def filling(self) -> Iterator[None]:
        """Be the only one, in this and in every other process, who adds vectors, until it is left.

        Chroma puts the vectors of two who come at once into its graph at once. Of 60 stores with
        168 vectors that two had filled so, three held one that no search reached; of 50 that one
        had filled, none.
        """
        with self._database.transaction() as transaction:
            self._database.one_by_one(transaction, _FILLING)
            yield

    def record(self, checksums: Mapping[str, int]) -> None:
        """Note that these vectors are there."""
        with self._database.transaction() as transaction:
            record(transaction, checksums)

    def texts(self, *, unrecorded: bool = False) -> Iterator[list[tuple[str, str]]]:
        """Yield the ids and embedded texts of published vectors, in batches.

        Args:
            unrecorded: Only of those that are not recorded.
        """
        query, last = _TEXTS.format(_UNRECORDED if unrecorded else ""), ""
        while batch := self._database.rows(query, last, _AT_ONCE):
            last = batch[-1][0]
            yield [(id_, embedded_text(title, text)) for id_, title, text in batch]

    def passages_of(
        self, vector_ids: Iterable[str], filter_: SearchFilter
    ) -> list[tuple[str, str]]:
        """Return published passages as (vector id, passage id), of articles that pass a filter."""
        passing, values = condition(self._database, filter_)
        return self._database.rows(
            "SELECT vector_id, id FROM passages JOIN versions ON versions.key = version_key"
            f" WHERE {passing} AND vector_id {self._database.among} ORDER BY id",
            *values,
            self._database.many(vector_ids),
        )

    def vectors_passing(self, filter_: SearchFilter) -> list[str]:
        """Return the vectors of published passages of articles that pass a filter."""
        passing, values = condition(self._database, filter_)
        return [
            row[0]
            for row in self._database.rows(
                "SELECT DISTINCT vector_id FROM passages"
                f" JOIN versions ON versions.key = version_key WHERE {passing}",
                *values,
            )
        ]

    def vector_ids(self, passage_ids: Sequence[str]) -> dict[str, str]:
        """Return the vector id of each passage."""
        return dict(
            self._database.rows(
                f"SELECT id, vector_id FROM passages WHERE id {self._database.among}",
                self._database.many(passage_ids),
            )
        )


def record(transaction: Transaction, checksums: Mapping[str, int]) -> None:
    """Note, within a transaction, that these vectors are there."""
    transaction.executemany(
        "INSERT INTO vectors (id, checksum) VALUES (?, ?)"
        " ON CONFLICT (id) DO UPDATE SET checksum = excluded.checksum",
        list(checksums.items()),
    )


def _set(transaction: Transaction, name: str, value: str) -> None:
    transaction.execute(SET_FACT, (name, value))


def checksums_of(ids: Sequence[str], rows: Matrix) -> dict[str, int]:
    """Return the checksum of each vector by id."""
    return {id_: zlib.crc32(row.tobytes()) for id_, row in zip(ids, rows, strict=True)}
