"""Tables with drawn borders on a PDF's page -> pieces, each a whole row with its cells.

Where borders tell what a cell is, words that are wrapped within it stay there, and cells that
nearly touch stay apart. Some tables draw lines below their head and their end only: there each line
of text is a row, as in tables without any borders.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from statistics import median

from index.formats.pdf_glyphs import Glyph, Piece, pieces_of
from index.formats.pdf_grids import Cell, Grid, grids_of
from index.formats.pdf_open_grids import open_grids
from index.formats.pdf_rules import Rules, uncrossed

_LONGEST_CELL = 600  # characters: more is text in a frame
_SAME_LINE = 0.45  # of a letter's height
_MIDDLE = 0.3
_FEWEST = 2
_MOST_WRAPPED = 3  # lines of one row, where lines do not part all rows

_Lines = list[tuple[float, str]]
"""The lines of a cell: where each stands, and what it says."""


def table_pieces(glyphs: Sequence[Glyph], rules: Rules) -> tuple[list[Glyph], list[Piece]]:
    """Return the letters outside of all bordered tables, and the rows of these tables."""
    rows: list[Piece] = []
    for grids in (grids_of(rules), open_grids(uncrossed(rules), glyphs)):
        for grid in grids:
            outside, cells = _sorted_in(glyphs, grid)
            found = list(_rows(grid, cells))
            if sum(len(one.cells) > 1 for one in found) >= _FEWEST:
                glyphs = outside
                rows += found
    return list(glyphs), rows


def _sorted_in(
    glyphs: Sequence[Glyph], grid: Grid
) -> tuple[list[Glyph], Mapping[Cell, list[Glyph]]]:
    """Return the letters outside of a grid, and those in each cell; a space goes with the last."""
    outside: list[Glyph] = []
    cells: dict[Cell, list[Glyph]] = {}
    into = outside
    for glyph in glyphs:
        if glyph.height:
            middle = (glyph.left + glyph.right) / 2
            cell = grid.place_of(middle, glyph.baseline + _MIDDLE * glyph.height)
            into = outside if cell is None else cells.setdefault(cell, [])
        into.append(glyph)
    return outside, cells


def _rows(grid: Grid, cells: Mapping[Cell, list[Glyph]]) -> Iterator[Piece]:
    """Yield the rows of a table that hold something; none where a cell holds whole paragraphs."""
    said = {cell: _lines(glyphs) for cell, glyphs in cells.items()}
    if any(sum(len(text) for _, text in lines) > _LONGEST_CELL for lines in said.values()):
        return
    bands = [
        [grid.cell(row, column) for column in range(len(grid.columns) - 1)]
        for row in range(len(grid.rows) - 1)
    ]
    filled = [column for column in range(len(grid.columns) - 1) if _is_used(said, bands, column)]
    bands = [[band[column] for column in filled] for band in bands]
    is_row_each = _is_row_each(said, bands)
    height = median(one.height for glyphs in cells.values() for one in glyphs if one.height)
    heads = _rows_of_head(bands)
    head: list[list[str]] = []
    for number, band in enumerate(bands):
        for bottom, texts in _rows_of(said, band, is_row_each=is_row_each, is_head=not number):
            if number < heads:
                head.append(texts)
                if number + 1 < heads:
                    continue
                texts = [
                    "\n".join(dict.fromkeys(filter(None, one))) for one in zip(*head, strict=True)
                ]
            shown = tuple(texts[:1] if len(set(band)) == 1 else texts)
            if any(shown):
                text = " ".join(filter(None, shown))
                yield Piece(grid.columns[0], grid.columns[-1], bottom, height, text, shown)


def _rows_of_head(bands: Sequence[Sequence[Cell]]) -> int:
    """Return how many rows name the columns: below a cell over several of them others do, too."""
    wide = [cell.bottom + 2 for cell in bands[0] if bands[0].count(cell) > 1]
    found = max(wide, default=1) - bands[0][0].top
    return found if len(set(bands[0])) > 1 and found < len(bands) else 1


def _is_used(said: Mapping[Cell, _Lines], bands: Sequence[Sequence[Cell]], column: int) -> bool:
    """Whether a column holds something of its own; others are room that borders leave."""
    return any(said.get(band[column]) and _is_first(band, column) for band in bands)


def _is_first(band: Sequence[Cell], column: int) -> bool:
    return column == 0 or band[column - 1] != band[column]


def _lines(glyphs: Sequence[Glyph]) -> _Lines:
    """Return the lines of a cell from top to bottom."""
    found: list[list[Piece]] = []
    for piece in sorted(pieces_of(glyphs), key=lambda one: (-one.bottom, one.left)):
        if found and abs(found[-1][0].bottom - piece.bottom) < _SAME_LINE * piece.height:
            found[-1].append(piece)
        else:
            found.append([piece])
    return [
        (line[0].bottom, " ".join(one.text for one in sorted(line, key=lambda one: one.left)))
        for line in found
    ]


def _is_row_each(said: Mapping[Cell, _Lines], bands: Sequence[Sequence[Cell]]) -> bool:
    """Whether what stands between two lines is one row, as it is where lines part all rows."""
    held = [[len(said.get(cell, ())) for cell in dict.fromkeys(band)] for band in bands]
    below = [counts for counts in held if any(counts)][1:]
    lists = sum(max(counts) > 1 and _is_even(counts) for counts in below)
    return len(below) > 1 and lists * 2 < len(below)


def _is_even(counts: Sequence[int]) -> bool:
    """Whether the cells of a band hold a line for each of several rows; few are empty."""
    return counts[0] == max(counts) and sum(one == counts[0] for one in counts) * 2 > len(counts)


def _rows_of(
    said: Mapping[Cell, _Lines], band: Sequence[Cell], *, is_row_each: bool, is_head: bool
) -> Iterator[tuple[float, list[str]]]:
    """Yield the rows between two lines, each with the line that it stands on."""
    lines = [said.get(cell, []) for cell in band]
    counts = [len(said.get(cell, ())) for cell in dict.fromkeys(band)]
    stands = sorted((bottom for cell in lines for bottom, _ in cell), reverse=True)
    if not stands:
        return
    is_list = _is_even(counts) or (not is_head and max(counts) > _MOST_WRAPPED)
    if is_row_each or max(counts) < _FEWEST or not is_list:
        yield stands[0], ["\n".join(text for _, text in cell) for cell in lines]
        return
    for bottom, _ in groupby(stands, key=lambda one: round(one)):
        texts = [" ".join(text for stand, text in cell if round(stand) == bottom) for cell in lines]
        yield float(bottom), texts
