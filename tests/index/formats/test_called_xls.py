"""What programs export under the name of an old Excel file, and Excel opens: XML, pages, text."""

import pytest

from index.formats import read_bytes
from index.formats.documents import document_drafts
from tests.index.formats.items import failure

LINES = "Pier | Built | Open\nNorth | 1931 | TRUE\nSouth, old | 1987.5 | FALSE"
HEAD = (
    '\ufeff<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
    ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel">'
)


def cell(kind: str, text: str, more: str = "") -> str:
    return f'<Cell {more}><Data ss:Type="{kind}">{text}</Data></Cell>'


def words(*texts: str) -> str:
    return "".join(cell("String", text) for text in texts)


def sheet(*rows: str, name: str = "Piers", columns: str = "", more: str = "") -> str:
    written = "".join(row if row.startswith("<Row") else f"<Row>{row}</Row>" for row in rows)
    return f'<Worksheet ss:Name="{name}"><Table>{columns}{written}</Table>{more}</Worksheet>'


def read(*sheets: str) -> str:
    [draft] = document_drafts("piers.xls", f"{HEAD}{''.join(sheets)}</Workbook>".encode())
    assert draft.title == "Piers"
    return draft.text


def test_a_workbook_in_xml_keeps_its_cells() -> None:
    rows = (
        words("Pier", "Built", "Open"),
        words("North") + cell("Number", "1931") + cell("Boolean", "1"),
        words("South, <B>old</B>") + cell("Number", "1987.5") + cell("Boolean", "0"),
    )
    assert read(sheet(*rows)) == LINES
    named = HEAD.removeprefix("\ufeff").replace("?>", ' encoding="UTF-16"?>', 1)
    utf16 = f"{named}{sheet(*rows)}</Workbook>".encode("utf-16")
    [draft] = document_drafts("piers.xls", utf16)
    assert draft.text == LINES


@pytest.mark.parametrize(
    ("kind", "kept", "shown"),
    [
        ("DateTime", "2026-03-05T00:00:00.000", "2026-03-05"),
        ("DateTime", "2026-03-05T10:30:00.000", "2026-03-05 10:30:00"),
        ("DateTime", "1899-12-31T10:30:00.000", "10:30:00"),
        ("Number", "0.30000000000000004", "0.3"),
        ("Number", "many", "many"),
        ("String", "A &amp; B", "A & B"),
    ],
)
def test_values_are_shown_as_a_reader_expects(kind: str, kept: str, shown: str) -> None:
    assert read(sheet(words("Pier", "When"), words("N") + cell(kind, kept))) == (
        f"Pier | When\nN | {shown}"
    )


def test_cells_may_skip_places_and_reach_over_several() -> None:
    rows = (
        words("Pier", "Built", "Open"),
        '<Row ss:Index="4">' + words("North") + cell("String", "yes", 'ss:Index="3"') + "</Row>",
        cell("String", "both", 'ss:MergeAcross="1"') + words("no"),
    )
    assert read(sheet(*rows)) == "Pier | Built | Open\nNorth |  | yes\nboth | both | no"


def test_what_is_hidden_is_not_read() -> None:
    hidden = "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
    shown = sheet(
        words("Pier", "Wage", "Open"),
        f'<Row ss:Hidden="1">{words("East", "1", "no")}</Row>',
        words("North", "2", "yes"),
        columns='<Column/><Column ss:Hidden="1"/>',
    )
    assert read(sheet(words("secret"), more=hidden), shown) == "Pier | Open\nNorth | yes"


def test_places_far_away_need_no_room() -> None:
    far = cell("String", "far", 'ss:Index="99999999"')
    row = f'<Row ss:Index="99999999">{far}</Row>'
    merged = cell("String", "wide", 'ss:MergeAcross="99999999" ss:MergeDown="99999999"')
    assert "far" in read(sheet(row, merged))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_page_and_text_are_read_too(encoding: str) -> None:
    rows = [line.split(" | ") for line in LINES.split("\n")]
    page = "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in rows)
    for text in (f"<html><table>{page}</table></html>", "\r\n".join(map("\t".join, rows))):
        [draft] = document_drafts("piers.xls", text.encode(encoding))
        assert draft.text == LINES


@pytest.mark.parametrize("data", [b"<a><b/></a>", b"\x09\x00"])
def test_what_is_no_table_is_refused(data: bytes) -> None:
    assert "not what its name says" in failure(read_bytes("piers.xls", data)).reason
