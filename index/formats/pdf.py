"""PDF -> drafts, by pypdfium2: text in reading order, and where in it each page begins.

What a page's layout puts into the text is taken out again: columns are read one after the other,
lines that stand on most pages are dropped, words cut at a line's end are joined, and a paragraph
that goes over to the next page stays whole.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate, pairwise
from statistics import median
from typing import TYPE_CHECKING

from index.errors import UnreadableError
from index.formats.draft import Draft
from index.formats.facts import meant
from index.formats.head_lines import whole_day
from index.formats.pdf_glyphs import Piece, letters_on, pieces_of, turned
from index.formats.pdf_lines import Line, lines_of
from index.formats.pdf_paragraphs import Words, paragraphs_of
from index.formats.pdf_rules import drawn_boxes, rules_of
from index.formats.pdf_tables import table_pieces

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_LONG = 100  # characters: what is longer is no heading
_BREAK = "\n\n"  # between paragraphs
_BAR = " | "  # between the cells of a row
_MAX_PAGES = 2_000
_MOST_TOLD = 20  # numbers of pages
_MIN_CHARACTERS = 15
"""A page, on average. With fewer the pages are pictures."""

_REPEATED_SHARE = 0.5
_EDGE_LINES = 2  # at the top and the bottom of a page, where running heads stand
_APART = 1.2  # times the usual distance of lines
_BROWSER = re.compile(r"Mozilla|Chrom|Safari|Skia/PDF|wkhtmltopdf")
_BROWSER_FOOT = re.compile(r"(?:file|https?)://\S+\s+(?:\|\s+)?\d+/\d+\Z")
_BROWSER_HEAD = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}, \d{1,2}:\d\d")


def read_drafts(data: bytes) -> Iterator[Draft]:
    """Yield the one draft of a PDF document.

    Raises:
        UnreadableError: It is no PDF, needs a password, or holds pictures of pages only.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error):
            raise UnreadableError("it is locked with a password; save it without one") from error
        raise UnreadableError(f"not a PDF that can be read ({error}); save it anew") from error
    pages = [lines_of(_pieces(page)) for page in _pages(document)]
    if sum(len(line.text) for page in pages for line in page) < _MIN_CHARACTERS * len(pages):
        raise UnreadableError(
            "its pages are pictures, as of a scanner, without text; "
            "have the text recognised (OCR) and saved in it"
        )
    facts = document.get_metadata_dict()
    text, starts = _text(_without_running_heads(pages))
    yield Draft(
        text=text,
        pages=starts,
        title=meant(facts.get("Title", "")),
        author=meant(facts.get("Author", "")),
        made=_made(facts),
        warnings=(*_left_out(len(document)), *_pictured(document, pages)),
    )


def _pages(document: "PdfDocument") -> Iterator["PdfPage"]:
    """Yield the pages that are read, what was filled into a form being a part of them."""
    from pypdfium2.raw import FLAT_NORMALDISPLAY, FORMTYPE_NONE, FPDFPage_Flatten

    has_form = document.get_formtype() != FORMTYPE_NONE
    for number in range(min(len(document), _MAX_PAGES)):
        page = document[number]
        if has_form:
            FPDFPage_Flatten(page, FLAT_NORMALDISPLAY)
            page = document[number]  # what was loaded before shows the form yet
        yield page


def _pieces(page: "PdfPage") -> list[Piece]:
    """Return the text on a page in pieces, and the rows of its bordered tables as one each."""
    letters = letters_on(page)
    boxes = [turned(box, letters.turn) for box in drawn_boxes(page)]
    glyphs, rows = table_pieces(letters.glyphs, rules_of(boxes))
    return [*pieces_of(glyphs), *rows]


def _left_out(pages: int) -> tuple[str, ...]:
    """Return what to say of pages that are not read."""
    if pages <= _MAX_PAGES:
        return ()
    return (f"only the first {_MAX_PAGES:,} of its {pages:,} pages were read; split it",)


