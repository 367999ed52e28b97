"""ODT -> HTML, of which the text is taken as of any page.

What nobody reads is left out: tables of contents and indexes, comments, and what was deleted while
changes were tracked. Notes stand at the end; their marks stay where they were.
"""

import io
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from html import escape

from lxml import etree  # type: ignore[import-untyped]

from index.errors import UnreadableError
from index.formats.note_marks import raised

_MAX_BYTES = 100_000_000
_MAX_SPACES = 100
_MAX_REPEATED = 100

_ODF = "{urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE, _STYLE = f"{_ODF}text:1.0}}", f"{_ODF}table:1.0}}", f"{_ODF}style:1.0}}"
_DRAW, _OFFICE = f"{_ODF}drawing:1.0}}", f"{_ODF}office:1.0}}"
_LEFT_OUT = frozenset(
    {
        *(f"{_TEXT}{name}" for name in ("tracked-changes", "sequence-decls", "ruby-text")),
        *(f"{_TEXT}{name}" for name in ("table-of-content", "illustration-index", "table-index")),
        *(f"{_TEXT}{name}" for name in ("object-index", "user-index", "alphabetical-index")),
        *(f"{_TEXT}{name}" for name in ("hidden-text", "variable-decls", "user-field-decls")),
        *(f"{_OFFICE}{name}" for name in ("annotation", "forms", "event-listeners")),
        *(f"{_ODF}svg-compatible:1.0}}{name}" for name in ("title", "desc")),
    }
)


def open_text_html(data: bytes) -> str:
    """Return the body of an OpenDocument text as HTML.

    Raises:
        UnreadableError: It is none, or is larger unpacked than is read.
    """
    content, styles = _parts(data)
    body = content.find(f"{_OFFICE}body")
    if body is None:
        raise UnreadableError("not an OpenDocument text; give it the ending of what it is")
    return _Writer((content, styles)).html(body)


def open_slides_html(data: bytes) -> list[str]:
    """Return the slides of an OpenDocument presentation as HTML, each with its notes.

    Raises:
        UnreadableError: It is none, or is larger unpacked than is read.
    """
    content, styles = _parts(data)
    slides = content.findall(f"{_OFFICE}body/{_OFFICE}presentation/{_DRAW}page")
    if not slides:
        raise UnreadableError("not an OpenDocument presentation; give it the ending of what it is")
    return [_Writer((content, styles)).html(slide) for slide in slides]


