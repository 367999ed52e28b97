"""Several tables on one sheet -> each on its own, with the lines above it.

Rows without any cell part two tables where a head follows them; without one, they are a gap in a
table that goes on. Columns without any part two tables that stand side by side, each with a head
and with names in its first column, unless they may as well be one table with room in it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.formats.sheet_cells import Merged, Rows, Sheet
from index.sentences.figures import FIGURE, LONGEST_NAME, YEAR, is_figure

_MOST_CELLS = 200_000  # of what is looked through; what has more is a table of data
_FEWEST = 2  # rows and columns of a table
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a sheet, and the lines that stand above it; or a line alone, below all tables."""

    captions: tuple[str, ...]
    cells: Sheet

    @property
    def rows(self) -> Rows:
        """What it shows; a line above it is a row of one cell."""
        return [*([one] for one in self.captions), *self.cells.shown()]


def tables_on(sheet: Sheet) -> list[Table]:
    """Return the tables of a sheet from top to bottom, and from left to right."""
    if sum(map(len, sheet.rows)) > _MOST_CELLS:
        return [Table((), sheet)]
    shown = _Shown(sheet)
    if all(len(shown.cells(at)) < _FEWEST for at in shown.rows):
        return [Table((), sheet)]
    parts: list[list[int]] = []
    open_: list[int] = []  # lines behind a gap: of the table that goes on, or above the next
    for block in shown.blocks():
        lines = shown.lines_above(block)
        if len(lines) == len(block):
            open_ += block
        elif not parts or shown.is_table(block[len(lines) :], parts[-1], is_titled=bool(lines)):
            parts.append([*open_, *block])
            open_ = []
        else:
            parts[-1] += [*open_, *block]
            open_ = []
    found = [table for part in parts for table in _side_by_side(shown, part)]
    notes = [next(iter(shown.cells(at).values())) for at in open_]
    return [*found, *(Table((note,), Sheet(sheet.name)) for note in notes)]


class _Shown:
    """The cells of a sheet that are filled and not hidden, of all columns or of some."""

    def __init__(self, sheet: Sheet, columns: Iterable[int] | None = None) -> None:
        self.sheet = sheet
        self._columns = None if columns is None else frozenset(columns)
        self._cells = {
            at: cells
            for at, row in enumerate(sheet.rows)
            if at not in sheet.hidden_rows and (cells := dict(self._filled(row)))
        }
        self._left = min((min(cells) for cells in self._cells.values()), default=0)

    @property
    def rows(self) -> Sequence[int]:
        """The numbers of its rows."""
        return list(self._cells)

    def cells(self, row: int) -> dict[int, str]:
        """Return the cells of a row by their columns."""
        return self._cells.get(row, {})

    def blocks(self) -> Iterator[list[int]]:
        """Yield rows that follow each other, those aside that are hidden."""
        hidden, block = self.sheet.hidden_rows, list[int]()
        for at in self._cells:
            if block and any(row not in hidden for row in range(block[-1] + 1, at)):
                yield block
                block = []
            block.append(at)
        if block:
            yield block

    def lines_above(self, rows: Sequence[int]) -> Sequence[int]:
        """Return the first rows that have one cell, in the first column."""
        for count, at in enumerate(rows):
            if list(self.cells(at)) != [self._left]:
                return rows[:count]
        return rows

    def is_table(self, rows: Sequence[int], before: Sequence[int], *, is_titled: bool) -> bool:
        """Whether rows below a gap are a table of their own, and do not go on with that before."""
        if not self.has_head(rows):
            return False
        is_counted = any(
            _DIGIT.search(cell)
            for at in rows[1:]
            for column, cell in self.cells(at).items()
            if column != min(self.cells(rows[0]))
        )
        own, others = (set().union(*map(self.cells, one)) for one in (rows, before))
        return is_counted or is_titled or own.isdisjoint(others) or len(own) > len(others)

    def has_head(self, rows: Sequence[int]) -> bool:
        """Whether the first of some rows names the columns of all: each once, none by a figure."""
        if len(rows) < _FEWEST:
            return False
        names = list(self.cells(rows[0]).values())
        below = set().union(*map(self.cells, rows[1:]))
        return (
            len(names) >= _FEWEST
            and len(set(names)) == len(names)
            and len(names) >= len(below) - 1  # the column of the rows' own names may have none
            and all(map(_is_name, names))
        )

    def names_rows(self, rows: Sequence[int]) -> bool:
        """Whether the first column says what each row is of."""
        first = [self.cells(at).get(self._left, "") for at in rows[1:]]
        return all(cell and (YEAR.fullmatch(cell) or not FIGURE.match(cell)) for cell in first)

    def _filled(self, row: Sequence[str]) -> Iterator[tuple[int, str]]:
        for column, cell in enumerate(row):
            is_own = self._columns is None or column in self._columns
            if is_own and column not in self.sheet.hidden_columns and cell.strip():
                yield column, cell.strip()


