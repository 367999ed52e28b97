"""Sheets in SYLK, as Multiplan, Excel and Gnumeric write them."""

import pytest

from index.formats import read_bytes
from tests.index.formats.items import failure, texts

SHEET = (
    "ID;PGnumeric;N;E\r\nP;PGeneral\r\nP;P0.0%\r\nB;Y3;X3;D0 0 2 2\r\nF;P0;Y1;X1\r\nF;P1;Y2;X3\r\n"
    'C;Y1;X1;K"Weir"\r\nC;X2;K"Height (m)"\r\nC;X3;K"Share"\r\n'
    'C;Y2;X1;K"Tarn;; the "old" one\nby the mill"\r\nC;X2;K3.5\r\nC;X3;K0.345\r\n'
    'C;Y3;X1;K"Loe"\r\nC;X3;K12\r\nE\r\n'
)
TEXT = 'Weir | Height (m) | Share\nTarn; the "old" one by the mill | 3.5 | 34.5%\nLoe |  | 12'


@pytest.mark.parametrize("name", ["weirs.slk", "weirs.xls"])
def test_cells_keep_their_row_column_and_form(name: str) -> None:
    assert texts(read_bytes(name, SHEET.encode())) == [TEXT]


def test_a_table_whose_first_column_is_called_id_is_none() -> None:
    assert texts(read_bytes("a.xls", b"ID;Weir\n1;Tarn\n2;Loe\n")) == [
        "ID | Weir\n1 | Tarn\n2 | Loe"
    ]


def test_a_cell_far_away_makes_no_empty_millions() -> None:
    sheet = 'ID;PWXL\nC;Y1;X1;K"Weir"\nC;Y99999;X99999;K1\nE\n'
    assert "more than 2,000,000 cells" in failure(read_bytes("a.slk", sheet.encode())).reason


def test_a_sheet_without_cells_is_reported() -> None:
    assert "there is no text in it" in failure(read_bytes("a.slk", b"ID;PWXL;N;E\r\nE\r\n")).reason
