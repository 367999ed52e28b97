"""What a full-text table says of itself: its size, and how much has been written to it.

The records are described in https://www.sqlite.org/fts5.html, "FTS5 Data Structures".
"""

from dataclasses import dataclass

from index.store.term_tables import Level
from index.store.transaction import Transaction

_AVERAGES, _STRUCTURE = 1, 10
_COOKIE = 4  # bytes, before the numbers of the structure record


@dataclass(frozen=True, slots=True)
class TableState:
    """The state of a full-text table.

    Attributes:
        rows: How many it has.
        tokens: Of all rows.
        writes: Grows with every transaction that puts a stem in or takes one out.
    """

    rows: int
    tokens: int
    writes: int


def table_state(connection: Transaction, level: Level) -> TableState:
    """Return the state that a connection sees."""
    query = f"SELECT block FROM {level}_terms_data WHERE id IN (?, ?) ORDER BY id"
    averages, structure = connection.execute(query, (_AVERAGES, _STRUCTURE))
    rows, *tokens = integers(averages[0]) or [0]
    _levels, _segments, writes = integers(structure[0][_COOKIE:])[:3]
    return TableState(rows, sum(tokens), writes)


def integers(record: bytes) -> list[int]:
    """Return the variable-length integers of a record, seven bits a byte, the highest first."""
    numbers, number = list[int](), 0
    for byte in record:
        number = number << 7 | byte & 127
        if byte < 128:
            numbers.append(number)
            number = 0
    return numbers
