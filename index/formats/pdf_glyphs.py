"""The pieces of text on a PDF's page, as its letters lie there.

pdfium tells letters in the order in which the page draws them. A piece ends where the next letter
stands on another line, or far off on the same one: a cell of a table, a line of another column.
"""

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from index.formats.note_marks import raised
from index.formats.pdf_rules import Corners

if TYPE_CHECKING:
    from pypdfium2 import PdfPage
    from pypdfium2.raw import FPDF_TEXTPAGE

CUT = "\ufffe"
"""pdfium's mark for a hyphen at the end of a line."""

WIDE = 1.5
"""Of a letter's height: as wide a gap parts cells."""

_OTHER_LINE = 0.6
_FILLED = 8.0  # the widest gap that filling a line makes
_SPACE = 0.17  # pdfium sees none in some
_EQUAL = 1.02  # gaps between the words of a line that was filled
_SAMPLE = 400
_RAISED = 0.12
_SMALLER = 0.9

_COMBINING = dict(zip("´¨ˇ˘˙˚˝¸", "\u0301\u0308\u030c\u0306\u0307\u030a\u030b\u0327", strict=True))
_ACCENT = re.compile(f"([{''.join(_COMBINING)}])([^\\W\\d_])")
_LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_SWAPPED = {ord(letter) << 8: letter for letter in "filtjbhk"}
_SWAPPED_RUN = re.compile(f"[{''.join(map(chr, _SWAPPED))}]{{2,3}}")


class Glyph(NamedTuple):
    """A letter as it lies on a page that is turned so that its lines run from left to right."""

    character: str
    left: float
    right: float
    baseline: float
    height: float
    """Of its font, not of its shape; 0 for a space."""


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a page, and how they were turned: not (0), from upwards (1) or downwards."""

    glyphs: Sequence[Glyph]
    turn: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one line that stand together.

    Attributes:
        left: As `right` and `bottom`, in points from the page's lower left corner.
        right: Where its last letter ends.
        bottom: The line that its letters stand on.
        height: Of its font.
        text: On one line.
        cells: Of a row of a table what its cells hold, each maybe on several lines.
    """

    left: float
    right: float
    bottom: float
    height: float
    text: str
    cells: tuple[str, ...] = ()

    @property
    def top(self) -> float:
        """Where its capital letters end."""
        return self.bottom + self.height

    def shifted(self, text: str, left: float, right: float) -> "Piece":
        """Return the piece with another text and other ends."""
        return replace(self, text=text, left=left, right=right)


def pieces_of(glyphs: Sequence[Glyph]) -> list[Piece]:
    """Return the pieces of text that letters make, in the order in which they are drawn."""
    return [piece for run in _runs(glyphs) if (piece := _piece(run)) is not None]


def letters_on(page: "PdfPage") -> Letters:
    """Return what stands on a page."""
    from pypdfium2 import raw

    text_page = page.get_textpage()
    handle, count = text_page.raw, text_page.count_chars()
    written = text_page.get_text_range()
    if len(written) != count:  # it has letters that UTF-16 writes as two
        written = "".join(chr(raw.FPDFText_GetUnicode(handle, one) or 32) for one in range(count))
    box = raw.FS_RECTF()
    corners: list[Corners | None] = []
    for index, character in enumerate(written):
        if character.isspace() or character == "\x00":
            corners.append(None)
        else:
            raw.FPDFText_GetLooseCharBox(handle, index, ctypes.byref(box))
            corners.append((box.left, box.bottom, box.right, box.top))
    turn = _turn(corners)
    known: dict[tuple[float, float], tuple[float, float]] = {}
    found = []
    for index, (character, laid) in enumerate(zip(written, corners, strict=True)):
        if laid is None:
            found.append(Glyph(character, 0, 0, 0, 0))
            continue
        left, bottom, right, top = turned(laid, turn)
        if (bottom, top) not in known:  # most letters lie as those before, and asking takes time
            known[bottom, top] = _line_and_size(handle, index, turn)
        found.append(Glyph(character, left, right, *known[bottom, top]))
    return Letters(found, turn)


