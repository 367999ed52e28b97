"""ODS -> rows of cells, for the files that python-calamine does not take for one.

It knows LibreOffice's; those of Gnumeric and of JavaScript's libraries it does not.
"""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]

from index.errors import UnreadableError

_MAX_BYTES = 200_000_000
_MAX_REPEATED = 100
"""A sheet's last cells are repeated a thousand times, all of them empty."""

_ODS = "{urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE = f"{_ODS}table:1.0}}", f"{_ODS}office:1.0}}"
_ROW, _SHEET = f"{_TABLE}table-row", f"{_TABLE}table"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


def is_open_sheet(data: bytes) -> bool:
    """Whether a file is an archive that says it is an OpenDocument spreadsheet."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "opendocument.spreadsheet" in archive.read("mimetype")[:100].decode("latin-1")
    except (KeyError, zipfile.BadZipFile):
        return False


def open_sheets(data: bytes) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield the name of each sheet and its rows.

    Raises:
        UnreadableError: It is larger unpacked than is read.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if archive.getinfo("content.xml").file_size > _MAX_BYTES:
            raise UnreadableError(f"there are more than {_MAX_BYTES:,} bytes in it")
        with archive.open("content.xml") as content:
            rows: list[list[str]] = []
            parsed = etree.iterparse(
                content, tag=(_ROW, _SHEET), resolve_entities=False, no_network=True
            )
            for _, element in parsed:
                if element.tag == _SHEET:
                    yield element.get(f"{_TABLE}name", ""), rows
                    rows = []
                else:
                    rows.append(_row(element))
                    element.clear()


def _row(element: "etree._Element") -> list[str]:
    cells: list[str] = []
    for cell in element.iterchildren(*_CELLS):
        text = _shown(cell)
        repeated = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        cells += [text] * min(repeated, _MAX_REPEATED)
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _shown(cell: "etree._Element") -> str:
    """Return a day or a number as it is kept, anything else as it is shown."""
    if day := cell.get(f"{_OFFICE}date-value"):
        return str(day).removesuffix("Z").partition("T00:00:00")[0]
    if number := cell.get(f"{_OFFICE}value"):
        try:
            return f"{float(number):.15g}"
        except ValueError:
            pass
    return " ".join(" ".join(cell.itertext()).split())
