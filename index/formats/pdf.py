"""PDF -> drafts, by pypdfium2: text in reading order, its pages told apart by lines "Page 2".

What a page's layout puts into the text is taken out again: columns are read one after the other,
lines that stand on most pages are dropped, words cut at a line's end are joined, and a paragraph
that goes over to the next page stays whole.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from index.errors import UnreadableError
from index.formats.dates import parse_date
from index.formats.draft import Draft

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_MAX_PAGES = 2_000
_MIN_CHARACTERS = 15
"""A page, on average. With fewer the pages are pictures."""

_GUTTER = 9.0
"""Points between two columns at least."""

_MIN_COLUMN_LINES = 4
_REPEATED_SHARE = 0.5
_LINE = re.compile(r"[^\r\n]+")
_JOINED = "\ufffe"  # pdfium's mark where it joined a word that was cut at a line's end
_EDGE_LINES = 2  # at the top and the bottom of a page, where running heads stand


class _Box(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float
    text: str


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
    yield Draft(
        text=_text(_without_running_heads(pages)),
        title=facts.get("Title", ""),
        author=facts.get("Author", ""),
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
            lefts, bottoms, rights, tops = zip(*map(text_page.get_rect, range(count)), strict=True)
            text = " ".join(line[0].replace(_JOINED, "").split())
            boxes.append(_Box(min(lefts), min(bottoms), max(rights), max(tops), text))
    return [line for column in _columns(boxes) for line in _joined(column)]


def _columns(boxes: list[_Box]) -> Iterator[list[_Box]]:
    """Cut a page at its gutters, and above and below them; yield the parts in reading order."""
    wide = [box for box in boxes if not _gutter_beside(box, boxes)]
    if len(boxes) - len(wide) < 2 * _MIN_COLUMN_LINES:
        yield boxes
        return
    edges = sorted((box.top for box in wide), reverse=True)
    bounds = [float("inf"), *edges, float("-inf")]
    for upper, lower in pairwise(bounds):
        part = [box for box in boxes if lower < box.top <= upper and box not in wide]
        yield [box for box in wide if box.top == upper]
        middle = _middle(boxes)
        yield [box for box in part if box.right <= middle + _GUTTER]
        yield [box for box in part if box.right > middle + _GUTTER]


def _middle(boxes: Sequence[_Box]) -> float:
    return (min(box.left for box in boxes) + max(box.right for box in boxes)) / 2


def _gutter_beside(box: _Box, boxes: Sequence[_Box]) -> bool:
    middle = _middle(boxes)
    return box.right <= middle + _GUTTER / 2 or box.left >= middle - _GUTTER / 2


def _joined(boxes: Sequence[_Box]) -> list[_Box]:
    """Join the pieces of each line, from top to bottom."""
    lines: list[_Box] = []
    for box in sorted(boxes, key=lambda one: (-round(one.bottom / 3), one.left)):
        last = lines[-1] if lines else None
        if last and abs(last.bottom - box.bottom) < 0.5 * max(box.top - box.bottom, 1):
            lines[-1] = _Box(
                last.left, last.bottom, box.right, max(last.top, box.top), f"{last.text} {box.text}"
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


def _text(pages: Sequence[list[_Box]]) -> str:
    paragraphs: list[str] = []
    for number, page in enumerate(pages, 1):
        own = _paragraphs(page)
        if number > 1 and own:
            if paragraphs and re.match(r"[a-zß-ÿ]", own[0]) and paragraphs[-1][-1] not in ".!?:":
                paragraphs[-1] = _continued(paragraphs[-1], own.pop(0))
            paragraphs.append(f"Page {number}")
        paragraphs += own
    return "\n\n".join(paragraphs)


def _paragraphs(lines: Sequence[_Box]) -> list[str]:
    """Join lines into paragraphs: a new one after a gap, another size, or an indented line."""
    if not lines:
        return []
    pitches = [abs(one.bottom - two.bottom) for one, two in pairwise(lines)]
    usual = median(pitches) if pitches else 0
    found = [lines[0].text]
    for before, line in pairwise(lines):
        pitch = before.bottom - line.bottom
        heights = sorted((before.top - before.bottom, line.top - line.bottom))
        is_new = pitch > 1.4 * usual or heights[1] > 1.35 * max(heights[0], 1)
        is_new = is_new or (before.text[-1] in ".!?" and line.left - before.left > 5 and pitch > 0)
        if is_new:
            found.append(line.text)
        else:
            found[-1] = _continued(found[-1], line.text)
    return found


def _continued(text: str, line: str) -> str:
    if re.search(r"[^\W\d_][-\u00ad\ufffe]\Z", text) and line[0].islower():
        return text[:-1] + line
    return f"{text} {line}"
