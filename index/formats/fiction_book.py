"""FictionBook (FB2) -> drafts: a book in one XML file, its notes last."""

from collections.abc import Iterator
from html import escape

from lxml import etree  # type: ignore[import-untyped]

from index.errors import UnreadableError
from index.formats.draft import Draft
from index.formats.fields import read_fields
from index.formats.visible import visible_text

_TAGS = {
    **{"section": "section", "p": "p", "subtitle": "h3", "table": "table", "tr": "tr"},
    **{"td": "td", "th": "th", "cite": "blockquote", "epigraph": "blockquote", "v": "p"},
    **{"text-author": "p", "sup": "sup", "sub": "sub", "empty-line": "br", "code": "code"},
}
"""Its elements -> those of pages."""

_DEEPEST = 100


def read_drafts(data: bytes) -> Iterator[Draft]:
    """Yield the one draft of a book.

    Raises:
        UnreadableError: It is none.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(data, parser)
    if root is None or etree.QName(root).localname != "FictionBook":
        raise UnreadableError("not a FictionBook file; give it the ending of what it is")
    told = root.find(".//{*}title-info")
    fields: dict[str, object] = {}
    if told is not None:
        names = [_named(one) for one in told.iterfind("{*}author")]
        fields = {"title": told.findtext("{*}book-title"), "author": ", ".join(filter(None, names))}
        day = told.find("{*}date")
        fields["date"] = None if day is None else (day.get("value") or day.text)
    facts, _ = read_fields({name: value for name, value in fields.items() if value}, "book")
    pages = "".join(_page(body, 0) for body in root.iterfind("{*}body"))
    yield Draft(visible_text(pages), **facts)


def _named(author: "etree._Element") -> str:
    parts = (author.findtext(f"{{*}}{name}") for name in ("first-name", "middle-name", "last-name"))
    return " ".join(filter(None, parts)) or author.findtext("{*}nickname") or ""


def _page(element: "etree._Element", depth: int) -> str:
    """Return an element as HTML; a title's lines are one heading."""
    if not isinstance(element.tag, str) or depth > _DEEPEST:
        return ""
    name = etree.QName(element).localname
    if name == "title":
        words = " ".join(" ".join(line.itertext()).strip() for line in element)
        return f"<h2>{escape(words)}</h2>"
    inner = escape(element.text or "") + "".join(
        _page(child, depth + 1) + escape(child.tail or "") for child in element
    )
    tag = _TAGS.get(name)
    return f"<{tag}>{inner}</{tag}>" if tag and tag != "br" else inner
