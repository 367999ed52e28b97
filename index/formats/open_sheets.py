"""ODS -> sheets with their cells as they are shown.

Each cell has its value and the text that is shown of it, which python-calamine does not tell.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import IO

from lxml import etree  # type: ignore[import-untyped]

from index.errors import UnreadableError
from index.formats.number_formats import general
from index.formats.sheet_cells import Merged, Sheet

_MAX_BYTES = 200_000_000
_MAX_REPEATED = 100
"""A sheet's last cells are repeated a thousand times, all of them empty."""

_ODS = "{urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE = f"{_ODS}table:1.0}}", f"{_ODS}office:1.0}}"
_ROW, _SHEET, _COLUMN = f"{_TABLE}table-row", f"{_TABLE}table", f"{_TABLE}table-column"
_STYLE = f"{_ODS}style:1.0}}style"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_SPANS = ("columns", "rows")
_KIND = "opendocument.spreadsheet"
_TIME = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_FIGURES = re.compile(r"-?\d+(?:[.,]\d+)?")
_GENERAL = "General"  # what Gnumeric calls the form of numbers that have none
_NAME, _FORM = f"{_ODS}style:1.0}}name", f"{_ODS}style:1.0}}data-style-name"


def is_open_sheet(data: bytes) -> bool:
    """Whether a file is an OpenDocument archive that does not say it is something else."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            # Some programs leave out what the archive is, which the format asks for.
            kind = (
                archive.read("mimetype")[:100].decode("latin-1") if "mimetype" in names else _KIND
            )
            return "content.xml" in names and _KIND in kind
    except zipfile.BadZipFile:
        return False


def open_sheets(data: bytes) -> Iterator[Sheet]:
    """Yield the sheets.

    Raises:
        UnreadableError: It is larger unpacked than is read.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if archive.getinfo("content.xml").file_size > _MAX_BYTES:
            raise UnreadableError(f"there are more than {_MAX_BYTES:,} bytes in it")
        with archive.open("content.xml") as content:
            yield from _sheets(content)


def _sheets(content: IO[bytes]) -> Iterator[Sheet]:
    unseen, formed, sheet = set[str](), set[str](), Sheet("")
    columns = 0
    tags = (_STYLE, _COLUMN, _ROW, _SHEET)
    for _, element in etree.iterparse(content, tag=tags, resolve_entities=False, no_network=True):
        if element.tag == _STYLE:
            if element.get(_FORM, _GENERAL) != _GENERAL:
                formed.add(element.get(_NAME, ""))
            properties = element.find(f"{_ODS}style:1.0}}table-properties")
            if properties is not None and properties.get(f"{_TABLE}display") == "false":
                unseen.add(element.get(_NAME, ""))
        elif element.tag == _COLUMN:
            count = _repeated(element, "number-columns-repeated", _MAX_REPEATED)
            if _is_hidden(element):
                sheet.hidden_columns.update(range(columns, columns + count))
            columns += count
        elif element.tag == _ROW:
            _add_row(sheet, element, formed)
            element.clear()
        else:
            sheet.name = element.get(f"{_TABLE}name", "")
            if element.get(f"{_TABLE}style-name", "") not in unseen:
                yield sheet
            sheet, columns = Sheet(""), 0


def _add_row(sheet: Sheet, element: "etree._Element", formed: AbstractSet[str]) -> None:
    """Add a row; `formed` are the styles that have a form of numbers."""
    number, cells = len(sheet.rows), list[str]()
    for cell in element.iterchildren(*_CELLS):
        count = _repeated(cell, "number-columns-repeated", _MAX_REPEATED)
        width, height = (_repeated(cell, f"number-{one}-spanned", _MAX_REPEATED) for one in _SPANS)
        if width > 1 or height > 1:
            at = len(cells)
            sheet.merged.append(Merged(number, at, number + height - 1, at + width - 1))
        is_general = cell.get(f"{_TABLE}style-name", "") not in formed | {""}
        cells += [_in_full(cell) if is_general else _shown(cell)] * count
    while cells and not cells[-1]:
        cells.pop()
    repeated = _repeated(element, "number-rows-repeated", _MAX_REPEATED)
    if _is_hidden(element):
        sheet.hidden_rows.update(range(number, number + repeated))
    sheet.rows += [list(cells) for _ in range(repeated)]


def _is_hidden(element: "etree._Element") -> bool:
    return str(element.get(f"{_TABLE}visibility", "visible")) != "visible"


def _repeated(element: "etree._Element", name: str, most: int) -> int:
    value = element.get(f"{_TABLE}{name}", "1")
    return max(1, min(int(value), most)) if value.isdecimal() and len(value) < 9 else 1


def _shown(cell: "etree._Element") -> str:
    """Return what a cell shows; a day in figures as it is kept, which can be read in one way."""
    if cell.tag.endswith("covered-table-cell"):
        return ""
    paragraphs = cell.iterchildren(f"{_ODS}text:1.0}}p")
    text = " ".join(" ".join("".join(_words(one)) for one in paragraphs).split())
    day = cell.get(f"{_OFFICE}date-value")
    if day and not any(one.isalpha() for one in _TIME.sub("", text)):
        return _moment(day, text)
    number = cell.get(f"{_OFFICE}value")
    if text or not number:
        return text
    try:
        return general(float(number))
    except ValueError:
        return ""


def _in_full(cell: "etree._Element") -> str:
    """Return what a cell of no form of numbers shows, not cut to what its column has room for."""
    shown, number = _shown(cell), cell.get(f"{_OFFICE}value", "")
    if cell.get(f"{_OFFICE}value-type") != "float" or not _FIGURES.fullmatch(shown):
        return shown
    try:
        is_cut = float(shown.replace(",", ".")) != float(number)
        return general(float(number)) if is_cut else shown
    except ValueError:
        return shown


def _words(paragraph: "etree._Element") -> Iterator[str]:
    """Yield the text of a paragraph, with the blanks that it has as elements."""
    blanks = tuple(f"{_ODS}text:1.0}}{name}" for name in ("s", "tab", "line-break"))
    for element in paragraph.iter():
        if element.tag in blanks:
            yield " "
        yield element.text or ""
        if element is not paragraph:
            yield element.tail or ""


def _moment(kept: str, text: str) -> str:
    """Return a day that is shown in figures in ISO's form, as far as it is shown, with its time."""
    day, _, time = kept.removesuffix("Z").partition("T")
    if not text:
        return f"{day} {time[:8].removesuffix('00:00:00')}".strip()  # without parts of seconds
    shown = _TIME.search(text)
    in_figures = _NUMBER.findall(_TIME.sub("", text))
    if len(in_figures) < 2 or (len(in_figures) == 2 and day[:4] not in in_figures):
        return text
    told = day if len(in_figures) > 2 else day[:7]
    return f"{told} {shown[0]}" if shown else told
