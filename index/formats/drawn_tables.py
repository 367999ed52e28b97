"""Tables of Markdown of which cells would be lost -> tables with bars that hold all of them.

Pandoc draws tables with dashes: columns below groups of them, rows of several lines between two
rules, and grids. Other programs would put all of their words into one paragraph. In a table with
bars they drop the cells of a row that has more than its head. A table whose cells do not stand
within their columns is left as it is, and so is code.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

_BORDER = re.compile(r" {0,3}-{5,} *\Z")
_GRID = re.compile(r" {0,3}\+[-=:+]{3,}\+ *\Z")
_BARRED_RULE = re.compile(r" {0,3}[-:| \t]*-[-:| \t]*\Z")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_MAX_ROWS = 10_000
_MAX_MISSING = 100  # every row gets as many cells as the head


def with_bars(text: str) -> str:
    """Return a Markdown text with these tables in bars."""
    if "--" not in text:
        return text
    lines = text.split("\n")
    written: list[str] = []
    at, fence = 0, ""
    while at < len(lines):
        if found := _FENCE.match(lines[at]):
            fence = "" if fence == found[1] else fence or found[1]
        table = None if fence else _table_at(lines, at)
        if table is None:
            end = at + 1 if fence else _end_of_bars(lines, at)
            written += _widened(lines[at:end])
            at = end
        else:
            rows, at = table
            written += ["", *barred(rows), ""]
    return "\n".join(written)


def _table_at(lines: Sequence[str], at: int) -> tuple[list[list[str]], int] | None:
    """Return the rows, the head first, of the table that begins at a line, and where it ends."""
    if at and lines[at - 1].strip():
        return None
    if _GRID.match(lines[at]):
        return _grid(lines, at)
    if _BORDER.match(lines[at]):
        return _between_borders(lines, at)
    if _is_rule(lines[at]):
        return _under(lines, at, [])
    if lines[at].strip() and at + 1 < len(lines) and _is_rule(lines[at + 1]):
        return _under(lines, at + 1, [lines[at]])
    return None


def _under(lines: Sequence[str], rule: int, head: list[str]) -> tuple[list[list[str]], int] | None:
    """Read a table of a line for each row; without a head, a second rule closes it."""
    end = rule + 1
    while end < min(len(lines), rule + _MAX_ROWS) and lines[end].strip():
        end += 1
    rows = list(lines[rule + 1 : end])
    closed = bool(rows) and (_is_rule(rows[-1]) or _BORDER.match(rows[-1]))
    if closed:
        rows.pop()
    if not rows or not (head or closed):
        return None
    cells = [_cells(lines[rule], [one]) for one in (*(head or [""]), *rows)]
    return _complete(cells, end)


def _between_borders(lines: Sequence[str], at: int) -> tuple[list[list[str]], int] | None:
    """Read a table whose rows may be of several lines, an empty line between them."""
    rule = at + 1
    while rule < len(lines) and lines[rule].strip() and not _is_rule(lines[rule]):
        rule += 1
    if rule >= len(lines) or not _is_rule(lines[rule]):
        return None
    end = rule + 1
    while end < min(len(lines), rule + _MAX_ROWS) and not _BORDER.match(lines[end]):
        end += 1
    if end >= len(lines) or not _BORDER.match(lines[end]):
        return None
    blocks = [list(one) for filled, one in groupby(lines[rule + 1 : end], _is_filled) if filled]
    head = list(lines[at + 1 : rule])
    return _complete([_cells(lines[rule], one) for one in (head, *blocks)], end + 1)


def _grid(lines: Sequence[str], at: int) -> tuple[list[list[str]], int] | None:
    end = at
    while end < min(len(lines), at + _MAX_ROWS) and lines[end].strip().startswith(("+", "|")):
        end += 1
    drawn = lines[at:end]
    edges = [place for place, letter in enumerate(drawn[0]) if letter == "+"]
    if len(drawn) < 3 or not _GRID.match(drawn[-1]):
        return None
    if any(one[place : place + 1] not in ("|", "+") for one in drawn for place in edges):
        return None  # of merged cells
    blocks = [list(one) for is_line, one in groupby(drawn, _GRID.match) if not is_line]
    rows = [
        [_joined(one[left + 1 : right] for one in block) for left, right in pairwise(edges)]
        for block in blocks
    ]
    has_head = any("=" in one for one in drawn if _GRID.match(one))
    return (rows if has_head else [[""] * (len(edges) - 1), *rows]), end


def _end_of_bars(lines: Sequence[str], at: int) -> int:
    """Return where the table with bars ends that begins at a line; the next line without one."""
    has_rule = at + 2 < len(lines) and _BARRED_RULE.match(lines[at + 1])
    if not has_rule or "|" not in lines[at]:
        return at + 1
    # Some programs draw more columns than the head has cells, or fewer.
    is_barred = all(one.lstrip().startswith("|") for one in lines[at : at + 3])
    if not is_barred and _columns(lines[at]) != _columns(lines[at + 1]):
        return at + 1
    end = at + 2
    while end < len(lines) and lines[end].strip():
        end += 1
    return end


def _columns(row: str) -> int:
    bare = row.replace("\\|", "").strip()
    return bare.removeprefix("|").removesuffix("|").count("|") + 1


def _widened(rows: Sequence[str]) -> list[str]:
    """Return a table with bars whose head, and the line below it, have cells for its widest row."""
    if len(rows) < 3:
        return list(rows)
    columns = max(map(_columns, (rows[0], *rows[2:])))
    missing = columns - _columns(rows[0])
    if missing > _MAX_MISSING or (not missing and columns == _columns(rows[1])):
        return list(rows)
    head = rows[0].rstrip().removesuffix("|")
    return [f"{head}|{' |' * missing}", "|" + "---|" * columns, *rows[2:]]


def _is_rule(line: str) -> bool:
    """Whether a line is made of groups of dashes, one above each column."""
    groups = line.split()
    return (
        len(groups) > 1
        and set(line.strip()) == {"-", " "}
        and all(len(group) > 1 for group in groups)
        and not line.startswith("    ")
    )


def _is_filled(line: str) -> bool:
    return bool(line.strip())


def _cells(rule: str, lines: Sequence[str]) -> list[str] | None:
    """Return the cells of a row; None where a word stands across the columns of the rule."""
    starts = [found.start() for found in re.finditer(r"-+", rule)]
    if any(line[start - 1 : start].strip() for line in lines for start in starts[1:]):
        return None
    if any(line[: starts[0]].strip() for line in lines):
        return None
    return [_joined(line[start:end] for line in lines) for start, end in pairwise((*starts, None))]


def _complete(rows: Sequence[list[str] | None], end: int) -> tuple[list[list[str]], int] | None:
    whole = [row for row in rows if row is not None]
    return (whole, end) if len(whole) == len(rows) else None


def _joined(pieces: Iterable[str]) -> str:
    return " ".join(filter(None, map(str.strip, pieces)))


def barred(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows of cells, the first of them the head, as a table with bars."""
    drawn = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return [drawn[0], "|" + "---|" * len(rows[0]), *drawn[1:]]
