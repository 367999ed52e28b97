"""Lines drawn on a page -> the grids that they make, with the cells that reach over several."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product

from index.formats.pdf_rules import Rule, Rules

_NEAR = 2.5  # points
_NARROWEST = 4.0
_MOST_RULES = 1_000
_MOST_CELLS = 4_000


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a grid: its rows and columns, from the top left, the last ones inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's lines: where its columns end, from the left, and its rows, from the top.

    `cells` holds those that reach over more than one place, by each of their places.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)

    def place_of(self, x: float, y: float) -> Cell | None:
        """Return the cell in which a point lies."""
        column = _between(self.columns, x)
        row = _between([-one for one in self.rows], -y)
        if column is None or row is None:
            return None
        return self.cell(row, column)

    def cell(self, row: int, column: int) -> Cell:
        """Return the cell at a place of the grid."""
        return self.cells.get((row, column), Cell(row, column, row, column))


def _between(edges: Sequence[float], place: float) -> int | None:
    found = (at for at, (one, two) in enumerate(pairwise(edges)) if one <= place <= two)
    return next(found, None)


def grids_of(rules: Rules) -> list[Grid]:
    """Return the grids of two rows and columns at least that lines make which cross or touch."""
    if max(len(rules.level), len(rules.upright)) > _MOST_RULES:
        return []
    found = (_grid(level, upright) for level, upright in _touching(rules))
    return [grid for grid in found if grid is not None]


def _touching(rules: Rules) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Yield the lines that hang together, those of both ways."""
    left = set(range(len(rules.upright)))
    seen: set[int] = set()
    for first in range(len(rules.level)):
        if first in seen:
            continue
        level, upright, open_ = [first], list[int](), [first]
        seen.add(first)
        while open_:
            one = rules.level[open_.pop()]
            crossed = [at for at in left if one.touches(rules.upright[at])]
            left.difference_update(crossed)
            upright += crossed
            for other in range(len(rules.level)):
                touches = rules.level[other].touches
                if other not in seen and any(touches(rules.upright[at]) for at in crossed):
                    seen.add(other)
                    level.append(other)
                    open_.append(other)
        yield [rules.level[at] for at in level], [rules.upright[at] for at in upright]


def _grid(level: Sequence[Rule], upright: Sequence[Rule]) -> Grid | None:
    if len(level) < 2 or not upright:
        return None
    columns = _edges([*(one.place for one in upright), *_ends(level)])
    rows = _edges([*(one.place for one in level), *_ends(upright)])[::-1]
    across, down = len(columns) - 1, len(rows) - 1
    if min(across, down) < 2 or across * down > _MOST_CELLS:
        return None
    grid = Grid(tuple(columns), tuple(rows))
    grid.cells.update(_joined(grid, level, upright))
    return grid


def _ends(rules: Sequence[Rule]) -> tuple[float, float]:
    return min(one.start for one in rules), max(one.stop for one in rules)


def _edges(places: Sequence[float]) -> list[float]:
    """Return places in their order, those that are as good as the same once."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] >= _NARROWEST:
            found.append(place)
    return found


def _joined(
    grid: Grid, level: Sequence[Rule], upright: Sequence[Rule]
) -> Iterator[tuple[tuple[int, int], Cell]]:
    """Yield the places between which no line is drawn, each with the cell that they make."""
    across, down = len(grid.columns) - 1, len(grid.rows) - 1
    group = {place: {place} for place in product(range(down), range(across))}
    for row, column in product(range(down), range(across)):
        x = (grid.columns[column] + grid.columns[column + 1]) / 2
        y = (grid.rows[row] + grid.rows[row + 1]) / 2
        beside, below = (row, column + 1), (row + 1, column)
        if column + 1 < across and not _is_drawn(upright, grid.columns[column + 1], y):
            _join(group, (row, column), beside)
        if row + 1 < down and not _is_drawn(level, grid.rows[row + 1], x):
            _join(group, (row, column), below)
    for place, places in group.items():
        if len(places) > 1:
            rows, columns = zip(*places, strict=True)
            yield place, Cell(min(rows), min(columns), max(rows), max(columns))


def _is_drawn(rules: Sequence[Rule], place: float, along: float) -> bool:
    return any(abs(one.place - place) <= _NEAR + 1 and one.covers(along) for one in rules)


def _join(
    group: dict[tuple[int, int], set[tuple[int, int]]], one: tuple[int, int], two: tuple[int, int]
) -> None:
    if group[one] is not group[two]:
        both = group[one] | group[two]
        for place in both:
            group[place] = both