def _line_and_size(handle: "FPDF_TEXTPAGE", index: int, turn: int) -> tuple[float, float]:
    """Return where a letter's line lies, and the size of its font on the page."""
    from pypdfium2 import raw

    x, y, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
    raw.FPDFText_GetCharOrigin(handle, index, ctypes.byref(x), ctypes.byref(y))
    raw.FPDFText_GetMatrix(handle, index, ctypes.byref(matrix))
    size = raw.FPDFText_GetFontSize(handle, index) * math.hypot(matrix.b, matrix.d)
    return turned((x.value, y.value, x.value, y.value), turn)[1], size or 1.0


def _turn(corners: Sequence[Corners | None]) -> int:
    """Return whether the lines of a page run upwards (1), downwards (-1) or neither (0)."""
    sample = [one for one in corners if one is not None][:_SAMPLE]
    along = sum(abs(two[0] - one[0]) < abs(two[1] - one[1]) for one, two in pairwise(sample))
    if along <= len(sample) / 2:
        return 0
    return 1 if sum(two[1] > one[1] for one, two in pairwise(sample)) > len(sample) / 2 else -1


def turned(corners: Corners, turn: int) -> Corners:
    """Return where a box lies on a page that is turned as `Letters` tells."""
    left, bottom, right, top = corners
    if turn > 0:
        return bottom, -right, top, -left
    return (-top, left, -bottom, right) if turn else corners


def _runs(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Cut glyphs into those of one line that stand together."""
    run: list[Glyph] = []
    last: Glyph | None = None
    for glyph in glyphs:
        is_apart = last is not None and glyph.height and _is_on_another_line(last, glyph)
        if glyph.character in "\r\n" or is_apart:
            yield from _parts(run)
            run, last = [], None
        run.append(glyph)
        last = glyph if glyph.height else last
    yield from _parts(run)


def _is_on_another_line(last: Glyph, glyph: Glyph) -> bool:
    return abs(last.baseline - glyph.baseline) > _OTHER_LINE * max(last.height, glyph.height)


def _parts(run: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Cut a line at its wide gaps; not one whose words were drawn apart to fill it."""
    shown = [place for place, glyph in enumerate(run) if glyph.height]
    gaps = {
        after: max(run[after].left - run[before].right, run[before].left - run[after].right)
        / max(run[before].height, run[after].height)
        for before, after in pairwise(shown)
        if after - before > 1 or run[after].left > run[before].right
    }
    between_words = [gap for place, gap in gaps.items() if not run[place - 1].height]
    is_filled = len(between_words) > 1 and max(between_words) < min(
        _FILLED, _EQUAL * min(between_words)
    )
    wide = [place for place, gap in gaps.items() if gap > WIDE]
    starts = [0] if is_filled else [0, *wide]
    for start, end in pairwise([*starts, len(run)]):
        yield list(run[start:end])


def _piece(run: Sequence[Glyph]) -> Piece | None:
    shown = [glyph for glyph in run if glyph.height]
    if not shown:
        return None
    baseline = Counter(round(glyph.baseline, 1) for glyph in shown).most_common(1)[0][0]
    height = median(glyph.height for glyph in shown if round(glyph.baseline, 1) == baseline)
    written = [_written(glyph, baseline, height) for glyph in run]
    for place, (before, glyph) in enumerate(pairwise(run), 1):
        if before.height and glyph.height and glyph.left - before.right > _SPACE * height:
            written[place] = f" {written[place]}"
    text = " ".join(_mended("".join(written)).split())
    if not text:
        return None
    left, right = min(one.left for one in shown), max(one.right for one in shown)
    return Piece(left, right, baseline, height, text)


def _written(glyph: Glyph, baseline: float, height: float) -> str:
    is_raised = glyph.baseline > baseline + _RAISED * height and glyph.height < _SMALLER * height
    return raised(glyph.character) if is_raised else glyph.character


def _mended(text: str) -> str:
    """Return a line with its letters as they are shown.

    TeX sets an accent before its letter ("Gda´nsk"), fonts have one sign for two letters, and
    Ghostscript tells such a sign with its bytes the wrong way round: two Chinese characters.
    """
    text = _ACCENT.sub(
        lambda found: unicodedata.normalize("NFC", found[2] + _COMBINING[found[1]]), text
    )
    text = _SWAPPED_RUN.sub(lambda found: found[0].translate(_SWAPPED), text)
    return "".join(_LIGATURES.get(each, each) for each in text)
