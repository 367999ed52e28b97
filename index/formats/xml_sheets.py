"""XML Spreadsheet 2003 -> sheets: what databases and reports export, mostly under the name .xls.

Like those of other old files, its numbers are told in full: their forms are not looked at.
"""

import io
import re
from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]

from index.formats.number_formats import general
from index.formats.sheet_cells import Merged, Sheet

_MAX_COLUMNS = 256  # of a sheet of Excel 2003
_MAX_GAP = 100  # rows between two that are filled; those between are empty
_SPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_SS, _EXCEL = f"{{{_SPACE}}}", "{urn:schemas-microsoft-com:office:excel}"
_LOOKED_AT = 2_000  # characters
_DIGITS = 9
_MIDNIGHT = re.compile(r"T00:00:00(?:\.0+)?\Z")
_NO_DAY = re.compile(r"\A1899-12-3[01]T")  # before a time of day


def is_xml_sheet(text: str) -> bool:
    """Whether a text is a workbook in Excel's own XML."""
    return text.lstrip().startswith("<") and _SPACE in text[:_LOOKED_AT]


def xml_sheets(text: str) -> Iterator[Sheet]:
    """Yield the sheets that are shown."""
    sheet = Sheet("")
    tags = tuple(f"{_SS}{name}" for name in ("Column", "Row", "Worksheet"))
    content = io.BytesIO(text.lstrip().encode())
    options = {"encoding": "utf-8", "resolve_entities": False, "no_network": True}
    for _, element in etree.iterparse(content, tag=tags, **options):
        if element.tag == tags[0]:
            _add_column(sheet, element)
        elif element.tag == tags[1]:
            _add_row(sheet, element)
            element.clear(keep_tail=True)
        else:
            sheet.name = element.get(f"{_SS}Name", "")
            if element.find(f"{_EXCEL}WorksheetOptions/{_EXCEL}Visible") is None:
                yield sheet
            sheet = Sheet("")


def _add_column(sheet: Sheet, element: "etree._Element") -> None:
    if element.get(f"{_SS}Hidden") == "1":
        first = _number(element, "Index", 1 + len(list(element.itersiblings(preceding=True)))) - 1
        last = min(first + _number(element, "Span", 0), _MAX_COLUMNS)
        sheet.hidden_columns.update(range(first, last + 1))


def _add_row(sheet: Sheet, element: "etree._Element") -> None:
    gap = _number(element, "Index", len(sheet.rows) + 1) - 1 - len(sheet.rows)
    sheet.rows += [[] for _ in range(min(gap, _MAX_GAP))]
    number, row = len(sheet.rows), list[str]()
    for cell in element.iterchildren(f"{_SS}Cell"):
        if len(row) >= _MAX_COLUMNS:
            break
        at = min(_number(cell, "Index", len(row) + 1) - 1, _MAX_COLUMNS)
        across = min(_number(cell, "MergeAcross", 0), _MAX_COLUMNS)
        down = _number(cell, "MergeDown", 0)
        if across or down:
            sheet.merged.append(Merged(number, at, number + down, at + across))
        row += [""] * (at - len(row))
        row += [_shown(cell), *[""] * across]
    if element.get(f"{_SS}Hidden") == "1":
        sheet.hidden_rows.add(number)
    sheet.rows.append(row)


def _number(element: "etree._Element", name: str, default: int) -> int:
    value = element.get(f"{_SS}{name}", "")
    return int(value) if value.isdecimal() and len(value) < _DIGITS else default


def _shown(cell: "etree._Element") -> str:
    data = cell.find(f"{_SS}Data")
    if data is None:
        return ""
    text, kind = "".join(data.itertext()), data.get(f"{_SS}Type", "")
    if kind == "Boolean":
        return "TRUE" if text == "1" else "FALSE"
    if kind == "DateTime":
        return _MIDNIGHT.sub("", _NO_DAY.sub("", text)).replace("T", " ").removesuffix(".000")
    if kind == "Number":
        try:
            return general(float(text))
        except ValueError:
            return text
    return " ".join(text.split())
