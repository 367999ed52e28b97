"""Cells over several rows or columns: a line of text has one cell for each column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import fragment_fromstring

from index.formats.html import read_html
from index.formats.spans import spread_cells

HEAD = (
    "<tr><th rowspan=2>Port</th><th colspan=2>Cargo</th><th rowspan=2>Berths</th></tr>"
    "<tr><th>2023</th><th>2024</th></tr>"
)


def _table(rows: str) -> list[str]:
    page = f"<body><article><h1>Figures</h1><p>They are new.</p><table>{rows}</table></article>"
    return [line for line in read_html(page).text.split("\n") if "|" in line]


def test_a_head_of_two_rows_names_each_column() -> None:
    rows = f"{HEAD}<tr><td>Lindau</td><td>310</td><td>342</td><td>9</td></tr>"
    assert _table(rows) == ["Port | Cargo 2023 | Cargo 2024 | Berths", "Lindau | 310 | 342 | 9"]


def test_a_cell_over_rows_stands_in_each_of_them() -> None:
    rows = (
        "<tr><th>District</th><th>Age</th><th>Price</th></tr>"
        "<tr><td rowspan=2>North</td><td>6-10</td><td>2.90</td></tr>"
        "<tr><td>11-16</td><td rowspan='2'>3.40</td></tr>"
        "<tr><td>South</td><td>6-10</td></tr>"
    )
    assert _table(rows)[1:] == [
        "North | 6-10 | 2.90",
        "North | 11-16 | 3.40",
        "South | 6-10 | 3.40",
    ]


def test_a_head_over_all_columns_is_a_caption() -> None:
    rows = "<tr><th colspan=2>Prices in euros</th></tr><tr><th>Age</th><th>Price</th></tr>"
    rows += "<tr><td>6-10</td><td>2.90</td></tr>"
    assert _table(rows) == ["Age | Price", "6-10 | 2.90"]
    assert "Prices in euros" in read_html(f"<table>{rows}</table>").text


def test_a_bar_in_a_cell_begins_no_cell() -> None:
    assert _table("<tr><td>Thal | Upper</td><td>655</td></tr>") == ["Thal ¦ Upper | 655"]


@pytest.mark.parametrize("span", ["0", "-1", "x", "65534", "9999999999", "²"])
def test_a_wrong_span_costs_no_text(span: str) -> None:
    rows = (
        f'<tr><td rowspan="{span}" colspan="{span}">North</td><td>2.90</td></tr><tr><td>3</td></tr>'
    )
    assert "North" in " ".join(_table(rows))


_SPAN = st.integers(1, 4)


@given(st.lists(st.lists(st.tuples(_SPAN, _SPAN), min_size=1, max_size=4), min_size=1, max_size=5))
def test_no_cell_is_lost(rows: list[list[tuple[int, int]]]) -> None:
    words = iter(f"w{number}" for number in range(100))
    shown = "".join(
        "<tr>"
        + "".join(f"<td rowspan={r} colspan={c}>{next(words)}</td>" for r, c in row)
        + "</tr>"
        for row in rows
    )
    table = fragment_fromstring(f"<table>{shown}</table>")
    spread_cells(table)
    found = set(table.text_content().replace("w", " w").split())
    assert found == {f"w{number}" for number in range(sum(map(len, rows)))}


def test_a_head_of_two_rows_is_told_by_its_cells_over_columns() -> None:
    rows = (
        "<tr><td rowspan=2>Item<td colspan=2>Cost (EUR m)<tr><td>2024<td>2025"
        "<tr><td>Wall<td>1.1<td>0.4"
    )
    assert _table(rows) == ["Item | Cost (EUR m) 2024 | Cost (EUR m) 2025", "Wall | 1.1 | 0.4"]


def test_a_row_of_numbers_below_cells_over_columns_is_no_head() -> None:
    rows = "<tr><td>Item<td colspan=2>Cost<tr><td>Wall<td>1.1<td>0.4<tr><td>Gate<td>2<td>3"
    assert _table(rows)[1:] == ["Wall | 1.1 | 0.4", "Gate | 2 | 3"]
