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
_FEWEST_FACTS = 2
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
        _tell_facts(table)
    spread_cells(root)
    return str(parser.tostring(root, encoding="unicode"))


def _tell_facts(table: parser.HtmlElement) -> None:
    """Write a table of facts, each row a name and a value, as lines: "Depth: 112 m".

    Its first row is no head of the others.
    """
    rows = list(table.iter("tr"))
    cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
    named = [row for row in cells if [cell.tag for cell in row] == ["th", "td"]]
    others = [row for row in cells if row and row not in named]
    is_plain = next(table.iterdescendants(*_LARGE), None) is None
    if len(named) < _FEWEST_FACTS or not is_plain or any(len(row) > 1 for row in others):
        return
    for name, value in named:
        if name.text_content().strip() and value.text_content().strip():
            last = name[-1] if len(name) else None
            end = (name.text if last is None else last.tail) or ""
            joint = f"{end.rstrip()} " if end.rstrip().endswith(":") else f"{end.rstrip()}: "
            if last is None:
                name.text = joint
            else:
                last.tail = joint
            name.tag = value.tag = "span"
            around = name.getparent()
            cell = around.makeelement("td")
            around.insert(0, cell)
            cell.extend([name, value])


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
