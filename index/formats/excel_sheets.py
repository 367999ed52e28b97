"""XLSX -> sheets with their cells as they are shown.

python-calamine, which reads older workbooks, tells a cell's value and not its format: 0.45 where
the sheet shows 45%.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree  # type: ignore[import-untyped]

from index.errors import UnreadableError
from index.formats.number_formats import BUILT_IN, GENERAL, general, shown_number
from index.formats.sheet_cells import Merged, Sheet

_MAX_BYTES = 200_000_000
_MAX_COLUMNS = 2_000
_MAX_EMPTY = 1_000  # rows in a row: further ones tell no more
_LARGEST = 1e15  # as a sheet keeps no more digits
_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_YES = ("1", "true")

_Element: TypeAlias = "etree._Element"


@dataclass(frozen=True, slots=True)
class _Workbook:
    """What the sheets of a workbook share: strings, formats by style, how days are counted."""

    strings: list[str]
    formats: list[str]
    since_1904: bool


def is_excel(data: bytes) -> bool:
    """Whether a file is an archive with an XLSX workbook in it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _BOOK in archive.namelist()
    except zipfile.BadZipFile:
        return False


def excel_sheets(data: bytes) -> Iterator[Sheet]:
    """Yield the sheets that are shown.

    Raises:
        UnreadableError: It is larger unpacked than is read, or is no workbook.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from _sheets(archive)
    except (KeyError, ValueError, etree.XMLSyntaxError, zipfile.BadZipFile) as error:
        raise UnreadableError(f"it is no whole workbook ({error})") from error


def _sheets(archive: zipfile.ZipFile) -> Iterator[Sheet]:
    relations = _parts(archive, _RELATIONS, "Relationship")
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    since_1904 = any(one.get("date1904") in _YES for one in _parts(archive, _BOOK, "workbookPr"))
    book = _Workbook(_strings(archive), _formats(archive), since_1904)
    for one in list(_parts(archive, _BOOK, "sheet")):
        relation = next((value for name, value in one.items() if name.endswith("}id")), "")
        path = posixpath.normpath(posixpath.join("xl", targets.get(relation, ""))).lstrip("/")
        if one.get("state", "visible") == "visible" and "worksheets/" in path:
            yield _sheet(archive, path, one.get("name", ""), book)


def _parts(archive: zipfile.ZipFile, name: str, *tags: str) -> Iterator[_Element]:
    """Yield the elements of some names in one file of the archive; nothing if it is not there."""
    if name not in archive.namelist():
        return
    if archive.getinfo(name).file_size > _MAX_BYTES:
        raise UnreadableError(f"there are more than {_MAX_BYTES:,} bytes in it")
    wanted = [f"{{*}}{tag}" for tag in tags]
    with archive.open(name) as content:
        parsed = etree.iterparse(content, tag=wanted, resolve_entities=False, no_network=True)
        yield from (element for _, element in parsed)


def _strings(archive: zipfile.ZipFile) -> list[str]:
    found = []
    for element in _parts(archive, "xl/sharedStrings.xml", "si"):
        found.append(_text(element))
        element.clear()
    return found


def _text(element: _Element) -> str:
    """Return the text of a cell: its runs, without what tells how they are spoken."""
    runs = element.iterfind("{*}t"), element.iterfind("{*}r/{*}t")
    return "".join(run.text or "" for some in runs for run in some)


def _formats(archive: zipfile.ZipFile) -> list[str]:
    """Return the code of the format of each style, by its number."""
    codes: dict[int, str] = dict(BUILT_IN)
    styles: list[str] = []
    for element in _parts(archive, "xl/styles.xml", "numFmt", "cellXfs"):
        if element.tag.endswith("numFmt"):
            codes[int(element.get("numFmtId", "0"))] = element.get("formatCode", GENERAL)
        else:
            numbers = [int(one.get("numFmtId", "0")) for one in element.iterfind("{*}xf")]
            styles = [codes.get(number, GENERAL) for number in numbers]
    return styles


def _sheet(archive: zipfile.ZipFile, path: str, name: str, book: _Workbook) -> Sheet:
    sheet = Sheet(name)
    for element in _parts(archive, path, "row", "mergeCell", "col"):
        tag = etree.QName(element).localname
        if tag == "mergeCell":
            sheet.merged += _merged(element.get("ref", ""))
        elif tag == "col":
            if element.get("hidden") in _YES:
                first, last = int(element.get("min", "1")), int(element.get("max", "1"))
                sheet.hidden_columns.update(range(first - 1, min(last, _MAX_COLUMNS)))
        else:
            _add_row(sheet, element, book)
            element.clear()
    return sheet


def _add_row(sheet: Sheet, element: _Element, book: _Workbook) -> None:
    number = int(element.get("r", len(sheet.rows) + 1)) - 1
    cells: list[str] = []
    for cell in element.iterfind("{*}c"):
        place = _CELL.fullmatch(cell.get("r", ""))
        at = _column(place[1]) if place else len(cells)
        sheet.unsolved += _is_unsolved(cell)
        if len(cells) <= at < _MAX_COLUMNS and (text := _shown(cell, book)):
            cells += [""] * (at - len(cells)) + [text]
    if not cells:
        return
    if number > len(sheet.rows) + _MAX_EMPTY:
        number = len(sheet.rows) + _MAX_EMPTY
    sheet.rows += [[] for _ in range(number - len(sheet.rows))]
    if element.get("hidden") in _YES:
        sheet.hidden_rows.add(len(sheet.rows))
    sheet.rows.append(cells)


def _is_unsolved(cell: _Element) -> bool:
    """Whether a cell is a formula that no program has calculated: what gives no text says so."""
    is_formula = cell.find("{*}f") is not None
    return is_formula and not cell.findtext("{*}v") and cell.get("t") != "str"


def _shown(cell: _Element, book: _Workbook) -> str:
    """Return what a cell shows; of a formula what it last gave."""
    kind, value = cell.get("t", "n"), cell.findtext("{*}v") or ""
    if kind == "inlineStr":
        inline = cell.find("{*}is")
        value = "" if inline is None else _text(inline)
    elif kind == "s":
        value = book.strings[int(value)] if value else ""
    elif kind == "b":
        value = "TRUE" if value in _YES else "FALSE"
    elif kind == "d":
        value = value.removesuffix("Z").removesuffix("T00:00:00").replace("T", " ")
    elif kind == "n" and value:
        style = int(cell.get("s", "0"))
        code = book.formats[style] if style < len(book.formats) else GENERAL
        number = float(value)
        shows = code != GENERAL and abs(number) < _LARGEST
        value = shown_number(number, code, since_1904=book.since_1904) if shows else general(number)
    return " ".join(value.split())


def _merged(reference: str) -> Iterator[Merged]:
    ends = [_CELL.fullmatch(one) for one in reference.split(":")]
    if len(ends) == 2 and ends[0] and ends[1]:
        (left, top), (right, bottom) = ((_column(one[1]), int(one[2]) - 1) for one in ends if one)
        if right < _MAX_COLUMNS:
            yield Merged(top, left, bottom, right)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
