"""Numbers of sheets as the sheet shows them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.formats.number_formats import BUILT_IN, GENERAL, general, shown_number

DAY = 45415.0  # 3 May 2024

SHOWN = [
    (0.45, "0%", "45%"),
    (0.4567, "0.0%", "45.7%"),
    (1234.5, "#,##0.00 [$€-407]", "1,234.50 €"),
    (1234.5, '"$"#,##0.00', "$1,234.50"),
    (-1234.5, "[$£-809]#,##0.00", "-£1,234.50"),
    (-1234.5, '"$"#,##0.00_);[Red]("$"#,##0.00)', "($1,234.50)"),
    (1234.5, "_-* #,##0.00\\ _k_r_-;-* #,##0.00\\ _k_r_-", "1,234.50"),
    (0.0, '0;-0;"none"', "none"),
    (-3.0, "0", "-3"),
    (-0.001, "0.0", "0.0"),
    (2.5, "0", "3"),
    (9.123, "0.0#", "9.12"),
    (9.1, "0.0#", "9.1"),
    (5.0, "0000", "0005"),
    (3.0, '0 "km"', "3 km"),
    (1234567.0, '#,##0,"k"', "1,235k"),
    (1.5, "# ?/?", "1.5"),
    (12345.0, "0.00E+00", "12345"),
    (3.0, "@", "3"),
    (3.0, ";;;", "3"),
    (0.1 + 0.2, GENERAL, "0.3"),
    (12.0, GENERAL, "12"),
    (DAY, "yyyy-mm-dd", "2024-05-03"),
    (DAY, "m/d/yy", "2024-05-03"),
    (DAY, "dd.mm.yyyy", "2024-05-03"),
    (DAY, "d mmmm yyyy", "3 May 2024"),
    (DAY, "[$-409]d\\-mmm\\-yyyy;@", "3-May-2024"),
    (DAY, "dddd, d. mmmm yyyy", "Friday, 3. May 2024"),
    (DAY, "mmmm yyyy", "May 2024"),
    (DAY, "mm/yyyy", "2024-05"),
    (DAY, "dd.mm.", "3 May"),
    (DAY, "yyyy", "2024"),
    (DAY + 14.5 / 24, "d/m/yyyy h:mm", "2024-05-03 14:30"),
    (DAY + 14.5 / 24, "h:mm AM/PM", "2:30 PM"),
    (0.0, "h:mm AM/PM", "12:00 AM"),
    (0.5, "hh:mm:ss", "12:00:00"),
    (26.5 / 24, "[h]:mm", "26:30"),
    (-1.5 / 24, "[h]:mm", "-1:30"),
    (95 / 1440, "[mm]:ss", "95:00"),
    (1.0, "yyyy-mm-dd", "1900-01-01"),
    (-5.0, "yyyy-mm-dd", "-5"),
]


@pytest.mark.parametrize(("value", "code", "shown"), SHOWN)
def test_a_number_reads_as_the_sheet_shows_it(value: float, code: str, shown: str) -> None:
    assert shown_number(value, code) == shown


def test_days_are_counted_from_1904_where_the_workbook_says_so() -> None:
    assert shown_number(DAY - 1462, "yyyy-mm-dd", since_1904=True) == "2024-05-03"


@given(
    value=st.floats(-1e15, 1e15, allow_nan=False),
    code=st.one_of(
        st.text('0#,.%ymdhs[]"\\;-/E+@_* ', max_size=12), st.sampled_from(sorted(BUILT_IN.values()))
    ),
)
def test_every_number_is_shown_with_every_code(value: float, code: str) -> None:
    assert isinstance(shown_number(value, code), str)


@given(st.floats(-1e9, 1e9, allow_nan=False))
def test_no_number_is_shown_as_another(value: float) -> None:
    assert math.isclose(float(general(value)), value, rel_tol=1e-14)
    assert abs(float(shown_number(value, "#,##0.00").replace(",", "")) - value) <= 0.005 + 1e-6
