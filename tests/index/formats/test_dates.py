"""Days are read where only one can be meant."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.days import Month
from index.formats.dates import parse_date


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (None, None),
        ("", None),
        ("2024-03-31", date(2024, 3, 31)),
        ("20240331", date(2024, 3, 31)),
        (20240331, date(2024, 3, 31)),
        (" 2024-03-31 ", date(2024, 3, 31)),
        ("2024-03-31T23:15:00Z", date(2024, 3, 31)),
        ("2024-03-31T23:15:00-08:00", date(2024, 3, 31)),
        ("2024-03-31 23:15:00.123+02:00", date(2024, 3, 31)),
        ("2024/3/31", date(2024, 3, 31)),
        ("2024/03/31 23:15", date(2024, 3, 31)),
        ("Sun, 31 Mar 2024 23:15:00 GMT", date(2024, 3, 31)),
        ("31 Mar 2024 23:15:00 -0800", date(2024, 3, 31)),
        ("31 March 2024", date(2024, 3, 31)),
        ("March 31, 2024", date(2024, 3, 31)),
        ("Sunday, March 31, 2024", date(2024, 3, 31)),
        ("Sept. 1 2024, 9:05 pm", date(2024, 9, 1)),
        ("MAY 1, 2024", date(2024, 5, 1)),
        ("3. Oktober 2025", date(2025, 10, 3)),
        ("1er janvier 2025", date(2025, 1, 1)),
        ("12 de marzo de 2024", date(2024, 3, 12)),
        ("5 марта 2024 г.", date(2024, 3, 5)),
        ("2024年3月5日", date(2024, 3, 5)),
        ("05.03.2024", date(2024, 3, 5)),
        ("31. 12. 2024, 18:30", date(2024, 12, 31)),
        ("٥ مارس ٢٠٢٤", date(2024, 3, 5)),
        ("१५ मार्च २०२४", date(2024, 3, 15)),
        (1709632800, date(2024, 3, 5)),
        ("1709632800000", date(2024, 3, 5)),
        (date(2024, 3, 31), date(2024, 3, 31)),
        (datetime(2024, 3, 31, 23, 15), date(2024, 3, 31)),
    ],
)
def test_dates_that_are_read(value: object, day: date | None) -> None:
    parsed = parse_date(value)
    assert parsed == day
    assert not isinstance(parsed, datetime)


@pytest.mark.parametrize(
    "text",
    [
        *("2024-03", "2024/03", "March 2024", "Mar. 2024", "MÄRZ 2024", "mars 2024"),
        *("marzo de 2024", "2024年3月", "март 2024", " 2024-03 "),
    ],
)
def test_months_that_are_read(text: str) -> None:
    month = parse_date(text)
    assert (month, str(month)) == (Month(2024, 3, 1), "2024-03")


@pytest.mark.parametrize(
    "value",
    [
        *("3.31.2024", "5/3/2024", "March 31", "2024-02-30", "2024", 2024, True, [], "x" * 10_000),
        *("30 Ma 2024", "February 30, 2024", "2024/13/01", "Mar 31, 3024"),
        *("2024-13", "March 24", "Spring 2024", "3/2024", "Otters 2024", "from March 2024"),
        *("March 31, 2024 and later", "Mar 31, 24", "٣ March 2024x"),
    ],
)
def test_dates_that_are_not(value: object) -> None:
    with pytest.raises(ValueError, match=r"is not an ISO date such as 2024-03-31") as error:
        parse_date(value)
    assert len(str(error.value)) < 120


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)))
def test_every_day_is_read_in_every_form(day: date) -> None:
    month = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    name = month[day.month - 1]
    for text in (
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day.day} {name} {day.year}",
        f"{name} {day.day}, {day.year}",
        f"Mon, {day.day:02} {name} {day.year} 00:00:00 +0000",
    ):
        assert parse_date(text) == day


@given(st.text())
def test_any_text_is_a_day_or_an_error(text: str) -> None:
    try:
        assert isinstance(parse_date(text), date | None)
    except ValueError as error:
        assert "is not an ISO date" in str(error)  # noqa: PT017
