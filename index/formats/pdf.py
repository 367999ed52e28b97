"""PDF -> drafts, by pypdfium2: text in reading order, and where in it each page begins.

What a page's layout puts into the text is taken out again: columns are read one after the other,
lines that stand on most pages are dropped, words cut at a line's end are joined, and a paragraph
that goes over to the next page stays whole.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate, pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from index.errors import UnreadableError
from index.formats.dates import parse_date
from index.formats.draft import Draft
from index.formats.facts import meant

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_LONG = 100  # characters: what is longer is no heading
_BREAK = "\n\n"  # between paragraphs
_MAX_PAGES = 2_000
_MIN_CHARACTERS = 15
"""A page, on average. With fewer the pages are pictures."""

_GUTTER = 9.0
"""Points between two columns at least."""

_MIN_COLUMN_LINES = 4
_ACROSS_SHARE = 0.3
"""Of a page's lines that may lie across a gutter: headings, pictures' captions, a table."""

_REPEATED_SHARE = 0.5
_PLAIN = re.compile(r"[A-Za-z0-9]")
_SHOWN = re.compile(r"\S")
_COMBINING = dict(zip("´¨ˇ˘˙˚˝¸", "\u0301\u0308\u030c\u0306\u0307\u030a\u030b\u0327", strict=True))
_ACCENT = re.compile(f"([{''.join(_COMBINING)}])([^\\W\\d_])")
_BULLET = re.compile(r"[•‣▪◦●○–]\s")
_LINE = re.compile(r"[^\r\n]+")
_JOINED = "\ufffe"  # pdfium's mark where it joined a word that was cut at a line's end
_EDGE_LINES = 2  # at the top and the bottom of a page, where running heads stand


class _Box(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float
    text: str
    height: float
    """Of one line of the box."""


def read_drafts(data: bytes) -> Iterator[Draft]:
    """Yield the one draft of a PDF document.

    Raises:
        UnreadableError: It is no PDF, needs a password, or holds pictures of pages only.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(
            f"not a PDF that can be read ({error}); save it anew, without a password"
        ) from error
    pages = [_lines(document[number]) for number in range(min(len(document), _MAX_PAGES))]
    if sum(len(line.text) for page in pages for line in page) < _MIN_CHARACTERS * len(pages):
        raise UnreadableError(
            "its pages are pictures, as of a scanner, without text; "
            "have the text recognised (OCR) and saved in it"
        )
    facts = document.get_metadata_dict()
    created = re.match(r"D:(\d{4})(\d\d)(\d\d)", facts.get("CreationDate", ""))
    text, starts = _text(_without_running_heads(pages))
    yield Draft(
        text=text,
        pages=starts,
        title=meant(facts.get("Title", "")),
        author=meant(facts.get("Author", "")),
        day=_day("-".join(created.groups())) if created else None,
    )


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _lines(page: "PdfPage") -> list[_Box]:
    """Return the lines of a page in reading order."""
    text_page = page.get_textpage()
    boxes = []
    for line in _LINE.finditer(text_page.get_text_range()):
        count = text_page.count_rects(line.start(), len(line[0]))
        if count and line[0].strip():
            lefts, _, rights, _ = zip(*map(text_page.get_rect, range(count)), strict=True)
            text = " ".join(_accented(line[0].replace(_JOINED, "")).split())
            # The rectangles fit the letters, the loose box the font: all lines of it are alike.
            shown = [
                one.start()
                for one in (_PLAIN if _PLAIN.search(line[0]) else _SHOWN).finditer(line[0])
            ]
            first, last = (shown[0], shown[-1]) if shown else (0, 0)
            _, first_bottom, _, top = text_page.get_charbox(line.start() + first, loose=True)
            # Two lines are one to pdfium where a word was cut between them.
            _, bottom, _, _ = text_page.get_charbox(line.start() + last, loose=True)
            boxes.append(_Box(min(lefts), bottom, max(rights), top, text, top - first_bottom))
    return [line for column in _columns(boxes) for line in _joined(column)]


def _accented(text: str) -> str:
    """Return a line with the accents that TeX sets before a letter put on it: "Gda´nsk"."""
    return _ACCENT.sub(
        lambda found: unicodedata.normalize("NFC", found[2] + _COMBINING[found[1]]), text
    )


def _columns(boxes: Sequence[_Box]) -> Iterator[list[_Box]]:
    """Cut a page at its gutters, and above and below what lies across them; in reading order."""
    gutter = _gutter(boxes)
    if gutter is None:
        yield list(boxes)
        return
    across = [box for box in boxes if _lies_across(box, gutter)]
    edges = sorted((box.top for box in across), reverse=True)
    for upper, lower in pairwise([float("inf"), *edges, float("-inf")]):
        yield [box for box in across if box.top == upper]
        part = [box for box in boxes if lower < box.top <= upper and box not in across]
        yield from _columns([box for box in part if box.right <= gutter])
        yield from _columns([box for box in part if box.left >= gutter])


