"""Pieces of text on a PDF's page -> its lines, in reading order: columns one after the other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.formats.note_marks import raised
from index.formats.pdf_glyphs import WIDE, Piece

_GUTTER = 7.0
"""Points between two columns at least."""

_MIN_COLUMN_LINES = 4
_MIN_COLUMN_CHARACTERS = 12
"""Of a line of a column, on average. What is shorter are cells of a table."""

_ACROSS_SHARE = 0.3
"""Of a page's lines that may lie across a gutter: headings, pictures' captions, a table."""

_SAME_LINE = 0.45  # of a letter's height
_SAME_END = 0.02
_TOUCHING = 0.12
_RAISED = 0.15
_SMALLER = 0.9
_MARKER = re.compile(r"(?:[^\w\s\"'“„«(\[]|\(?(?:\d{1,3}|[a-zA-Z])[.)])\Z")
_BUCKET = 20.0  # points
_NEXT = 0.45  # of a letter's height
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page.

    Attributes:
        left: As `right` and `bottom`, in points from the page's lower left corner.
        right: Where its last letter ends.
        bottom: The line that its letters stand on.
        height: Of its font.
        edge: Where the lines of its column end.
        cells: What stands on it, in several parts if wide gaps or borders part them; what is
            wrapped in a bordered cell, on several lines.
        is_row: Whether borders say that it is a row of a table.
    """

    left: float
    right: float
    bottom: float
    height: float
    edge: float
    cells: tuple[str, ...]
    is_row: bool = False

    @property
    def text(self) -> str:
        """What stands on it."""
        return " ".join(" ".join(filter(None, self.cells)).split())


@dataclass(frozen=True, slots=True)
class _Group:
    """Pieces that stand at each other on a line; it lies where the largest of them does."""

    pieces: tuple[Piece, ...]
    left: float
    right: float
    bottom: float
    top: float
    text: str

    @classmethod
    def of(cls, *pieces: Piece) -> "_Group":
        """Return the group of pieces, from the left."""
        largest = max(pieces, key=lambda one: one.height)
        text = " ".join(one.text for one in pieces)
        ends = (pieces[0].left, pieces[-1].right)
        return cls(pieces, *ends, largest.bottom, largest.top, text)

    def goes_on_with(self, piece: Piece) -> bool:
        """Whether a piece stands right behind the last one, and one of the two is a small mark."""
        last = self.pieces[-1]
        height = max(last.height, piece.height)
        is_mark = min(last.height, piece.height) < _SMALLER * height
        gap = piece.left - last.right
        return (
            is_mark and -_NEXT < gap / height < _NEXT and abs(last.bottom - piece.bottom) < height
        )


def lines_of(pieces: Sequence[Piece]) -> list[Line]:
    """Return the lines that pieces of text make, in reading order."""
    return [
        line
        for column in _columns(_words_with_marks(pieces))
        for line in _lines([piece for group in column for piece in group.pieces])
    ]


