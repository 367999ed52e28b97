"""Dates however they are written."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.english.dates import dates_in, day_text, month_number, resolved_days, same_date

FORMS = (
    "{0:%B} {0.day}, {0.year}",
    "{0.day} {0:%B} {0.year}",
    "{0:%b}. {0.day}, {0.year}",
    "{0.day}th {0:%b} {0.year}",
    "{0.year}-{0:%m-%d}",
    "{0:%A}, {0:%B} {0.day}, {0.year}",
)
DAYS = st.dates(datetime.date(1000, 1, 1), datetime.date(2099, 12, 31))


@given(DAYS, st.sampled_from(FORMS), st.sampled_from(FORMS))
def test_a_day_is_the_same_in_every_form(day: datetime.date, first: str, second: str) -> None:
    (claimed,) = dates_in(f"It closed on {first.format(day)}.")
    (source,) = dates_in(f"Since {second.format(day)} it is closed")
    assert claimed.calendar_day == source.calendar_day == day
    assert same_date(claimed, [source])


@given(DAYS, DAYS, st.sampled_from(FORMS))
def test_another_day_is_another(day: datetime.date, other: datetime.date, form: str) -> None:
    (claimed,), (source,) = dates_in(form.format(day)), dates_in(form.format(other))
    assert same_date(claimed, [source]) is (day == other)


@given(st.text() | st.text(alphabet="JanFebMayMon 0123456789-–,.ths'"))
def test_reading_never_fails_and_spans_are_exact(text: str) -> None:
    for date in dates_in(text):
        assert date.span.of(text).strip() == date.written


@pytest.mark.parametrize(
    "text",
    [
        "May 40",
        "He may march on",
        "It cost $2016",
        "1,914",
        "2016 million",
        "30 February",
        "3.2016",
    ],
)
def test_no_dates(text: str) -> None:
    assert not any(date.day or date.year or date.weekday for date in dates_in(text))


@pytest.mark.parametrize(
    ("claimed", "source", "same"),
    [
        ("Nov. 5", "5 November 2024", True),
        ("November 5, 2024", "Nov. 5", False),
        ("November 5, 2024", "In 2024, on Nov. 5", True),
        ("in November", "on 5 November", True),
        ("on 5 November", "in November", False),
        ("in 2024", "on 5 November 2024", True),
        ("in 2024", "in 2023", False),
        ("the 1990s", "in 1994", True),
        ("the 1990s", "in 2004", False),
        ("in 1994", "the 1990s", False),
        ("in 2020", "the 2019–20 season", True),
        ("on Tuesday", "on Nov. 5, 2024", True),
        ("on Monday", "on Nov. 5, 2024", False),
        ("on Monday", "Mondays", True),
    ],
)
def test_a_source_says_the_claimed_date(claimed: str, source: str, same: bool) -> None:
    (date,) = dates_in(claimed)
    assert same_date(date, dates_in(source)) is same


@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_near_the_day_of_publication(published: datetime.date, weekday: int) -> None:
    name = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()[weekday]
    days = [date.calendar_day for date in resolved_days(f"It closed on {name}.", published)]
    assert len(days) == 2
    for day in days:
        assert day is not None
        assert day.weekday() == weekday
        assert -7 <= (day - published).days <= 6


def test_yesterday_is_the_day_before_publication() -> None:
    (day,) = resolved_days("It closed yesterday.", datetime.date(2024, 3, 1))
    assert day.calendar_day == datetime.date(2024, 2, 29)


@given(st.dates())
def test_a_day_is_written_as_it_is_read(day: datetime.date) -> None:
    written = day_text(day)
    assert written.startswith(f"{day.day} ")
    assert month_number(written.split()[1]) == day.month
    if 1000 <= day.year < 2100:
        [date] = dates_in(written)
        assert date.calendar_day == day


def test_an_amount_in_any_currency_is_no_year() -> None:
    assert dates_in("It cost ¥2000 or ₩1999.") == ()