def _is_name(cell: str) -> bool:
    return len(cell) <= LONGEST_NAME and not is_figure(cell)


def _side_by_side(shown: _Shown, rows: Sequence[int]) -> Iterator[Table]:
    """Yield the table of some rows, or those that stand side by side there."""
    sheet = shown.sheet
    whole = _cut(sheet, rows, range(max(map(len, sheet.rows))))
    groups = list(_groups(shown, rows))
    parts = [(_Shown(whole, group), group) for group in groups]
    if len(parts) < _FEWEST or not _are_tables([part for part, _ in parts]):
        parts = [(_Shown(whole), range(min(groups[0]), max(groups[-1]) + 1))]
    for part, columns in parts:
        own = part.rows
        lines = part.lines_above(own)
        captions = tuple(next(iter(part.cells(at).values())) for at in lines)
        yield Table(captions, _cut(whole, own[len(lines) :], columns))


def _groups(shown: _Shown, rows: Sequence[int]) -> Iterator[range]:
    """Yield the columns that follow each other, those aside that are hidden."""
    hidden = shown.sheet.hidden_columns
    filled = sorted(set().union(*map(shown.cells, rows)))
    starts = [
        after
        for before, after in pairwise(filled)
        if any(one not in hidden for one in range(before + 1, after))
    ]
    for start, stop in pairwise([filled[0], *starts, filled[-1] + 1]):
        yield range(start, max(one for one in filled if one < stop) + 1)


def _are_tables(parts: Sequence[_Shown]) -> bool:
    """Whether groups of columns are tables: each has a head and names, and they are not one."""
    titled = [len(part.lines_above(part.rows)) for part in parts]
    bodies = [part.rows[count:] for part, count in zip(parts, titled, strict=True)]
    if not all(
        part.has_head(rows) and part.names_rows(rows)
        for part, rows in zip(parts, bodies, strict=True)
    ):
        return False
    heads = [part.cells(rows[0]).values() for part, rows in zip(parts, bodies, strict=True)]
    names = [name for head in heads for name in head]
    return all(titled) or len(set(map(len, bodies))) > 1 or len(set(names)) < len(names)


def _cut(sheet: Sheet, rows: Sequence[int], columns: range) -> Sheet:
    """Return some rows and columns of a sheet as a sheet; rows between them are hidden there."""
    if not rows:
        return Sheet(sheet.name)
    top, left = rows[0], columns.start
    down = range(top, rows[-1] + 1)
    return Sheet(
        sheet.name,
        [sheet.rows[at][left : columns.stop] for at in down],
        [
            Merged(one.top - top, one.left - left, one.bottom - top, one.right - left)
            for one in sheet.merged
            if one.top in down
            and one.bottom in down
            and one.left in columns
            and one.right in columns
        ],
        {at - top for at in sheet.hidden_rows if at in down},
        {column - left for column in sheet.hidden_columns if column in columns},
    )