def _words_with_marks(pieces: Sequence[Piece]) -> list[_Group]:
    """Return pieces, a small one, such as the mark of a note, in one group with what it stands at.

    A line that such a mark cuts in two is no line of two columns.
    """
    groups: list[_Group] = []
    open_: dict[int, list[int]] = {}  # height on the page -> the groups that stand there
    for piece in sorted(pieces, key=lambda one: one.left):
        places = {int((piece.bottom + shift) // _BUCKET) for shift in (-_BUCKET, 0, _BUCKET)}
        near = (at for place in places for at in open_.get(place, ()))
        at = next((at for at in near if groups[at].goes_on_with(piece)), None)
        if at is None:
            at = len(groups)
            groups.append(_Group.of(piece))
        else:
            groups[at] = _Group.of(*groups[at].pieces, piece)
        open_.setdefault(int(piece.bottom // _BUCKET), []).append(at)
    return groups


def _columns(pieces: Sequence[_Group]) -> Iterator[list[_Group]]:
    """Cut a page at its gutters, and above and below what lies across them; in reading order."""
    gutter = _gutter(pieces)
    if gutter is None:
        yield list(pieces)
        return
    across = [piece for piece in pieces if _lies_across(piece, gutter)]
    edges = sorted({piece.top for piece in across}, reverse=True)
    for upper, lower in pairwise([float("inf"), *edges, float("-inf")]):
        yield [piece for piece in across if piece.top == upper]
        part = [piece for piece in pieces if lower < piece.top <= upper and piece not in across]
        yield from _columns([piece for piece in part if piece.right <= gutter])
        yield from _columns([piece for piece in part if piece.left >= gutter])


def _gutter(pieces: Sequence[_Group]) -> float | None:
    """Return where there are columns left and right of it, with fewest lines across it."""
    best: tuple[int, float] | None = None
    for place in sorted({round(piece.left - _GUTTER / 2, 1) for piece in pieces}):
        left = [piece for piece in pieces if piece.right <= place - _GUTTER / 2]
        right = [piece for piece in pieces if piece.left >= place + _GUTTER / 2 - 0.1]
        across = len(pieces) - len(left) - len(right)
        if across <= _ACROSS_SHARE * len(pieces) and _stand_side_by_side(left, right):
            best = min(best, (across, place)) if best else (across, place)
    return best[1] if best else None


def _stand_side_by_side(left: Sequence[_Group], right: Sequence[_Group]) -> bool:
    if min(len(left), len(right)) < _MIN_COLUMN_LINES:
        return False
    top = min(max(piece.top for piece in left), max(piece.top for piece in right))
    bottom = max(min(piece.bottom for piece in left), min(piece.bottom for piece in right))
    return all(
        sum(bottom <= piece.bottom and piece.top <= top for piece in side) >= _MIN_COLUMN_LINES - 1
        and median(len(piece.text) for piece in side) >= _MIN_COLUMN_CHARACTERS
        for side in (left, right)
    )


def _lies_across(piece: _Group, gutter: float) -> bool:
    return piece.left < gutter < piece.right or not (
        piece.right <= gutter - _GUTTER / 2 or piece.left >= gutter + _GUTTER / 2 - 0.1
    )


def _lines(pieces: Sequence[Piece]) -> list[Line]:
    """Put the pieces of each line together, from top to bottom."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: -one.bottom):
        if rows and _is_on(rows[-1], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_line(row, _edge(rows)) for row in rows]


def _edge(rows: Sequence[Sequence[Piece]]) -> float:
    """Return where the lines of a column end; one that goes further is a heading or the like."""
    ends = sorted((max(piece.right for piece in row) for row in rows), reverse=True)
    return next((one for one, two in pairwise(ends) if one - two < _SAME_END * abs(one)), ends[0])


def _is_on(row: Sequence[Piece], piece: Piece) -> bool:
    highest = max(row, key=lambda one: one.height)
    height = max(highest.height, piece.height)
    return abs(highest.bottom - piece.bottom) < _SAME_LINE * height


def _line(row: Sequence[Piece], edge: float) -> Line:
    highest = max(row, key=lambda one: (one.height, one.right - one.left))
    is_backwards = sum(bool(_RIGHT_TO_LEFT.search(piece.text)) for piece in row) > len(row) / 2
    cells: list[str] = []
    last: Piece | None = None
    for piece in sorted(row, key=lambda one: -one.right if is_backwards else one.left):
        text = piece.text
        if piece.height < _SMALLER * highest.height:
            is_raised = piece.bottom > highest.bottom + _RAISED * highest.height
            text = raised(text) if is_raised else text
        if piece.cells:
            cells += piece.cells
            last = piece
            continue
        gap = max(piece.left - last.right, last.left - piece.right) if last else 0.0
        is_marked = len(cells) == 1 and _MARKER.match(cells[0])  # an item of a list
        if last is None or (gap > WIDE * highest.height and not is_marked):
            cells.append(text)
        else:
            cells[-1] += text if gap < _TOUCHING * highest.height else f" {text}"
        last = piece
    left, right = min(one.left for one in row), max(one.right for one in row)
    is_row = any(len(piece.cells) > 1 for piece in row)
    return Line(left, right, highest.bottom, highest.height, edge, tuple(cells), is_row)