def _gutter(boxes: Sequence[_Box]) -> float | None:
    """Return where there are columns left and right of it, with fewest lines across it."""
    best: tuple[int, float] | None = None
    for place in sorted({round(box.left - _GUTTER / 2, 1) for box in boxes}):
        left = [box for box in boxes if box.right <= place - _GUTTER / 2]
        right = [box for box in boxes if box.left >= place + _GUTTER / 2 - 0.1]
        across = len(boxes) - len(left) - len(right)
        if across <= _ACROSS_SHARE * len(boxes) and _stand_side_by_side(left, right):
            best = min(best, (across, place)) if best else (across, place)
    return best[1] if best else None


def _stand_side_by_side(left: Sequence[_Box], right: Sequence[_Box]) -> bool:
    if min(len(left), len(right)) < _MIN_COLUMN_LINES:
        return False
    top = min(max(box.top for box in left), max(box.top for box in right))
    bottom = max(min(box.bottom for box in left), min(box.bottom for box in right))
    return all(
        sum(bottom <= box.bottom and box.top <= top for box in side) >= _MIN_COLUMN_LINES - 1
        for side in (left, right)
    )


def _lies_across(box: _Box, gutter: float) -> bool:
    return box.left < gutter < box.right or not (
        box.right <= gutter - _GUTTER / 2 or box.left >= gutter + _GUTTER / 2 - 0.1
    )


def _joined(boxes: Sequence[_Box]) -> list[_Box]:
    """Join the pieces of each line, from top to bottom."""
    lines: list[_Box] = []
    for box in sorted(boxes, key=lambda one: (-round(one.bottom / 3), one.left)):
        last = lines[-1] if lines else None
        if last and abs(last.bottom - box.bottom) < 0.5 * max(box.top - box.bottom, 1):
            lines[-1] = _Box(
                last.left,
                last.bottom,
                box.right,
                max(last.top, box.top),
                f"{last.text} {box.text}",
                max(last.height, box.height),
            )
        else:
            lines.append(box)
    return lines


def _without_running_heads(pages: Sequence[list[_Box]]) -> list[list[_Box]]:
    """Drop what stands at the edge of most pages, their numbers aside."""

    def key(line: _Box) -> str:
        return re.sub(r"\d+", "#", line.text.lower())

    edges = Counter(
        one
        for page in pages
        for one in {key(line) for line in (*page[:_EDGE_LINES], *page[-_EDGE_LINES:])}
    )
    least = max(2, _REPEATED_SHARE * len(pages))
    return [
        [
            line
            for place, line in enumerate(page)
            if edges[key(line)] < least or _EDGE_LINES <= place < len(page) - _EDGE_LINES
        ]
        for page in pages
    ]


def _text(pages: Sequence[list[_Box]]) -> tuple[str, tuple[int, ...]]:
    """Return the text of all pages, and the offset in it at which each of them begins."""
    paragraphs: list[str] = []
    begun: list[tuple[int, int]] = []  # number of a paragraph, offset in it
    for page in pages:
        own = _paragraphs(page)
        if paragraphs and own and _goes_on(paragraphs[-1], own[0]):
            joined = _continued(paragraphs[-1], own[0])
            begun.append((len(paragraphs) - 1, len(joined) - len(own.pop(0))))
            paragraphs[-1] = joined
        else:
            begun.append((len(paragraphs), 0))
        paragraphs += own
    starts = [0, *accumulate(len(one) + len(_BREAK) for one in paragraphs)]
    text = _BREAK.join(paragraphs)
    return text, tuple(min(starts[number] + offset, len(text)) for number, offset in begun)


def _goes_on(paragraph: str, following: str) -> bool:
    """Whether a paragraph at the end of a page goes on with the first of the next page."""
    if following[0].islower():
        return paragraph[-1] not in ".!?:"
    return len(paragraph) > _LONG and not paragraph.rstrip('”"’)]').endswith((*".!?:…",))


def _paragraphs(lines: Sequence[_Box]) -> list[str]:
    """Join lines into paragraphs: a new one after a gap, another size, or an indented line."""
    if not lines:
        return []
    pitches = [_pitch(one, two) for one, two in pairwise(lines)]
    usual = median(map(abs, pitches)) if pitches else 0
    found = [lines[0].text]
    for (before, line), pitch in zip(pairwise(lines), pitches, strict=True):
        heights = sorted((before.height, line.height))
        is_new = pitch > 1.4 * usual or heights[1] > 1.35 * max(heights[0], 1)
        is_new = is_new or (before.text[-1] in ".!?" and line.left - before.left > 5 and pitch > 0)
        if is_new or _BULLET.match(line.text):
            found.append(line.text)
        else:
            found[-1] = _continued(found[-1], line.text)
    return found


def _pitch(before: _Box, line: _Box) -> float:
    """Return how far the first line of a box stands below the last one of another."""
    return before.bottom - (line.top - line.height)


def _continued(text: str, line: str) -> str:
    if re.search(r"[^\W\d_][-\u00ad\ufffe]\Z", text) and line[0].islower():
        return text[:-1] + line
    return f"{text} {line}"
