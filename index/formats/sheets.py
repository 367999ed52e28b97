"""CSV, TSV and spreadsheets -> drafts. python-calamine reads XLS.

A table with a column "text" that holds texts is a collection of articles, one a row. Any other is
one article: its rows are lines of cells, the first of them the columns' names.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby, islice
from typing import TYPE_CHECKING

from index.errors import EmptyError, UnreadableError
from index.formats.cells import with_plain_cells
from index.formats.charset import declared_charset
from index.formats.draft import MAX_TEXT_CHARACTERS, Draft
from index.formats.encoding import decode
from index.formats.excel_sheets import excel_sheets, is_excel
from index.formats.fields import read_fields
from index.formats.number_formats import general, shown_number
from index.formats.open_sheets import is_open_sheet, open_sheets
from index.formats.sheet_cells import Rows, Sheet
from index.formats.sheet_tables import tables_on
from index.formats.symbolic_link import is_symbolic_link, symbolic_link_sheets
from index.formats.visible import visible_text
from index.formats.xml_sheets import is_xml_sheet, xml_sheets

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_TEXTS = ("text", "body", "content", "article")
_DELIMITERS = ",;\t|"  # of several that fit as well the first
_NOTHING = "\x1f"  # between the cells of one column
_SEPARATOR_LINE = re.compile(r"sep=([,;|\t])\r?\n")  # by which Excel is told
_LOOKED_AT = 200  # rows
_FEWEST_ROWS = 3  # of a table among lines of prose
_TEXT = 80  # characters; what is longer is hardly the name of something
_ENDS = (".", "!", "?", "…", "”", '"', "。", "！", "？", "।", "؟", "۔")
_CELL = re.compile(r"<t[dh]\b", re.IGNORECASE)


def read_csv(data: bytes) -> Iterator[Draft]:
    """Yield the drafts in a file of cells between commas, semicolons, tabs or bars."""
    text = decode(data, declared_charset(data)).replace("\x00", "")
    csv.field_size_limit(MAX_TEXT_CHARACTERS)
    named = _SEPARATOR_LINE.match(text)
    text = text[named.end() :] if named else text
    delimiter = named[1] if named else _delimiter(text)
    rows = [[cell.strip() for cell in row] for row in _cells(text, delimiter)]
    if not any(map(any, rows)):
        raise EmptyError("there is no row in it; put some in, or leave it out")
    yield from _drafts(Sheet("", rows))


def _cells(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _delimiter(text: str) -> str:
    """Return what stands between cells: what gives the most rows the same number of them.

    Where two do, the one that gives more cells; a comma within numbers or sentences varies. Lines
    of prose above a table and notes below it do not count where the table is at least as long.
    """

    def evenness(delimiter: str) -> tuple[float, int]:
        try:
            widths = [len(row) for row in islice(_cells(text, delimiter), _LOOKED_AT) if any(row)]
        except csv.Error:  # a cell longer than an article
            widths = []
        if not widths or max(widths) < 2:
            return 0.0, 0
        [(width, count)] = Counter(widths).most_common(1)
        if width == 1:
            width, count = _longest_run(widths)
        return (count / len(widths), width) if width > 1 else (0.0, 0)

    best = max(_DELIMITERS, key=evenness)
    return best if evenness(best)[1] else _NOTHING


def _longest_run(widths: Sequence[int]) -> tuple[int, int]:
    """Return the width and the length of the longest table among rows, or of a row alone."""
    runs = [(width, sum(1 for _ in rows)) for width, rows in groupby(widths)]
    width, count = max((run for run in runs if run[0] > 1), key=lambda run: run[1])
    is_table = count >= _FEWEST_ROWS and count * 2 >= len(widths)
    return (width, count) if is_table else (1, count)


def read_spreadsheet(data: bytes) -> Iterator[Draft]:
    """Yield the drafts in a workbook; each sheet is a table."""
    yield from _drafts_of(_sheets(data))


def _drafts_of(sheets: Iterator[Sheet]) -> Iterator[Draft]:
    for sheet in sheets:
        left_out = sheet.left_out
        for at, draft in enumerate(_drafts(sheet)):
            yield draft if at else replace(draft, warnings=(*left_out, *draft.warnings))


def read_xls(data: bytes) -> Iterator[Draft]:
    """Yield the drafts in an XLS workbook or a SYLK sheet, or in what is called so.

    That may be XML, a page with tables, or cells between tabs; Excel opens them all.
    """
    text = _text_of(data)
    is_marked = text.lstrip().startswith("<")
    if is_xml_sheet(text):
        yield from _drafts_of(xml_sheets(text))
    elif is_symbolic_link(text):
        yield from _drafts_of(symbolic_link_sheets(text))
    elif is_marked and _CELL.search(text):
        yield Draft(visible_text(with_plain_cells(text)), is_table=True)
    elif not text or is_marked:
        yield from read_spreadsheet(data)
    else:
        yield from read_csv(data)


def _text_of(data: bytes) -> str:
    try:
        return decode(data, declared_charset(data))
    except UnreadableError:  # as is a workbook
        return ""


def _sheets(data: bytes) -> Iterator[Sheet]:
    if is_excel(data):
        yield from excel_sheets(data)
    elif is_open_sheet(data):
        yield from open_sheets(data)
    else:
        yield from _older_sheets(data)


def _older_sheets(data: bytes) -> Iterator[Sheet]:
    """Yield the sheets of an XLS file: their values, for their formats are not told."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for name in _visible_sheets(book):
        rows = book.get_sheet_by_name(name).to_python()
        yield Sheet(name, [[_shown(cell) for cell in row] for row in rows])


