"""Tables with lines between their rows only -> grids: their columns are told by the gaps in them.

As many pages draw them, a head may stand above the first line, and the last row below the last one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.formats.pdf_glyphs import Glyph
from index.formats.pdf_grids import Grid
from index.formats.pdf_rules import Rule

_NEAR = 3.0  # points
_FEWEST_BANDS = 3
_FEWEST_SIDES = 2  # bands that have words left and right of a gap
_GAP = 0.35  # of a letter's height; a space has about a quarter
_PITCH = 1.6
_NEXT_TO_RULE = 2.0
_MOST_LINES = 4  # of a row above the first line or below the last
_MOST_RULES = 300
_SAME_LINE = 0.45
_SPACE = 0.17


@dataclass(frozen=True, slots=True)
class _Word:
    left: float
    right: float
    baseline: float
    height: float


@dataclass(frozen=True, slots=True)
class _Band:
    """What stands between two lines, and where they are."""

    top: float
    bottom: float
    words: Sequence[_Word]


def open_grids(level: Sequence[Rule], glyphs: Sequence[Glyph]) -> Iterator[Grid]:
    """Yield the grids of tables that have such lines, from the top.

    Args:
        level: Lines that no upright line crosses.
        glyphs: The letters outside of other tables.
    """
    if len(level) > _MOST_RULES:
        return
    words = list(_words(glyphs))
    for rules in _alike(level):
        start, stop = rules[0].start - _NEAR, rules[0].stop + _NEAR
        own = [one for one in words if start <= one.left and one.right <= stop]
        edges = [one.place for one in rules]
        bands = [_band(own, top, bottom) for top, bottom in pairwise(edges)]
        for run in _runs(bands):
            whole = _with_outer(run, own, edges)
            gaps = _gaps(whole)
            if len(whole) >= _FEWEST_BANDS and gaps:
                columns = (start, *((left + right) / 2 for left, right in gaps), stop)
                rows = (whole[0].top, *(band.bottom for band in whole))
                yield Grid(columns, rows)


def _alike(level: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Yield lines that are as long and stand below each other, from the top."""
    left = sorted(level, key=lambda one: -one.place)
    while left:
        first = left[0]
        alike = [
            one
            for one in left
            if abs(one.start - first.start) < _NEAR and abs(one.stop - first.stop) < _NEAR
        ]
        left = [one for one in left if one not in alike]
        if len(alike) > 1:
            yield alike


def _words(glyphs: Sequence[Glyph]) -> Iterator[_Word]:
    """Yield where each word lies."""
    word: list[Glyph] = []
    for glyph in [*glyphs, None]:
        is_next = (
            glyph is not None
            and bool(word and glyph.height)
            and abs(glyph.baseline - word[-1].baseline) < _SAME_LINE * glyph.height
            and abs(glyph.left - word[-1].right) < _SPACE * glyph.height
        )
        if word and not is_next:
            left, right = min(one.left for one in word), max(one.right for one in word)
            yield _Word(left, right, word[0].baseline, word[0].height)
            word = []
        if glyph is not None and glyph.height:
            word.append(glyph)


def _band(words: Sequence[_Word], top: float, bottom: float) -> _Band:
    inside = (one for one in words if bottom <= one.baseline + one.height / 3 < top)
    return _Band(top, bottom, list(inside))


def _runs(bands: Sequence[_Band]) -> Iterator[list[_Band]]:
    """Yield bands that follow each other and have gaps in common."""
    run: list[_Band] = []
    for band in bands:
        if band.words and (not run or _gaps([*run, band])):
            run.append(band)
            continue
        if run:
            yield run
        run = [band] if band.words else []
    if run:
        yield run


def _with_outer(
    run: Sequence[_Band], words: Sequence[_Word], edges: Sequence[float]
) -> Sequence[_Band]:
    """Return bands with the rows directly above the first line and below the last."""
    top, bottom = run[0].top, run[-1].bottom
    above = min((one for one in edges if one > top), default=float("inf"))
    below = max((one for one in edges if one < bottom), default=float("-inf"))
    higher = [one for one in words if top <= one.baseline + one.height / 3 < above]
    lower = [one for one in words if below <= one.baseline + one.height / 3 < bottom]
    for is_above, others in ((True, higher), (False, lower)):
        row = _next_row(others, top if is_above else bottom, is_above=is_above)
        if row and any(_parts([row], *gap) for gap in _gaps([*run, row])):
            run = [row, *run] if is_above else [*run, row]
    return run


def _next_row(words: Sequence[_Word], edge: float, *, is_above: bool) -> _Band | None:
    """Return the lines next to a line of a table that stand close together, as a band."""
    direction = 1 if is_above else -1
    found: list[_Word] = []
    lines = sorted({round(one.baseline, 1) for one in words}, key=lambda one: direction * one)
    before = edge
    for count, baseline in enumerate(lines):
        line = [one for one in words if round(one.baseline, 1) == baseline]
        height = median(one.height for one in line)
        if abs(baseline - before) > (_PITCH if count else _NEXT_TO_RULE) * height:
            break
        if count == _MOST_LINES:
            return None
        found += line
        before = baseline
    if not found:
        return None
    ends = (
        min(one.baseline - one.height for one in found),
        max(one.baseline + one.height for one in found),
    )
    return _Band(ends[1], edge, found) if is_above else _Band(edge, ends[0], found)


def _gaps(bands: Sequence[_Band]) -> list[tuple[float, float]]:
    """Return where no word stands in any band, if words stand left and right of it in some."""
    words = sorted((one for band in bands for one in band.words), key=lambda one: one.left)
    if not words:
        return []
    least = _GAP * median(one.height for one in words)
    found = []
    end = words[0].right
    for word in words:
        if word.left - end > least and _parts(bands, end, word.left):
            found.append((end, word.left))
        end = max(end, word.right)
    return found


def _parts(bands: Sequence[_Band], left: float, right: float) -> bool:
    sides = sum(
        any(one.right <= left for one in band.words)
        and any(one.left >= right for one in band.words)
        for band in bands
    )
    return sides >= min(_FEWEST_SIDES, len(bands))
