"""What a catalogue stands on: a database, an index of words and a store of vectors.

Each has two implementations: one in a data folder (SQLite, and Chroma within this process), and one
on servers that many processes share (`index.store.server`: PostgreSQL, and Chroma's own server).
The same contract tests run over both.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from contextlib import AbstractContextManager
from typing import Any, Protocol

from index.store.term_tables import Level
from index.store.transaction import Transaction
from index.types import Matrix, SearchFilter, Vector


class Database(Protocol):
    """Rows and transactions. Thread safe.

    Queries are written in what SQLite and PostgreSQL have in common, with `?` for values.

    Attributes:
        among: The condition that a column is one of many, whose value is `many` of them.
        own: What stands before the name of a table itself, where a query calls another thing so.
    """

    among: str
    own: str

    def many(self, values: Iterable[str | int]) -> object:
        """Return values for `among`."""
        ...

    def using_index(self, name: str) -> str:
        """Return what makes a query over a table use an index; empty where that is needless."""
        ...

    def rows(self, query: str, *values: object) -> list[Any]:
        """Return everything that a query finds."""
        ...

    def row(self, query: str, *values: object) -> Any:  # noqa: ANN401 - whatever was asked for
        """Return the first row that a query finds, or None."""
        ...

    def transaction(self) -> AbstractContextManager[Transaction]:
        """Write all or nothing: committed on leaving, rolled back on any error."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """Be the only one who writes, in this and in every other process, until it is left."""
        ...

    def adding(self, names: Iterable[str]) -> AbstractContextManager[None]:
        """Add articles, perhaps beside others who add other ones, until it is left.

        Nobody else adds under one of these names meanwhile, and nobody removes anything.
        """
        ...

    def one_by_one(self, transaction: Transaction, step: str) -> None:
        """Wait, within a transaction, until no other one is between this step and its end.

        From here on it sees what the others have written, and none of them writes beside it.
        """
        ...

    def problems(self) -> Iterator[str]:
        """Yield what is wrong with what the database keeps its rows in, in sentences."""
        ...

    def settle(self) -> bool:
        """Leave nothing of what was deleted where that is in the program's hands.

        False where that has to wait for the next time.
        """
        ...

    def close(self) -> None:
        """Close every connection. Calling it again does nothing."""
        ...


class Lexical(Protocol):
    """BM25 rankings of row keys, best first. Thread safe."""

    def add(self, transaction: Transaction, version_key: int) -> None:
        """Index the terms of a version, within the transaction that publishes it."""
        ...

    def count(self, transaction: Transaction, version_key: int) -> None:
        """Let what was added of a version count among all others, one transaction at a time."""
        ...

    def remove(self, transaction: Transaction, version_key: int) -> None:
        """Take a version's terms out, before its rows go."""
        ...

    def purge(self) -> None:
        """Leave no word in the index of what was taken out."""
        ...

    def rebuild(self) -> None:
        """Make the index anew from the texts of what is published."""
        ...

    def problems(self) -> Iterator[str]:
        """Yield what in the index does not hold, in sentences."""
        ...

    def best(
        self, level: Level, words: Sequence[str], limit: int, filter_: SearchFilter
    ) -> dict[int, float]:
        """Return the rows that hold any of some words with their BM25 scores, the best first.

        Args:
            level: What to rank.
            words: From `terms.question_terms`.
            limit: At most so many rows.
            filter_: Which articles may be found.
        """
        ...

    def scores(self, level: Level, words: Sequence[str], keys: Iterable[int]) -> dict[int, float]:
        """Return the BM25 scores of the given rows; rows that hold no word are left out."""
        ...

    def search(
        self, level: Level, expression: str, limit: int, filter_: SearchFilter
    ) -> dict[int, float]:
        """Return the rows that match with their BM25 scores, the best ones first.

        Args:
            level: What to rank.
            expression: In the language of SQLite's full-text queries.
            limit: At most so many rows.
            filter_: Which articles may be found.
        """
        ...

    def matching(
        self, level: Level, expression: str, limit: int, filter_: SearchFilter
    ) -> list[int]:
        """Return the first rows that match, by their keys; see `search`. They are not ranked."""
        ...

    def standing(self, level: Level, phrases: Sequence[str]) -> Set[str]:
        """Return those of some words, or of words side by side, that stand in any row."""
        ...

    def document_frequencies(self, terms: Sequence[str]) -> dict[str, int]:
        """Return in how many sentences each word stands."""
        ...

    def seen_by(self, database: Database) -> "Lexical":
        """Return rankings of the rows that a database lets see; the others count for nothing."""
        ...


class Vectors(Protocol):
    """The vectors that stand for passages, by id. Any readers, one writer at a time."""

    @property
    def is_open(self) -> bool:
        """Whether the vectors are from the model in use."""
        ...

    @property
    def has_graph(self) -> bool:
        """Whether a graph is searched; else every vector is compared."""
        ...

    @property
    def has_outgrown(self) -> bool:
        """Whether so many are there now that `tidy` is due."""
        ...

    def sample(self, added: int) -> list[str]:
        """Return ids of vectors to look up by themselves after so many passages were added."""
        ...

    def nearest(self, vector: Vector, limit: int) -> dict[str, float]:
        """Return the ids of the nearest vectors with their cosines, best first."""
        ...

    def rows(self, ids: Iterable[str]) -> tuple[list[str], Matrix]:
        """Return the vectors of the given ids; those that are not there are left out."""
        ...

    def add(self, ids: Sequence[str], rows: Matrix) -> dict[str, int]:
        """Write vectors, durable on return; return their checksums, to be recorded."""
        ...

    def tidy(self, *, thoroughly: bool = False) -> None:
        """Remove the vectors that no passage uses."""
        ...

    def make_anew(
        self,
        texts: Iterable[Sequence[tuple[str, str]]],
        embed: Callable[[Sequence[tuple[str, str]]], tuple[Sequence[str], Matrix]],
    ) -> None:
        """Make all vectors anew, and use them from then on. The old ones answer until then."""
        ...

    def close(self) -> None:
        """Close the store. Calling it again does nothing."""
        ...