def _parts(data: bytes) -> "Iterator[etree._Element]":
    """Yield the roots of what the document says, and of its named styles."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in ("content.xml", "styles.xml"):
            content = b""
            if name in archive.NameToInfo:
                with archive.open(name) as member:
                    content = member.read(_MAX_BYTES + 1)
            if len(content) > _MAX_BYTES:
                raise UnreadableError(f"there are more than {_MAX_BYTES:,} bytes in it")
            root = etree.fromstring(content, parser) if content else None
            yield etree.Element("none") if root is None else root


class _Writer:
    """Writes the elements of one document one after another."""

    def __init__(self, parts: "tuple[etree._Element, ...]") -> None:
        self._raised = {name for part in parts for name in _raised_styles(part)}
        self._numbered = {level for part in parts for level in _numbered_levels(part)}
        self._pieces: list[str] = []
        self._notes: list[str] = []
        self._aside: list[etree._Element] = []  # frames, to follow the paragraph that holds them
        self._lists: list[str] = []  # the style of each list we are in
        self._counted: Counter[tuple[str, int]] = Counter()
        self._writers: Mapping[str, Callable[[etree._Element], None]] = {
            f"{_TEXT}p": self._paragraph,
            f"{_TEXT}h": self._paragraph,
            f"{_TEXT}span": self._span,
            f"{_TEXT}s": self._spaces,
            f"{_TEXT}tab": lambda one: self._pieces.append(" "),
            f"{_TEXT}line-break": lambda one: self._pieces.append("<br>"),
            f"{_TEXT}note": self._note,
            f"{_TEXT}section": self._section,
            f"{_TEXT}list": self._list,
            f"{_TABLE}table": lambda one: self._within("table", one),
            f"{_TABLE}table-row": lambda one: self._within("tr", one),
            f"{_TABLE}table-cell": self._cell,
            f"{_TABLE}covered-table-cell": lambda one: None,
            f"{_DRAW}frame": self._aside.append,
            f"{_DRAW}custom-shape": self._aside.append,
        }

    def html(self, body: "etree._Element") -> str:
        """Return the HTML of the document's body, its notes last."""
        self._children(body)
        self._put_aside()
        return "".join(self._pieces + self._notes)

    def _children(self, parent: "etree._Element", *, is_inline: bool = False) -> None:
        if is_inline:
            self._pieces.append(escape(parent.text or ""))
        for child in parent:
            if isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
                write = self._writers.get(child.tag)
                if write:
                    write(child)
                else:  # a link, a field, a bookmark, a group of shapes
                    self._children(child, is_inline=is_inline)
            if is_inline:
                self._pieces.append(escape(child.tail or ""))

    def _within(self, tag: str, element: "etree._Element") -> None:
        self._pieces.append(f"<{tag}>")
        self._children(element)
        self._pieces.append(f"</{tag}>")

    def _paragraph(self, element: "etree._Element") -> None:
        level = element.get(f"{_TEXT}outline-level", "") if element.tag == f"{_TEXT}h" else ""
        tag = "p" if not level else f"h{level}" if level in "123456" else "h6"
        self._pieces.append(f"<{tag}>")
        self._children(element, is_inline=True)
        self._pieces.append(f"</{tag}>")
        self._put_aside()

    def _put_aside(self) -> None:
        while self._aside:
            frames, self._aside = self._aside, []
            for frame in frames:
                self._children(frame)

    def _span(self, element: "etree._Element") -> None:
        if element.get(f"{_TEXT}style-name") in self._raised and not len(element):
            self._pieces.append(escape(raised(element.text or "")))
        else:
            self._children(element, is_inline=True)

    def _spaces(self, element: "etree._Element") -> None:
        self._pieces.append(" " * _count(element, f"{_TEXT}c", _MAX_SPACES))

    def _note(self, element: "etree._Element") -> None:
        label = element.findtext(f"{_TEXT}note-citation", "").strip()
        self._pieces.append(escape(raised(label)))
        pieces, self._pieces = self._pieces, []
        for body in element.findall(f"{_TEXT}note-body"):
            for part in body:
                self._children(part, is_inline=True)
                self._pieces.append(" ")
        mark = f"{label}." if label.isdecimal() else label
        self._notes.append(f"<p>{escape(mark)} {''.join(self._pieces)}</p>")
        self._pieces = pieces

    def _section(self, element: "etree._Element") -> None:
        if element.get(f"{_TEXT}display") != "none":
            self._children(element)

    def _list(self, element: "etree._Element") -> None:
        self._lists.append(
            element.get(f"{_TEXT}style-name") or (self._lists[-1] if self._lists else "")
        )
        level = (self._lists[-1], len(self._lists))
        if element.get(f"{_TEXT}continue-numbering") != "true":
            self._counted[level] = 0
        tag = "ol" if level in self._numbered else "ul"
        self._pieces.append(f'<{tag} start="{self._counted[level] + 1}">')
        for item in element.iterchildren(f"{_TEXT}list-header", f"{_TEXT}list-item"):
            self._counted[level] += 1
            self._within("li", item)
        self._pieces.append(f"</{tag}>")
        self._lists.pop()

    def _cell(self, element: "etree._Element") -> None:
        is_head = element.getparent().getparent().tag == f"{_TABLE}table-header-rows"
        tag = "th" if is_head else "td"
        rows = _count(element, f"{_TABLE}number-rows-spanned", _MAX_REPEATED)
        columns = _count(element, f"{_TABLE}number-columns-spanned", _MAX_REPEATED)
        for _ in range(_count(element, f"{_TABLE}number-columns-repeated", _MAX_REPEATED)):
            self._pieces.append(f'<{tag} rowspan="{rows}" colspan="{columns}">')
            self._children(element)
            self._pieces.append(f"</{tag}>")


def _raised_styles(part: "etree._Element") -> Iterator[str]:
    """Yield the names of the styles whose letters stand above the line."""
    for style in part.iter(f"{_STYLE}style"):
        for properties in style.iterchildren(f"{_STYLE}text-properties"):
            place = properties.get(f"{_STYLE}text-position", "").split()[:1]
            if place and (
                place[0] == "super" or (place[0].rstrip("%").isdecimal() and place != ["0%"])
            ):
                yield style.get(f"{_STYLE}name")


def _numbered_levels(part: "etree._Element") -> Iterator[tuple[str, int]]:
    """Yield the style and the level of each kind of list that counts its items."""
    for style in part.iter(f"{_TEXT}list-style"):
        for level in style.iterchildren(f"{_TEXT}list-level-style-number"):
            if level.get(f"{_STYLE}num-format"):
                yield style.get(f"{_STYLE}name"), _count(level, f"{_TEXT}level", 10)


def _count(element: "etree._Element", name: str, most: int) -> int:
    value = element.get(name, "")
    return max(1, min(int(value), most)) if value.isdecimal() and len(value) < 9 else 1
