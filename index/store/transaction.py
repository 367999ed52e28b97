"""A transaction as the tables' code sees it, whichever database it is of."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol


class Cursor(Protocol):
    """The rows that a statement has found."""

    def fetchone(self) -> Any:  # noqa: ANN401 - whatever was asked for
        """Return the next row, or None."""
        ...

    def fetchall(self) -> list[Any]:
        """Return the other rows."""
        ...

    def __iter__(self) -> Iterator[Any]: ...


class Transaction(Protocol):
    """Statements that are all carried out or none of them. `?` stands for a value."""

    def execute(self, query: str, values: Sequence[object] = ..., /) -> Cursor:
        """Carry out a statement."""
        ...

    def executemany(self, query: str, rows: Iterable[Sequence[object]], /) -> object:
        """Carry out a statement for each of some rows."""
        ...
