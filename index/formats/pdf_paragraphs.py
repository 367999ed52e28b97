"""Lines of a PDF's pages -> its paragraphs, with the words whole that were cut at a line's end."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import pairwise
from statistics import median

from index.formats.pdf_glyphs import CUT
from index.formats.pdf_lines import Line

_BULLET = re.compile(r"[•‣▪◦●○–·■□❖➢✓\uf000-\uf0ff]\s")
_MARKER = re.compile(r"(?:[-*]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
_GAP = 1.4  # of the usual distance of two lines
_OTHER_SIZE = 1.35
_INDENT = 5  # points
_WIDEST_PITCH = 1.6  # of a letter's height, between two lines of a paragraph
_ROOM = 1.3  # so many times the next line's first word had room on a line that somebody ended
_HALF = 0.5
_SHORT = 0.1  # of its column: what a line leaves free that somebody ended

_CUT_WORD = re.compile(rf"([^\W\d_]+(?:-[^\W\d_]+)*|\d+)([-\u2010\u00ad{CUT}])\Z")
_FIRST_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HALVES = frozenset(
    "well self non half ex all high low long short full part cross state north south east west one "
    "two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty "
    "ninety first second third last mid far near old new so ill open left right".split()
)
"""What begins a word with a hyphen far more often than one without."""

_HANGING = frozenset("und oder bzw and or to en of et ou och eller og y e o u".split())
_FEW_LINES = 25
_HYPHENATING = 0.04
"""Of lines: where more end in a hyphen, the program cut words there."""


class Words:
    """The words of a document, by which it is told what a hyphen at a line's end is."""

    def __init__(self, lines: Iterable[Line]) -> None:
        texts = [line.text for line in lines]
        self._known = Counter(word.lower() for text in texts for word in _WORD.findall(text))
        cut = sum(bool(_CUT_WORD.search(text)) for text in texts)
        self._is_hyphenated = len(texts) < _FEW_LINES or cut > _HYPHENATING * len(texts)

    def joined(self, text: str, line: str) -> str:
        """Return a text with the line that follows, a word cut between them whole again."""
        cut, first = _CUT_WORD.search(text), _FIRST_WORD.match(line)
        if cut is None or first is None:
            return f"{text} {line}".replace(CUT, "-")
        if first[0].lower() in _HANGING:  # "town- and countryside"
            return f"{text[:-1]}- {line}"
        hyphen = "" if cut[2] == "\u00ad" or self._is_one_word(cut[1], first[0]) else "-"
        return f"{text[:-1]}{hyphen}{line}"

    def _is_one_word(self, head: str, tail: str) -> bool:
        if not tail[0].islower() or head.isdigit() or "-" in tail:
            return False
        first, last = head.lower(), head.lower().rpartition("-")[2]
        if first + tail in self._known or last + tail in self._known:
            return True
        if f"{first}-{tail}" in self._known or first in _HALVES or "-" in first:
            return False
        return self._is_hyphenated


def paragraphs_of(lines: Sequence[Line], words: Words) -> list[str]:
    """Return the paragraphs of a page; a row of a table is a line, its cells parted by bars."""
    if not lines:
        return []
    usual = _usual_pitch(lines)
    rows = _table_rows(lines)
    found = [_shown(lines[0], rows[0], words)]
    for number, (before, line) in enumerate(pairwise(lines), 1):
        shown = _shown(line, rows[number], words)
        if rows[number] and rows[number - 1]:
            found[-1] += f"\n{shown}"
        elif rows[number] or rows[number - 1] or _begins(before, line, usual):
            found.append(shown)
        else:
            found[-1] = words.joined(found[-1], shown)
    return [one.replace(CUT, "-") for one in found]


def _usual_pitch(lines: Sequence[Line]) -> float:
    pitches = [abs(one.bottom - two.bottom) for one, two in pairwise(lines)]
    most = _WIDEST_PITCH * median(line.height for line in lines)
    return min(median(pitches), most) if pitches else most


def _table_rows(lines: Sequence[Line]) -> list[bool]:
    """Return which lines are rows: borders say so, or they have several cells as a neighbour."""
    has_cells = [len(line.cells) > 1 for line in lines]
    return [
        line.is_row or (own and (before or after))
        for line, before, own, after in zip(
            lines, [False, *has_cells], has_cells, [*has_cells[1:], False], strict=False
        )
    ]


def _shown(line: Line, is_row: bool, words: Words) -> str:
    """Return a line; the cells of a row, and what is wrapped in them, on one line."""
    if not is_row:
        return line.text
    cells = (reduce(words.joined, filter(None, cell.split("\n")), "") for cell in line.cells)
    return " | ".join(cell.strip().replace("|", "¦") for cell in cells)


def _begins(before: Line, line: Line, usual: float) -> bool:
    """Whether a line begins a paragraph."""
    pitch = before.bottom - line.bottom
    heights = sorted((before.height, line.height))
    if pitch > _GAP * usual or heights[1] > _OTHER_SIZE * max(heights[0], 1):
        return True
    is_end = before.text[-1] in ".!?:;"
    if is_end and line.left - before.left > _INDENT and pitch > 0:
        return True
    if _BULLET.match(line.text):
        return True
    if not _was_ended(before, line):
        return False
    if before.edge - before.right > _HALF * (before.edge - before.left):
        return True
    is_indented = pitch > 0 and abs(line.left - before.left) > _INDENT
    return is_end or is_indented or not line.text[0].islower() or bool(_MARKER.match(line.text))


def _was_ended(before: Line, line: Line) -> bool:
    """Whether the first word of a line had room on the one before."""
    if _CUT_WORD.search(before.text):
        return False
    free = before.edge - before.right
    word = line.text.split(maxsplit=1)[0]
    width = (line.right - line.left) / len(line.text) * (len(word) + 1)
    return free > _ROOM * width and free > _SHORT * (before.edge - before.left)
