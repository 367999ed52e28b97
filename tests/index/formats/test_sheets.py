"""Files of cells, as the spreadsheets of several countries write them."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index.errors import EmptyError
from index.formats.documents import document_drafts

LINES = "Pier | Built | Price\nNorth | 1931 | 2,5\nSouth, old | 1987 | 12,75"


def cells(delimiter: str, *, quoted: bool = False) -> str:
    rows = [line.split(" | ") for line in LINES.split("\n")]
    written = [[f'"{one}"' if quoted or delimiter in one else one for one in row] for row in rows]
    return "\r\n".join(map(delimiter.join, written)) + "\r\n"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    ("mark", "encoding"), [(b"", "utf-8"), (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le")]
)
def test_decimal_commas_divide_no_cell(delimiter: str, mark: bytes, encoding: str) -> None:
    [draft] = document_drafts("piers.csv", mark + cells(delimiter).encode(encoding))
    assert draft.text == LINES


def test_a_line_that_names_the_separator_is_no_row() -> None:
    [draft] = document_drafts("piers.csv", b"sep=;\r\n" + cells(";").encode())
    assert draft.text == LINES


def test_doubled_quotation_marks_are_one() -> None:
    [draft] = document_drafts("piers.csv", b'Pier\tNote\nNorth\t"called ""the nose"""\n')
    assert draft.text == 'Pier | Note\nNorth | called "the nose"'


def test_one_column_stays_one() -> None:
    [draft] = document_drafts("names.csv", b"Pier\nNorth, old\nSouth\nEast\n")
    assert draft.text == "Pier\nNorth, old\nSouth\nEast"


def test_a_sheet_that_is_not_shown_is_not_read() -> None:
    import xlsxwriter

    data = io.BytesIO()
    book = xlsxwriter.Workbook(data)
    book.add_worksheet("Piers").write_row(0, 0, ["Pier", "North"])
    hidden = book.add_worksheet("Wages")
    hidden.write(0, 0, "secret")
    hidden.hide()
    book.close()
    [draft] = document_drafts("piers.xlsx", data.getvalue())
    assert (draft.title, draft.text) == ("Piers", "Pier | North")


SHEETS = Path(__file__).with_name("sheets")
FARES = """Ferry fares of Holm

Line | 2031 price | 2031 share | 2032 from | 2032 takes | 2032 open
Holm | 1,234.50 € | 45% | 3 May 2024 | 26:30 | TRUE
Tarn | $2,469.00 | 5.7% | 2024-05-03 14:30 | 2:30 PM | FALSE
Velm | -80.00 | 100% | 2024-12-24 | 09:05 | TRUE
Moss | 12.00 | 33.33% | January 2025 | 1:35:00 | FALSE
Skarn | 1,500,000 | 12% |  |  | """


@pytest.mark.parametrize("name", ["openpyxl.xlsx", "libreoffice.xlsx", "libreoffice.ods"])
def test_cells_read_as_the_sheet_shows_them(name: str) -> None:
    """One workbook as three programs write it; openpyxl works out no formula."""
    [draft] = document_drafts(name, (SHEETS / name).read_bytes())
    expected = FARES.replace("$2,469.00", "") if name == "openpyxl.xlsx" else FARES
    assert draft.text == expected
    assert draft.title == "Fares"
    left_out = "1 hidden row and 1 hidden column of the sheet 'Fares' were left out"
    assert draft.warnings[0] == left_out
    assert len(draft.warnings) == 1 + (name == "openpyxl.xlsx")


def test_cells_read_as_libreoffice_prints_them() -> None:
    with (SHEETS / "libreoffice.csv").open(encoding="utf-8", newline="") as file:
        printed = [row[:6] for row in csv.reader(file, delimiter="|")]
    table = [row for row in printed[3:] if row[0] != "Secret"]
    assert [line.split(" | ") for line in FARES.split("\n")[3:]] == table


def written(write: Callable[[Any, Any], None]) -> bytes:
    import xlsxwriter

    data = io.BytesIO()
    book = xlsxwriter.Workbook(data)
    write(book, book.add_worksheet("Piers"))
    book.close()
    return data.getvalue()


def test_a_cell_over_several_rows_is_in_each_of_them() -> None:
    def write(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["Coast", "Pier", "Built"])
        sheet.merge_range(1, 0, 2, 0, "North")
        sheet.write_row(1, 1, ["Old", 1931])
        sheet.write_row(2, 1, ["New", 1987])

    [draft] = document_drafts("piers.xlsx", written(write))
    assert draft.text == "Coast | Pier | Built\nNorth | Old | 1931\nNorth | New | 1987"


def test_empty_cells_keep_their_place_and_rows_without_any_are_left_out() -> None:
    def write(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["Pier", "Built", "Length"])
        sheet.write(1, 0, "North")
        sheet.write(1, 2, 120)
        sheet.write(5, 2, 95.5)

    [draft] = document_drafts("piers.xlsx", written(write))
    assert draft.text == "Pier | Built | Length\nNorth |  | 120\n |  | 95.5"


def test_what_a_formula_last_gave_is_read() -> None:
    def write(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["Pier", "Share"])
        sheet.write(1, 0, "North")
        sheet.write_formula(1, 1, "=1/8", book.add_format({"num_format": "0.0%"}), 0.125)
        sheet.write(2, 0, "South")
        sheet.write_formula(2, 1, '="clo"&"sed"', None, "closed")
        sheet.write(3, 0, "East")
        sheet.write_formula(3, 1, "=1/0", None, "#DIV/0!")

    [draft] = document_drafts("piers.xlsx", written(write))
    assert draft.text == "Pier | Share\nNorth | 12.5%\nSouth | closed\nEast | #DIV/0!"


def test_a_cell_in_the_last_corner_makes_no_empty_million() -> None:
    def write(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["Pier", "North"])
        sheet.write(1_048_575, 1, "far")

    [draft] = document_drafts("piers.xlsx", written(write))
    assert draft.text == "Pier | North\n | far"


def test_lines_above_and_below_a_table_do_not_hide_its_cells() -> None:
    table = b"Year,Ships\n2023,12\n2024,15\n"
    data = b"Report 2025\nSource: Harbour office\n\n" + table + b"\nShips of all kinds.\n"
    [draft] = document_drafts("a.csv", data)
    rows = "Year | Ships\n2023 | 12\n2024 | 15"
    assert draft.text == f"Report 2025\n\nSource: Harbour office\n\n{rows}\n\nShips of all kinds."


def test_a_column_called_article_may_hold_goods() -> None:
    [draft] = document_drafts("a.csv", b"Article,Price\nChair,20\nTable,85\n")
    assert draft.text == "Article | Price\nChair | 20\nTable | 85"


def test_a_table_without_rows_is_empty() -> None:
    with pytest.raises(EmptyError, match="no row in it"):
        list(document_drafts("a.csv", b"\n\n"))


def test_formulas_that_nobody_calculated_are_counted() -> None:
    def write(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["Year", "Ships"])
        sheet.write_row(1, 0, [2024, 15])
        sheet.write_formula(2, 1, "=SUM(B2)", None, "")
        sheet.write_formula(3, 1, "=SUM(B2)", None, 15)

    [draft] = document_drafts("a.xlsx", written(write))
    assert draft.text == "Year | Ships\n2024 | 15\n | 15"
    [warning] = draft.warnings
    assert "without a result, which were left out: 1" in warning
