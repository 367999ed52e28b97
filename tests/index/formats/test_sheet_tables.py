"""Several tables on one sheet: each keeps its own head, and none is cut at a gap."""

import io
from collections.abc import Sequence

import pytest

from index.formats.documents import document_drafts

Cells = Sequence[Sequence[object]]

FARES = [["Line", "Fare"], ["Holm", 12], ["Tarn", 15]]
CRANES = [["Crane", "Tonnes"], ["Old", 62], ["New", 80], ["Small", 7]]
FARE_LINES = "Line | Fare\nHolm | 12\nTarn | 15"
CRANE_LINES = "Crane | Tonnes\nOld | 62\nNew | 80\nSmall | 7"


def workbook(rows: Cells, merged: Sequence[str] = ()) -> bytes:
    import xlsxwriter

    data = io.BytesIO()
    book = xlsxwriter.Workbook(data)
    sheet = book.add_worksheet("Port")
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)
    for one in merged:
        sheet.merge_range(one, "Cranes of 2031")
    book.close()
    return data.getvalue()


def beside(left: Cells, right: Cells) -> list[list[object]]:
    height = max(len(left), len(right))
    rows = ([*one, *[[]] * (height - len(one))] for one in (left, right))
    return [[*one, *[""] * (3 - len(one)), *two] for one, two in zip(*rows, strict=True)]


def shown(rows: Cells, merged: Sequence[str] = ()) -> str:
    [draft] = document_drafts("port.xlsx", workbook(rows, merged))
    return draft.text


def test_a_second_table_below_has_its_own_head() -> None:
    assert shown([*FARES, [], *CRANES]) == f"{FARE_LINES}\n\n{CRANE_LINES}"


def test_one_of_a_file_of_commas_does_too() -> None:
    data = "\n".join(",".join(map(str, row)) for row in [*FARES, ["", ""], *CRANES])
    [draft] = document_drafts("port.csv", data.encode())
    assert draft.text == f"{FARE_LINES}\n\n{CRANE_LINES}"


def test_what_stands_above_a_table_is_no_row_of_it() -> None:
    rows = [["Fares"], *FARES, [], ["Cranes"], *CRANES, [], ["All figures are of May."]]
    expected = f"Fares\n\n{FARE_LINES}\n\nCranes\n\n{CRANE_LINES}\n\nAll figures are of May."
    assert shown(rows) == expected


def test_a_merged_line_above_the_second_table_stands_once() -> None:
    rows = [*FARES, [], [], *CRANES]
    assert shown(rows, ["A5:B5"]) == f"{FARE_LINES}\n\nCranes of 2031\n\n{CRANE_LINES}"


def test_words_in_all_cells_are_a_table_of_their_own_below_a_title() -> None:
    words = [["Pilots"], ["Name", "Port"], ["Amy Lund", "Holm"], ["Jo Ek", "Tarn"]]
    expected = "Pilots\n\nName | Port\nAmy Lund | Holm\nJo Ek | Tarn"
    assert shown([*FARES, [], *words]) == f"{FARE_LINES}\n\n{expected}"


def test_tables_side_by_side_are_read_one_after_the_other() -> None:
    assert shown(beside(FARES, CRANES)) == f"{FARE_LINES}\n\n{CRANE_LINES}"


def test_titles_side_by_side_stay_with_their_tables() -> None:
    both = beside([["Fares"], *FARES], [["Cranes"], *CRANES[:3]])
    cranes = "Crane | Tonnes\nOld | 62\nNew | 80"
    assert shown(both) == f"Fares\n\n{FARE_LINES}\n\nCranes\n\n{cranes}"


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([*FARES, [], ["Moss", 9]], f"{FARE_LINES}\nMoss | 9"),
        ([*FARES, [], ["Moss", 9], ["Skarn", 8]], f"{FARE_LINES}\nMoss | 9\nSkarn | 8"),
        (
            [["Line", "Fare", "", "Port", "Day"], ["Holm", 12, "", "Tarn", "May"]],
            "Line | Fare |  | Port | Day\nHolm | 12 |  | Tarn | May",
        ),
        (
            [["Line", "", 2030, 2031], ["Holm", "", 11, 12], ["Tarn", "", 14, 15]],
            "Line |  | 2030 | 2031\nHolm |  | 11 | 12\nTarn |  | 14 | 15",
        ),
    ],
    ids=["one row behind a gap", "rows behind a gap", "room", "room before figures"],
)
def test_a_table_with_gaps_stays_one(rows: Cells, text: str) -> None:
    assert shown(rows) == text


def test_a_table_that_begins_further_right_begins_with_its_first_cell() -> None:
    assert shown([[], *([" ", "", *row] for row in FARES)]) == FARE_LINES


def test_one_endless_row_does_not_widen_a_million_others() -> None:
    data = b"a,b\n" * 100_000 + b"," * 100_000 + b"x\n"
    [draft] = document_drafts("port.csv", data)
    assert len(draft.text) < 2_000_000