def _visible_sheets(book: "CalamineWorkbook") -> Iterator[str]:
    from python_calamine import SheetVisibleEnum

    for sheet in book.sheets_metadata:
        if sheet.visible == SheetVisibleEnum.Visible:
            yield sheet.name


def _shown(cell: object) -> str:
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return general(cell)
    if isinstance(cell, datetime):
        return str(cell).removesuffix(" 00:00:00")
    if isinstance(cell, timedelta):
        return shown_number(cell / timedelta(days=1), "[h]:mm:ss")
    # Old files in which a program wrote two bytes for a letter, and one is what is read.
    return " ".join(str(cell).replace("\0", "").split())


def _holds_texts(rows: Rows, column: int, width: int) -> bool:
    """Whether a column called "text" or "article" holds articles, and not names of goods."""
    cells = [row[column].strip() for row in rows if len(row) > column and row[column].strip()]
    texts = sum(len(cell) >= _TEXT or cell.endswith(_ENDS) for cell in cells)
    return width == 1 or texts * 2 >= len(cells)


def _drafts(sheet: Sheet) -> list[Draft]:
    """Return the articles that a table of a sheet holds, or one that all of its tables are."""
    tables = [(rows, _text_column(rows)) for table in tables_on(sheet) if (rows := table.rows)]
    texts = [draft for rows, column in tables if column for draft in _articles(rows, column)]
    lines = "\n\n".join(_lines(rows) for rows, column in tables if not column)
    return [*texts, *([Draft(lines, title=sheet.name, is_table=True)] if lines else [])]


def _text_column(rows: Rows) -> str:
    """Return the name of the column that holds articles; empty where none does."""
    names = [cell.strip().lower() for cell in rows[0]]
    found = next((each for each in _TEXTS if each in names), "")
    return found if found and _holds_texts(rows[1:], names.index(found), len(names)) else ""


def _articles(rows: Rows, column: str) -> Iterator[Draft]:
    """Yield an article for each row, with its text in the column of a name."""
    names = [cell.strip().lower() for cell in rows[0]]
    for row in rows[1:]:
        fields = {each: cell for each, cell in zip(names, row, strict=False) if cell.strip()}
        facts, warnings = read_fields(fields, "row")
        yield Draft(text=fields.get(column, ""), warnings=warnings, **facts)


def _lines(rows: Rows) -> str:
    """Return a table as lines of cells; what stands above it, in one cell, is a paragraph."""
    lines = [" | ".join(" ".join(cell.split()) for cell in row) for row in rows]
    above = next((at for at, row in enumerate(rows) if len(row) > 1), 0)
    lines[:above] = [f"{line}\n" for line in lines[:above]]
    return "\n".join(lines)
