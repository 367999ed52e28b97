"""SYLK, in which Multiplan and Excel once exchanged sheets, and some programs still do.

A line is a record: its kind, then fields between semicolons, each a letter and a value. So
"C;Y2;X1;K5" puts 5 into row 2, column 1; what a record does not say of its place is as before.
"P;P0.00%" names the next format, "F;P3;Y2;X1" gives one to a cell.
"""

import re
from collections.abc import Iterator, Mapping

from index.errors import UnreadableError
from index.formats.number_formats import GENERAL, general, shown_number
from index.formats.sheet_cells import Sheet

_START = re.compile(r"ID;P[^\n]*\n[A-Z]{1,3}[;\r\n]")
_RECORD = re.compile(r"\r?\n(?=[A-Z]{1,3}(?:[;\r\n]|\Z))")  # a text may hold line ends
_FIELD = re.compile(r";(?!;)(?<!;;)")
_MAX_PLACE = 100_000
_MAX_CELLS = 2_000_000  # those between the corners of a sheet


def is_symbolic_link(text: str) -> bool:
    """Whether a text is a SYLK sheet."""
    return _START.match(text) is not None


def symbolic_link_sheets(text: str) -> Iterator[Sheet]:
    """Yield the one sheet of a SYLK file.

    Raises:
        UnreadableError: It is larger than is read.
    """
    codes: list[str] = []
    values: dict[tuple[int, int], str] = {}
    formats: dict[tuple[int, int], int] = {}
    row = column = 1
    for record in _RECORD.split(text.rstrip()):
        kind, *parts = _FIELD.split(record)
        fields = {part[0]: part[1:].replace(";;", ";") for part in parts if part}
        if kind == "P" and "P" in fields:
            codes.append(fields["P"])
        elif kind in ("C", "F"):
            row, column = _place(fields, "Y", row), _place(fields, "X", column)
            if kind == "C" and "K" in fields:
                values[row, column] = fields["K"]
            elif "P" in fields and fields["P"].isdecimal():
                formats[row, column] = int(fields["P"])
    yield Sheet("", _rows(values, formats, codes))


def _place(fields: Mapping[str, str], name: str, before: int) -> int:
    told = fields.get(name, "")
    return min(int(told), _MAX_PLACE) if told.isdecimal() and int(told) else before


def _rows(
    values: Mapping[tuple[int, int], str], formats: Mapping[tuple[int, int], int], codes: list[str]
) -> list[list[str]]:
    height, width = (max((place[axis] for place in values), default=0) for axis in (0, 1))
    if height * width > _MAX_CELLS:
        raise UnreadableError(f"there are more than {_MAX_CELLS:,} cells in it")
    rows = [[""] * width for _ in range(height)]
    for (row, column), value in values.items():
        number = formats.get((row, column), len(codes))
        code = codes[number] if number < len(codes) else GENERAL
        rows[row - 1][column - 1] = _shown(value, code.replace("\\ ", " "))
    return rows


def _shown(value: str, code: str) -> str:
    if value.startswith('"'):
        return " ".join(value[1:].removesuffix('"').replace("\x1b :", " ").split())
    try:
        number = float(value)
    except ValueError:  # TRUE, #N/A
        return value
    return general(number) if code == GENERAL else shown_number(number, code)
