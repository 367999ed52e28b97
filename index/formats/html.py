"""HTML pages -> article drafts: the article without navigation and advertisements, by trafilatura.

Text that a page's reader does not see is not read (see `hidden.py`). trafilatura works on a tree,
and a tree is where text gets lost (see `visible.py`): so it is given pages of an ordinary shape
only. Of any other page, of one that has nothing around its article, and where trafilatura finds
nothing, all visible text is taken.
"""

import logging
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

from index.formats.dates import parse_date
from index.formats.draft import Draft, parse_url
from index.formats.hidden import Styles
from index.formats.visible import PageShape, page_shape, visible_text

_Value = TypeVar("_Value", str, date | None)

# Measured: trafilatura takes 0.1 ms an element and walks up from many of them; lxml takes quadratic
# time for attributes and stops building at 2,048 nested elements.
_MAX_ELEMENTS = 50_000
_MAX_STEPS = 2_000_000
_MAX_ATTRIBUTES = 300_000
_MAX_ATTRIBUTES_OF_ONE = 200
_MAX_DEPTH = 250

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


@dataclass(frozen=True, slots=True)
class _Metadata:
    title: str = ""
    author: str = ""
    source: str = ""
    url: str = ""
    date: str = ""


def read_html(html: str) -> Draft:
    """Return what an HTML page says: its article, title, author, day, site and address.

    The source is the site's name, or the host of its canonical address. Only a date that the page
    marks as such counts, not one that happens to stand in its text.

    Raises:
        UnreadableError: It is longer than an article may be, or its style sheets are a maze.
    """
    shape = page_shape(html)
    styles = Styles(shape.sheets)
    text, found = "", _Metadata()
    if _is_ordinary(shape):
        try:
            text, found = _extracted(html, styles)
        except _STUMBLES:
            text, found = "", _Metadata()
    # trafilatura drops lists and headings that stand in no container, as in hand-written pages.
    if not text or not shape.surroundings:
        text = visible_text(html, styles)
    url = _or(parse_url, found.url, "")
    return Draft(
        text=text,
        title=found.title or shape.title,
        source=found.source or urlsplit(url).hostname or "",
        url=url,
        day=_or(parse_date, found.date, None),
        author=found.author,
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
    parser = HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    tree = document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    metadata = extract_metadata(tree, extensive=False)
    _remove_hidden(tree, styles)
    document = bare_extraction(tree, options=options)
    body = document.body if isinstance(document, Document) else None
    return ("" if body is None else _text_of(body)), _Metadata(
        title=metadata.title or "",
        author=metadata.author or "",
        source=metadata.sitename or "",
        url=metadata.url or "",
        date=metadata.date or "",
    )


def _keep_quiet() -> None:
    """Keep trafilatura's notes on odd pages from standard error unless somebody set up logging."""
    for name in ("trafilatura", "htmldate"):
        logger = logging.getLogger(name)
        if not logger.hasHandlers():
            logger.addHandler(logging.NullHandler())


def _remove_hidden(tree: HtmlElement, styles: Styles) -> None:
    # Scripts and sheets stay: trafilatura finds dates and authors in the former and drops both.
    keep = {"html", "head", "body", "title", "script", "style"}
    elements = [element for element in tree.iter(etree.Element) if element.tag not in keep]
    for element in elements:
        if styles.hides(element.tag, element.attrib) and element.getparent() is not None:
            element.drop_tree()


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
    return visible_text(etree.tostring(body, encoding="unicode", method="html", with_tail=False))


def _or(parse: Callable[[object], _Value], found: str, otherwise: _Value) -> _Value:
    """Return what was found, parsed; a page's wrong facts do not cost its text."""
    try:
        return parse(found)
    except ValueError:
        return otherwise
