"""Files of cells, as the spreadsheets of several countries write them."""

import io

import pytest

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
