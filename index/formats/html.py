"""HTML pages -> article drafts: the article without navigation and advertisements, by trafilatura.

Text that a page's reader does not see is not read (see `hidden.py`). trafilatura works on a tree,
and a tree is where text gets lost (see `visible.py`): so it is given pages of an ordinary shape
only. Of any other page, of one that has nothing around its article, and where trafilatura finds
nothing, all visible text is taken; or, where it is longer, the article that the page holds as data
(see `linked_data.py`). A page that shows only a notice (see `notices.py`) is not read.
"""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from urllib.parse import urlsplit

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import (  # type: ignore[import-untyped]
    HtmlElement,
    HTMLParser,
    document_fromstring,
)

from index.errors import UnreadableError
from index.formats.announcements import announced_days
from index.formats.cells import with_plain_data_cells
from index.formats.datelines import wire_day
from index.formats.dates import parse_date
from index.formats.draft import Draft, parse_url
from index.formats.hidden import Styles
from index.formats.linked_data import LinkedArticle, event_days, linked_article
from index.formats.notices import notice_in
from index.formats.page_container import are_lost, headings_in, mark_container
from index.formats.page_shape import PageShape, page_shape
from index.formats.page_tree import EMPTY_CELL, drop_anchors, prepare
from index.formats.visible import visible_text

_Value = TypeVar("_Value", str, date | None)

# Measured: trafilatura takes 0.1 ms an element and walks up from many of them; lxml takes quadratic
# time for attributes and stops building at 2,048 nested elements.
_MAX_ELEMENTS = 50_000
_MAX_STEPS = 2_000_000
_MAX_ATTRIBUTES = 300_000
_MAX_ATTRIBUTES_OF_ONE = 200
_MAX_DEPTH = 250

_CELLS_TO_CHANGE = re.compile(
    r"<t[dh]\b(?:[^>]*\b(?:row|col)span|[^>]*>\s*<(?:p|div)\b)|</th>\s*<td\b", re.IGNORECASE
)
_EVENT_DAYS = (
    "//*[@itemprop='startDate' or @itemprop='endDate']/@*[name()='datetime' or name()='content']"
    "|//*[contains(@class, 'dt-start') or contains(@class, 'dt-end')]/@datetime"
)
"""Microdata (schema.org/Event) and microformats (h-event)."""

_MUCH_LONGER = 1.2
_TEASER = 1_000  # characters, of an article that is not free
_MAX_NOTICE_PAGE = 3_000  # characters; a longer page has told something

# trafilatura is handed the strangest pages of the world. Whatever it stumbles over, the page still
# has visible text to fall back on.
_STUMBLES = (
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    AssertionError,
    RuntimeError,
    etree.LxmlError,
)

# trafilatura's names for elements -> those of HTML.
_TAGS = {
    "head": "h2",
    "list": "ul",
    "item": "li",
    "row": "tr",
    "cell": "td",
    "lb": "br",
    "quote": "blockquote",
    "hi": "span",
    "ref": "span",
    "del": "span",
    "graphic": "span",
}


_SOURCES = (
    "dcterms.publisher",
    "dc.publisher",
    "publisher",
    "dcterms.source",
    "dc.source",
    "source",
)
"""Names of <meta> elements, the best first, that trafilatura does not ask for the site's name."""


@dataclass(frozen=True, slots=True)
class _Metadata:
    title: str = ""
    author: str = ""
    source: str = ""
    url: str = ""
    date: str = ""
    event_days: frozenset[str] = frozenset()


def read_html(html: str) -> Draft:
    """Return what an HTML page says: its article, title, author, day, site and address.

    The source is the site's name, or the host of its canonical address. Only a date that the page
    marks as such counts, or that of a wire story's dateline: a page's own may be weeks later. That
    on which an event begins or ends is none.

    Raises:
        UnreadableError: It is longer than an article may be, or its style sheets are a maze.
    """
    shape = page_shape(html)
    styles = Styles(shape.sheets)
    if _is_ordinary(shape) and _CELLS_TO_CHANGE.search(html):
        html = with_plain_data_cells(html)
    linked = linked_article(shape.linked_data)
    text, found = "", _Metadata()
    if _is_ordinary(shape):
        try:
            text, found = _extracted(html, styles)
        except _STUMBLES:
            text, found = "", _Metadata()
    # trafilatura drops lists and headings that stand in no container, as in hand-written pages.
    if not text or not shape.surroundings:
        text = visible_text(html, styles)
    title = _title(found.title, linked.title, shape.title)
    text, warnings = _whole(text, title, linked)
    url = _or(parse_url, found.url, "")
    of_events = found.event_days | event_days(shape.linked_data) | announced_days(text)
    return Draft(
        text=text,
        title=title,
        source=found.source or linked.source or urlsplit(url).hostname or "",
        url=url,
        day=_or(parse_date, linked.date, None)
        or wire_day(text)
        or _or(parse_date, "" if found.date in of_events else found.date, None),
        author=linked.author or found.author,
        warnings=warnings,
    )


