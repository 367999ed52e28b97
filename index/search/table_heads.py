"""Where tables stand among sentences, and what their columns are called.

Where a line of dashes stands below a row, that row is a head, whatever it says.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise, takewhile

from index.sentences.figures import LONGEST_NAME, is_figure
from index.sentences.lines import is_table_row
from index.types import Span

_CELL = re.compile(r"(?:^|(?<=[|\t]))[^|\t]*")
_DIGIT = re.compile(r"\d")
_RULE = re.compile(r"[|\s:-]*--[|\s:-]*")
_LOOKED_AT = 20  # rows

Names = tuple[str, ...]


def rows_apart(spans: Sequence[Span]) -> frozenset[int]:
    """Return which of some sentences, by their number, a blank line may stand before."""
    pairs = enumerate(pairwise(spans), 1)
    return frozenset(number for number, (one, two) in pairs if two.start - one.end > 1)


def tables_in(rows: Sequence[str], apart: Collection[int] = ()) -> Iterator[range]:
    """Yield where each table stands among sentences: rows without a break, or below a new head.

    Args:
        rows: The sentences.
        apart: As `rows_apart` tells. What stands apart is a new table if it begins with names.
    """
    start = 0
    while start < len(rows):
        stop = start
        while stop < len(rows) and is_table_row(rows[stop]):
            if stop > start and (
                is_head(rows[stop : stop + 2]) or (stop in apart and _begins(rows[stop:]))
            ):
                break
            stop += 1
        if stop > start:
            yield range(start, stop)
        start = max(stop, start + 1)


def is_head(rows: Sequence[str]) -> bool:
    """Whether the first of some rows is the head of a table: a line of dashes is the second."""
    return len(rows) > 1 and is_table_row(rows[0]) and _RULE.fullmatch(rows[1]) is not None


def _begins(rows: Sequence[str]) -> bool:
    """Whether a table begins with names of its columns."""
    return _names(list(takewhile(is_table_row, rows[:_LOOKED_AT]))) is not None


def named_rows(rows: Sequence[str], apart: Collection[int]) -> Iterator[tuple[int, Names]]:
    """Yield the index of each row below a head, and the names of its columns."""
    for table in tables_in(rows, apart):
        if names := _names(rows[table.start : table.stop]):
            for index in table[1:]:
                if len(_cells(rows[index])) == len(names):
                    yield index, names


def _names(table: Sequence[str]) -> Names | None:
    """Return the cells of a table's first row if they are names.

    They are where a line of dashes follows. Without one, no name is a figure other than a year,
    and where no row below has a number either, the first may as well be a row like the others.
    """
    if len(table) < 2:
        return None
    names = _cells(table[0])
    if any(len(name) > LONGEST_NAME for name in names):
        return None
    if is_head(table):
        return names
    has_numbers = any(_DIGIT.search(cell) for row in table[1:] for cell in _cells(row)[1:])
    return names if has_numbers and not any(map(is_figure, names)) else None


def _cells(row: str) -> Names:
    return tuple(span.of(row) for span in cell_spans(row))


def cell_spans(row: str) -> list[Span]:
    """Return the cells of a row, without white space around them; empty ones too."""
    start, end = 0, len(row)
    if row.startswith("|") and row.endswith("|"):  # as Markdown writes rows
        start, end = 1, end - 1
    spans = []
    for cell in _CELL.finditer(row, start, end):
        first = cell.start() + len(cell[0]) - len(cell[0].lstrip())
        spans.append(Span(first, first + len(cell[0].strip())))
    return spans
