"""Tables of documents: word processors put a paragraph into every cell, no line of its own."""

import re

from lxml import html as parser  # type: ignore[import-untyped]

from index.formats.spans import spread_cells

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")


def with_plain_cells(html: str) -> str:
    """Return a document's HTML with the paragraphs in its cells as bare text.

    On a page of the web a paragraph in a cell is a sign of a table that only lays it out; a
    document has no such tables.
    """
    if "<td" not in html and "<th" not in html:
        return html
    root = parser.document_fromstring(_DECLARATION.sub("", html, count=1))
    for cell in root.iter("td", "th"):
        for paragraph in list(cell.iterdescendants("p", "div", "h1", "h2", "h3", "h4", "h5", "h6")):
            paragraph.tail = f" {paragraph.tail or ''}"
            paragraph.drop_tag()
    spread_cells(root)
    return str(parser.tostring(root, encoding="unicode"))
