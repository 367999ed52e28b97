"""Cells that hold a paragraph: a table's line would break there.

Word processors put one into every cell, and so do some sites. On a page of the web several of them
are a sign of a table that only lays it out; a document has no such tables.
"""

import re

from lxml import html as parser  # type: ignore[import-untyped]

from index.formats.spans import spread_cells

_BLOCKS = ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6")
_LARGE = ("table", "form", "iframe", "article", "section", "nav", "ul", "ol", "h1", "h2", "img")
_MAX_CELL = 300
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")


def with_plain_cells(html: str) -> str:
    """Return a document's HTML with the paragraphs in its cells as bare text."""
    if "<td" not in html and "<th" not in html:
        return html
    root = parser.document_fromstring(_DECLARATION.sub("", html, count=1))
    for table in root.iter("table"):
        _drop_blocks(table)
    spread_cells(root)
    return str(parser.tostring(root, encoding="unicode"))


def with_plain_data_cells(html: str) -> str:
    """Return a page with the paragraphs in the cells of tables that hold data as bare text."""
    reader = parser.HTMLParser(huge_tree=True, encoding="utf-8")
    root = parser.document_fromstring(html.encode("utf-8", "replace"), parser=reader)
    for table in root.iter("table"):
        if _holds_data(table):
            _drop_blocks(table)
    spread_cells(root)
    return str(parser.tostring(root, encoding="unicode"))


def _holds_data(table: parser.HtmlElement) -> bool:
    """Whether a table has rows of several cells with a paragraph each, and nothing larger."""
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    return (
        len(rows) > 1
        and all(len(row) > 1 for row in rows if row)
        and next(table.iterdescendants(*_LARGE), None) is None
        and all(len(list(cell.iterdescendants(*_BLOCKS))) < 3 for row in rows for cell in row)
        and all(len(cell.text_content()) <= _MAX_CELL for row in rows for cell in row)
    )


def _drop_blocks(table: parser.HtmlElement) -> None:
    for cell in table.iter("td", "th"):
        for block in list(cell.iterdescendants(*_BLOCKS)):
            block.tail = f" {block.tail or ''}"
            block.drop_tag()
