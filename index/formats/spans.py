"""Cells that reach over several rows or columns, as tables on pages and in documents have them.

A line of text has one cell for each column. So a cell over several rows is written into each of
them; of a head of several rows one is made, its cells named after all that stand above a column
("Cargo 2024"); and a head of one cell over all columns is the table's caption.
"""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import takewhile

from lxml.html import HtmlElement  # type: ignore[import-untyped]
from lxml.html.builder import TD, TH, P  # type: ignore[import-untyped]

_CELLS = ("td", "th")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_FIGURE = re.compile(r"[^\w]*\d")
_MAX_SPAN = 200
_MAX_ADDED = 5_000
"""Cells written into further rows of one document; what would be more stays as it is."""


def spread_cells(root: HtmlElement) -> None:
    """Change the tables of a tree that hold no other table."""
    added = 0
    for table in list(root.iter("table")):
        if next(table.iterdescendants("table"), None) is not None:
            continue
        cells = list(table.iter(*_CELLS))
        if any(_span(cell, name) > 1 for cell in cells for name in ("rowspan", "colspan")):
            added += sum(_span(cell, "rowspan") - 1 for cell in cells)
            if added > _MAX_ADDED:
                return
            _spread_rows(list(table.iter("tr")))
            _join_head(table)


def _spread_rows(rows: Sequence[HtmlElement]) -> None:
    """Write each cell into all rows that it reaches over."""
    open_: dict[int, tuple[int, HtmlElement]] = {}  # column -> rows to come, cell
    for row in rows:
        own = iter([cell for cell in row if cell.tag in _CELLS])
        column, reached = 0, dict(open_)
        for cell in row.findall("*"):
            row.remove(cell)
        while True:
            if column in reached:
                left, cell = reached.pop(column)
                cell = deepcopy(cell)
                _put_aside(open_, column, left - 1, cell)
            else:
                following = next(own, None)
                if following is None and not reached:
                    break
                cell = TD() if following is None else following
                _put_aside(open_, column, _span(cell, "rowspan") - 1, cell)
            cell.attrib.pop("rowspan", None)
            row.append(cell)
            column += _span(cell, "colspan")
            reached = {place: one for place, one in reached.items() if place >= column}


def _put_aside(
    open_: dict[int, tuple[int, HtmlElement]], column: int, left: int, cell: HtmlElement
) -> None:
    if left > 0:
        open_[column] = (left, cell)
    else:
        open_.pop(column, None)


def _join_head(table: HtmlElement) -> None:
    """Make one row of a table's head, and a caption of a cell over all columns."""
    rows = list(table.iter("tr"))
    width = max((_width(row) for row in rows), default=0)
    head = list(_head(rows))
    while head and len(head[0]) == 1 and _width(head[0]) == width > 1:
        table.addprevious(P(head[0].text_content().strip()))
        head.pop(0).drop_tree()
    if len(head) < 2 or len(head) == len(list(table.iter("tr"))):
        return
    names: list[list[str]] = [[] for _ in range(width)]
    for row in head:
        for column, name in _names(row):
            if name and name not in names[column]:
                names[column].append(name)
    for cell in head[0].findall("*"):
        head[0].remove(cell)
    head[0].extend(TH(" ".join(parts)) for parts in names)
    for row in head[1:]:
        row.drop_tree()


def _head(rows: Sequence[HtmlElement]) -> Sequence[HtmlElement]:
    """Return the rows of names: those that say so, else those below cells over several columns."""
    said = list(takewhile(lambda row: len(row) and all(cell.tag == "th" for cell in row), rows))
    if said:
        return said
    spanning = list(takewhile(_spans_some, rows))
    head = rows[: len(spanning) + 1]
    below = rows[len(head) : len(head) + 1]
    is_head = spanning and not any(map(_has_figure, head)) and any(map(_has_figure, below))
    return head if is_head else ()


def _spans_some(row: HtmlElement) -> bool:
    return len(row) > 1 and any(_span(cell, "colspan") > 1 for cell in row)


def _has_figure(row: HtmlElement) -> bool:
    """Whether a cell begins with a number that is no year."""
    return any(_FIGURE.match(_YEAR.sub("", cell.text_content())) for cell in row)


def _names(row: HtmlElement) -> Iterator[tuple[int, str]]:
    column = 0
    for cell in row:
        for _ in range(_span(cell, "colspan")):
            yield column, " ".join(cell.text_content().split())
            column += 1


def _width(row: HtmlElement) -> int:
    return sum(_span(cell, "colspan") for cell in row if cell.tag in _CELLS)


def _span(cell: HtmlElement, name: str) -> int:
    value = cell.get(name, "").strip()
    return max(1, min(int(value), _MAX_SPAN)) if value.isdecimal() and len(value) < 6 else 1
