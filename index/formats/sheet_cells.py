"""A sheet as its rows of text: cells that reach over several, a head of several rows, a caption.

As in tables of pages (`index.formats.spans`), a line of text has one cell for each column.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

_MAX_ADDED = 5_000
"""Cells written into further places of one sheet; what would be more stays as it is."""

_MOST_CELLS = 5_000_000
"""Of rows that are filled up to one width; one long row makes more of them out of a small file."""

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells that are one: rows and columns from 0, the last ones inclusive."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def added(self) -> int:
        """How many cells it has besides the first one."""
        return (self.bottom - self.top + 1) * (self.right - self.left + 1) - 1


@dataclass(slots=True)
class Sheet:
    """What a sheet shows.

    Attributes:
        name: Of the sheet.
        rows: Its cells as they are shown; rows and columns that are hidden are empty.
        merged: Cells over several columns or rows.
        hidden_rows: Numbers of rows that are not shown, from 0; `hidden_columns` likewise.
        unsolved: How many formulas come without what they give.
    """

    name: str
    rows: list[list[str]] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    unsolved: int = 0

    def shown(self) -> Rows:
        """Return the rows that are shown and filled, all of one width; a caption has one cell.

        Where that would be millions of cells, each row is as long as it stands there.
        """
        captions = self._captions()
        head = self._spread(captions)
        rows = [(at, self._visible(row)) for at, row in enumerate(self.rows)]
        filled = [(at, row) for at, row in rows if any(row) and at not in self.hidden_rows]
        width = max((_width(row) for at, row in filled if at not in captions), default=0)
        if width * len(filled) > _MOST_CELLS:
            return [row for _, row in filled]
        padded = [
            [next(filter(None, row))] if at in captions else [*row, *[""] * width][:width]
            for at, row in filled
        ]
        return _with_one_head(padded, sum(at not in captions for at, _ in filled if at <= head))

    @property
    def left_out(self) -> tuple[str, ...]:
        """What of it is not read, because it is hidden or not there, in words."""
        rows = sum(any(self.rows[at]) for at in self.hidden_rows if at < len(self.rows))
        filled = {at for row in self.rows for at, cell in enumerate(row) if cell}
        columns = len(filled & self.hidden_columns)
        said = [
            f"{count:,} hidden {what}{'' if count == 1 else 's'}"
            for count, what in ((rows, "row"), (columns, "column"))
            if count
        ]
        verb = "was" if rows + columns == 1 else "were"
        hidden = f"{' and '.join(said)} of the sheet {self.name!r} {verb} left out"
        unsolved = (
            f"formulas of the sheet {self.name!r} without a result, which were left out: "
            f"{self.unsolved:,}; save it with a program that calculates them"
        )
        return (*([hidden] if said else []), *([unsolved] if self.unsolved else []))

    def _visible(self, row: Sequence[str]) -> list[str]:
        return [cell for at, cell in enumerate(row) if at not in self.hidden_columns]

    def _captions(self) -> set[int]:
        """Return the rows before the table that are one merged cell: what stands above it."""
        wide = {one.top: one for one in self.merged if one.right > one.left}
        found = set[int]()
        for at, row in enumerate(self.rows):
            filled = [cell for cell in row if cell]
            if filled and not (len(filled) == 1 and at in wide):
                break
            if filled:
                found.add(at)
        return found if len(found) < sum(map(any, self.rows)) else set()

    def _spread(self, captions: set[int]) -> int:
        """Write merged cells into all that they cover; return the last row of the head, or -1."""
        first = next((at for at, row in enumerate(self.rows) if any(row) and at not in captions), 0)
        head, added = -1, 0
        for one in sorted(self.merged, key=lambda one: (one.top, one.left)):
            added += one.added
            if one.top in captions or one.bottom >= len(self.rows) or added > _MAX_ADDED:
                continue
            row = self.rows[one.top]
            text = row[one.left] if one.left < len(row) else ""
            for at in range(one.top, one.bottom + 1):
                _write(self.rows[at], one.left, one.right, text)
            if one.right > one.left and text and one.top in (first, head):
                head = max(head, one.bottom + 1)
        return head


def _write(row: list[str], left: int, right: int, text: str) -> None:
    row.extend([""] * (right + 1 - len(row)))
    row[left : right + 1] = [text] * (right + 1 - left)


def _width(row: Sequence[str]) -> int:
    return max((at + 1 for at, cell in enumerate(row) if cell), default=0)


def _with_one_head(rows: list[list[str]], count: int) -> list[list[str]]:
    """Return rows whose head of several is one, its cells named after all above a column."""
    first = next((at for at, row in enumerate(rows) if len(row) > 1), len(rows))
    if count < 2 or first + count >= len(rows):
        return rows
    columns = zip(*rows[first : first + count], strict=True)
    head = [" ".join(filter(None, dict.fromkeys(column))) for column in columns]
    return [*rows[:first], head, *rows[first + count :]]
