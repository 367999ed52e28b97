"""CSV, TSV and spreadsheets -> drafts. python-calamine reads the latter: XLSX, XLS, ODS.

A table with a column "text" is a collection of articles, one a row. Any other is one article: its
rows are lines of cells, the first of them the columns' names.
"""

import csv
import io
from collections.abc import Iterator, Sequence

from index.formats.charset import declared_charset
from index.formats.draft import MAX_TEXT_CHARACTERS, Draft
from index.formats.encoding import decode
from index.formats.fields import read_fields
from index.formats.open_sheets import is_open_sheet, open_sheets

_TEXTS = ("text", "body", "content", "article")
_SNIFFED = 20_000

_Rows = Sequence[Sequence[str]]


def read_csv(data: bytes) -> Iterator[Draft]:
    """Yield the drafts in a file of cells between commas, semicolons, tabs or bars."""
    text = decode(data, declared_charset(data)).replace("\x00", "")
    try:
        dialect: type[csv.Dialect] = csv.Sniffer().sniff(text[:_SNIFFED], delimiters=",;\t|")
    except csv.Error:
        dialect = csv.excel
    csv.field_size_limit(MAX_TEXT_CHARACTERS)
    rows = [row for row in csv.reader(io.StringIO(text, newline=""), dialect) if any(row)]
    yield from _drafts(rows, "")


def read_spreadsheet(data: bytes) -> Iterator[Draft]:
    """Yield the drafts in a workbook; each sheet is a table."""
    for name, rows in _sheets(data):
        filled = [row for row in rows if any(row)]
        if filled:
            yield from _drafts(filled, name)


def _sheets(data: bytes) -> Iterator[tuple[str, _Rows]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except CalamineError:
        if not is_open_sheet(data):
            raise
        yield from open_sheets(data)
        return
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name).to_python()
        yield name, [[_shown(cell) for cell in row] for row in sheet]


def _shown(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def _drafts(rows: _Rows, name: str) -> Iterator[Draft]:
    names = [cell.strip().lower() for cell in rows[0]]
    text_column = next((names.index(each) for each in _TEXTS if each in names), None)
    if text_column is None:
        lines = [" | ".join(" ".join(cell.split()) for cell in row) for row in rows]
        yield Draft("\n".join(lines), title=name)
        return
    for row in rows[1:]:
        fields = {each: cell for each, cell in zip(names, row, strict=False) if cell.strip()}
        facts, warnings = read_fields(fields, "row")
        yield Draft(text=fields.get(names[text_column], ""), warnings=warnings, **facts)