def _title(found: str, linked: str, named: str) -> str:
    """Return a page's title: of a live blog that of the whole, and not of one of its parts."""
    is_of_whole = linked and linked in named and found not in named
    return linked if is_of_whole else found or linked or named


def _whole(text: str, title: str, linked: LinkedArticle) -> tuple[str, tuple[str, ...]]:
    """Return the text without notices, or the longer one that stands in the page's data.

    Raises:
        UnreadableError: There is only a notice.
    """
    notice, rest = notice_in(text, title) if len(text) <= _MAX_NOTICE_PAGE else ("", text)
    if len(linked.body) > _MUCH_LONGER * len(rest):
        return linked.body, ()
    if notice and not rest:
        raise UnreadableError(
            f"there is only {notice} in it, not the article; save the page as its readers see it"
        )
    if notice and linked.is_free is not True:
        return rest, (f"the page ends in {notice}: it may hold only the beginning of its article",)
    is_teaser = linked.is_free is False and len(rest) < _TEASER
    return rest, ("the page says that its article is not free: it may hold only its beginning",) * (
        is_teaser
    )


def _is_ordinary(shape: PageShape) -> bool:
    return (
        shape.elements <= _MAX_ELEMENTS
        and shape.steps <= _MAX_STEPS
        and shape.attributes <= _MAX_ATTRIBUTES
        and shape.most_attributes <= _MAX_ATTRIBUTES_OF_ONE
        and shape.depth <= _MAX_DEPTH
    )


def _extracted(html: str, styles: Styles) -> tuple[str, _Metadata]:
    from trafilatura import bare_extraction, extract_metadata
    from trafilatura.settings import Document, Extractor

    _keep_quiet()
    options = Extractor(output_format="python", comments=False)
    # Below this size trafilatura falls back on one line of all text, headings glued to sentences.
    options.min_extracted_size = 1
    tree = _tree(html)
    drop_anchors(tree)
    metadata = extract_metadata(tree, extensive=False)
    days = frozenset(str(day)[:10] for day in tree.xpath(_EVENT_DAYS))
    source = _named_source(tree)
    prepare(tree, styles)

    def text_of(page: HtmlElement) -> str:
        document = bare_extraction(page, options=options)
        body = document.body if isinstance(document, Document) else None
        return "" if body is None else _text_of(body)

    headings = headings_in(tree)
    text = text_of(tree)
    if are_lost(headings, text):
        prepare(tree := _tree(html), styles)
        if mark_container(tree) and len(again := text_of(tree)) > len(text):
            text = again
    return text, _Metadata(
        title=metadata.title or "",
        author=metadata.author or "",
        source=metadata.sitename or source,
        url=metadata.url or "",
        date=metadata.date or "",
        event_days=days,
    )


def _tree(html: str) -> HtmlElement:
    parser = HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    return document_fromstring(html.encode("utf-8", "replace"), parser=parser)


def _named_source(tree: HtmlElement) -> str:
    """Return what a page by hand, or of a library, calls its source."""
    said = {str(one.get("name")).lower(): one.get("content") for one in tree.iter("meta")}
    return next((str(said[name]).strip() for name in _SOURCES if said.get(name)), "")


def _keep_quiet() -> None:
    """Keep trafilatura's notes on odd pages from standard error unless somebody set up logging."""
    for name in ("trafilatura", "htmldate"):
        logger = logging.getLogger(name)
        if not logger.hasHandlers():
            logger.addHandler(logging.NullHandler())


def _text_of(body: HtmlElement) -> str:
    """Return the text of trafilatura's result, laid out as `visible_text` lays out every page."""
    for element in body.iter(etree.Element):
        if element.tag == "list" and element.get("rend") == "ol":
            element.tag = "ol"
        elif element.tag == "code" and "\n" in "".join(element.itertext()):
            element.tag = "pre"
        else:
            element.tag = _TAGS.get(element.tag, element.tag)
        element.attrib.clear()
        if element.text == EMPTY_CELL:
            element.text = ""
    return visible_text(etree.tostring(body, encoding="unicode", method="html", with_tail=False))


def _or(parse: Callable[[object], _Value], found: str, otherwise: _Value) -> _Value:
    """Return what was found, parsed; a page's wrong facts do not cost its text."""
    try:
        return parse(found)
    except ValueError:
        return otherwise
