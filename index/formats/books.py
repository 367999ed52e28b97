"""EPUB -> drafts: the book's chapters in their order, each as a page."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml import etree  # type: ignore[import-untyped]

from index.errors import UnreadableError
from index.formats.cells import with_plain_cells
from index.formats.dates import parse_date
from index.formats.draft import Draft
from index.formats.hidden import Styles
from index.formats.page_shape import page_shape
from index.formats.visible import visible_text

_MAX_MEMBER_BYTES = 50_000_000
_PAGE = "application/xhtml+xml"
_MAX_SHEETS = 10
_MAX_SHEET_BYTES = 200_000
"""To understand so much takes about a second."""
_FIRST_YEAR = 1000
_LINKED = 0.5
"""Of the words of a table of contents; the others are its heading, and numbers."""


def read_drafts(data: bytes) -> Iterator[Draft]:
    """Yield the one draft of a book.

    Raises:
        UnreadableError: It is no EPUB.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        container = _xml(archive, "META-INF/container.xml")
        root_file = container.find(".//{*}rootfile")
        if root_file is None:
            raise UnreadableError("not an EPUB book: it names no contents")
        package_name = root_file.get("full-path", "")
        package = _xml(archive, package_name)
        chapters = []
        known: dict[str, Styles] = {}
        contents = _contents(package, dirname(package_name))
        for name in _chapters(archive, package, dirname(package_name)):
            page = _member(archive, name).decode("utf-8", "replace")
            if name in contents and _is_mostly_links(page):
                continue
            sheets = _sheets(archive, name, page)
            if sheets not in known:
                known[sheets] = Styles(sheets)
            chapters.append(visible_text(with_plain_cells(page), known[sheets].for_another_page()))
        yield Draft(
            text="\n\n".join(filter(str.strip, chapters)),
            title=package.findtext(".//{*}title") or "",
            author=", ".join(filter(None, map(_text, package.iterfind(".//{*}creator")))),
            day=_published(package),
        )


def _chapters(archive: zipfile.ZipFile, package: "etree._Element", folder: str) -> list[str]:
    """Return the names of a book's pages in their order; all of them where it tells none."""
    items = {one.get("id"): one for one in package.iterfind(".//{*}item")}
    ordered = [items.get(one.get("idref")) for one in package.iterfind(".//{*}itemref")]
    pages = [one for one in items.values() if one.get("media-type") == _PAGE]
    for chosen in (ordered, pages):
        links = [
            unquote(one.get("href", "")).partition("#")[0] for one in chosen if one is not None
        ]
        names = [normpath(join(folder, link)) for link in links if link]
        if found := [name for name in names if name in archive.NameToInfo]:
            return found
    return []


def _contents(package: "etree._Element", folder: str) -> frozenset[str]:
    """Return the names of the pages that a book says are its table of contents."""
    links = [one.get("href", "") for one in package.iterfind(".//{*}reference[@type='toc']")]
    return frozenset(normpath(join(folder, unquote(link))) for link in links)


def _is_mostly_links(page: str) -> bool:
    """Whether a page holds a table of contents and nothing else: some stand above a chapter."""
    root = etree.fromstring(page.encode(), etree.HTMLParser(encoding="utf-8", huge_tree=False))
    body = None if root is None else root.find(".//body")
    if body is None:
        return False
    linked = sum(len(" ".join(one.itertext()).split()) for one in body.iter("a"))
    return linked > _LINKED * len(" ".join(body.itertext()).split())


def _sheets(archive: zipfile.ZipFile, name: str, page: str) -> str:
    """Return the style sheets in a chapter, and those in the book that it links."""
    shape = page_shape(page)
    links = (normpath(join(dirname(name), unquote(one))) for one in shape.linked_sheets)
    names = [one for one in dict.fromkeys(links) if one in archive.NameToInfo][:_MAX_SHEETS]
    linked = (_member(archive, one)[:_MAX_SHEET_BYTES].decode("utf-8", "replace") for one in names)
    return "\n".join((*linked, shape.sheets))


def _published(package: "etree._Element") -> date | None:
    """Return the day on which a book says that it came out; programs write year 101 for none."""
    for element in package.iterfind(".//{*}date"):
        if "modification" not in element.attrib.values():
            with suppress(ValueError):
                day = parse_date(_text(element))
                return day if day and day.year > _FIRST_YEAR else None
    return None


def _text(element: "etree._Element") -> str:
    return (element.text or "").strip()


def _xml(archive: zipfile.ZipFile, name: str) -> "etree._Element":
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        return etree.fromstring(_member(archive, name), parser)
    except KeyError as error:
        raise UnreadableError(f"not an EPUB book: there is no {name} in it") from error


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        content = file.read(_MAX_MEMBER_BYTES + 1)
    if len(content) > _MAX_MEMBER_BYTES:
        raise UnreadableError(f"a chapter is larger than {_MAX_MEMBER_BYTES:,} bytes")
    return content
