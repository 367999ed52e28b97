"""The straight lines that a PDF's page draws: borders of tables, rules between their rows."""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfObject, PdfPage

_THIN = 2.5  # points; what is thicker is a bar
_SHORTEST = 5.0
_GAP = 2.5  # in a line that is drawn in pieces
_MOST_OBJECTS = 6_000
_MOST_SEGMENTS = 2_000  # of a drawing; a grid has fewer
_DEPTH = 2  # of drawings within others

Corners = tuple[float, float, float, float]
"""Left, bottom, right, top."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: where it lies across its way, and from where to where it goes along it."""

    place: float
    start: float
    stop: float

    def covers(self, place: float) -> bool:
        """Whether it passes a place on its way."""
        return self.start - _GAP <= place <= self.stop + _GAP

    def touches(self, other: "Rule") -> bool:
        """Whether it crosses or touches a line of the other way."""
        return self.covers(other.place) and other.covers(self.place)


@dataclass(frozen=True, slots=True)
class Rules:
    """The lines of a page; each is as long as it looks, however many pieces draw it."""

    level: tuple[Rule, ...] = ()
    upright: tuple[Rule, ...] = ()


def rules_of(boxes: Sequence[Corners]) -> Rules:
    """Return the lines among thin boxes."""
    level = [
        Rule((low + top) / 2, left, right)
        for left, low, right, top in boxes
        if top - low < right - left
    ]
    upright = [
        Rule((left + right) / 2, low, top)
        for left, low, right, top in boxes
        if top - low >= right - left
    ]
    return Rules(tuple(_whole(level)), tuple(_whole(upright)))


def uncrossed(rules: Rules) -> list[Rule]:
    """Return the level lines that no upright one crosses or touches."""
    return [one for one in rules.level if not any(map(one.touches, rules.upright))]


def _whole(rules: Sequence[Rule]) -> Iterator[Rule]:
    """Yield lines with those that go on with each other as one."""
    rows: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda one: one.place):
        if rows and rule.place - rows[-1][0].place <= _GAP:
            rows[-1].append(rule)
        else:
            rows.append([rule])
    for row in rows:
        place = sum(one.place for one in row) / len(row)
        start = stop = None
        for rule in sorted(row, key=lambda one: one.start):
            if stop is None or start is None:
                start, stop = rule.start, rule.stop
            elif rule.start <= stop + _GAP:
                stop = max(stop, rule.stop)
            else:
                yield Rule(place, start, stop)
                start, stop = rule.start, rule.stop
        if start is not None and stop is not None and stop - start >= _SHORTEST:
            yield Rule(place, start, stop)


def drawn_boxes(page: "PdfPage") -> list[Corners]:
    """Return the thin boxes that a page draws, and the edges of the others; none of a drawing."""
    from pypdfium2.raw import FPDF_PAGEOBJ_PATH

    found: list[Corners] = []
    for number, path in enumerate(page.get_objects([FPDF_PAGEOBJ_PATH], max_depth=_DEPTH)):
        if number == _MOST_OBJECTS:
            return []
        if path.level == 0:
            found += _boxes_of(path)
    return found


def _boxes_of(path: "PdfObject") -> Iterator[Corners]:
    from pypdfium2 import raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    if not (fill.value or stroke.value):
        return
    left, bottom, right, top = path.get_bounds()
    if min(right - left, top - bottom) <= _THIN:
        yield left, bottom, right, top
    elif stroke.value and raw.FPDFPath_CountSegments(path) <= _MOST_SEGMENTS:
        points = list(_points(path))
        for (x, y, _), (to_x, to_y, is_drawn) in pairwise(points):
            box = (min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))
            if is_drawn and min(box[2] - box[0], box[3] - box[1]) <= 1:
                yield box


def _points(path: "PdfObject") -> Iterator[tuple[float, float, bool]]:
    """Yield the points of a path on the page, and whether a straight line leads to each."""
    from pypdfium2 import raw

    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    begun: tuple[float, float] | None = None
    for number in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, number)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = matrix.on_point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        begun = point if kind == raw.FPDF_SEGMENT_MOVETO or begun is None else begun
        yield (*point, kind == raw.FPDF_SEGMENT_LINETO)
        if raw.FPDFPathSegment_GetClose(segment):
            yield (*begun, True)