def _pictured(document: "PdfDocument", pages: Sequence[list[Line]]) -> tuple[str, ...]:
    """Return what to say of single pages that a scanner made."""
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    found = [
        f"{number + 1:,}"
        for number, page in enumerate(pages)
        if not page and any(document[number].get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=2))
    ]
    if not found:
        return ()
    more = f" and {len(found) - _MOST_TOLD:,} more" if len(found) > _MOST_TOLD else ""
    told = ", ".join(found[:_MOST_TOLD]) + more
    return (f"pages that are pictures without text were left out: {told}; have them recognised",)


def _made(facts: Mapping[str, str]) -> date | None:
    """Return the day when a document was made; that of a printed page is the day of printing."""
    if _BROWSER.search(f"{facts.get('Creator', '')} {facts.get('Producer', '')}"):
        return None
    created = re.match(r"D:(\d{4})(\d\d)(\d\d)", facts.get("CreationDate", ""))
    return whole_day("-".join(created.groups())) if created else None


def _without_running_heads(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """Drop what stands at the edge of most pages, numbers aside, or what browsers put there."""
    pages = [_without_browser(page) for page in pages]
    found = [(_edge(page), _edge(page[::-1])) for page in pages]
    times = Counter(one for top, foot in found for one in {*map(_key, top), *map(_key, foot)})
    least = max(2, _REPEATED_SHARE * len(pages))
    kept = []
    for page, (top, foot) in zip(pages, found, strict=True):
        repeated = [line for line in (*top, *foot) if times[_key(line)] >= least]
        if all(line.is_row for line in page[: len(top) + 1]):  # a table's head, on each page again
            repeated = [line for line in repeated if line not in top]
        kept.append([line for line in page if line not in repeated] or list(page))
    return kept


def _edge(page: Sequence[Line]) -> Sequence[Line]:
    """Return the lines at the beginning of a page that stand apart from the rest, if few do."""
    gaps = [abs(one.bottom - two.bottom) for one, two in pairwise(page)]
    usual = median(gaps) if gaps else 0.0
    for count, gap in enumerate(gaps[:_EDGE_LINES], 1):
        if gap > _APART * usual:
            return page[:count]
    return page[:_EDGE_LINES] if len(page) <= 2 * _EDGE_LINES else ()


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.lower())


def _without_browser(page: list[Line]) -> list[Line]:
    """Drop the day and the address that a browser prints at the edges of a page."""
    if len(page) < _EDGE_LINES or not _BROWSER_FOOT.match(page[-1].text):
        return page
    return page[1 if _BROWSER_HEAD.match(page[0].text) else 0 : -1]


def _text(pages: Sequence[list[Line]]) -> tuple[str, tuple[int, ...]]:
    """Return the text of all pages, and the offset in it at which each of them begins."""
    words = Words(line for page in pages for line in page)
    paragraphs: list[str] = []
    begun: list[tuple[int, int]] = []  # number of a paragraph, offset in it
    for page in pages:
        own = paragraphs_of(page, words)
        rest = _rest_of_table(paragraphs[-1], own[0]) if paragraphs and own else ""
        if rest or (paragraphs and own and _goes_on(paragraphs[-1], own[0])):
            joined = f"{paragraphs[-1]}\n{rest}" if rest else words.joined(paragraphs[-1], own[0])
            own[0] = rest or own[0]
            begun.append((len(paragraphs) - 1, len(joined) - len(own.pop(0))))
            paragraphs[-1] = joined
        else:
            begun.append((len(paragraphs), 0))
        paragraphs += own
    starts = [0, *accumulate(len(one) + len(_BREAK) for one in paragraphs)]
    text = _BREAK.join(paragraphs)
    return text, tuple(min(starts[number] + offset, len(text)) for number, offset in begun)


def _rest_of_table(table: str, following: str) -> str:
    """Return the rows of a table that goes on with the next page, without its head again."""
    head, cells = table.partition("\n")[0], following.partition("\n")[0].count(_BAR)
    if not cells or {row.count(_BAR) for row in table.split("\n")} != {cells}:
        return ""
    return following.removeprefix(f"{head}\n")


def _goes_on(paragraph: str, following: str) -> bool:
    """Whether a paragraph at the end of a page goes on with the first of the next page."""
    if following[0].islower():
        return paragraph[-1] not in ".!?:"
    return len(paragraph) > _LONG and not paragraph.rstrip('”"’)]').endswith((*".!?:…",))
