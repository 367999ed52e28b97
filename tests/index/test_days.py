"""A month is counted from as its first day and never written as one."""

import copy
import json
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from index.days import Day, Month, day_of

AUGUST = Month(2024, 8, 1)


@given(st.dates())
def test_a_month_is_read_as_it_is_written(day: date) -> None:
    month = Month.of(day)
    assert (month, str(month)) == (day.replace(day=1), day.isoformat()[:7])
    for one in (day_of(month.isoformat()), copy.deepcopy(month)):
        assert isinstance(one, Month)
        assert one == month
    assert day_of(day.isoformat()) == day
    assert not isinstance(day_of(day.isoformat()), Month)


def test_days_that_are_counted_from_a_month_are_days() -> None:
    week = timedelta(days=7)
    for day in (AUGUST + week, week + AUGUST, AUGUST - week, AUGUST.replace(day=3)):
        assert type(day) is date
    assert date(2024, 8, 8) - AUGUST == AUGUST + week - AUGUST == week


@pytest.mark.parametrize("text", ["2024-13", "2024-8-1", "August"])
def test_what_is_neither_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"isoformat|month"):
        day_of(text)


@dataclass(frozen=True)
class Dated:
    day: Day | None = None


@pytest.mark.parametrize(
    ("day", "written"), [(AUGUST, "2024-08"), (date(2024, 8, 1), "2024-08-01"), (None, None)]
)
def test_json_keeps_a_month_a_month(day: date | None, written: str | None) -> None:
    adapter = TypeAdapter(Dated)
    told = adapter.dump_json(Dated(day))
    assert json.loads(told) == {"day": written}
    found = adapter.validate_json(told).day
    assert (found, type(found)) == (day, type(day))
    assert adapter.validate_python(Dated(day)).day is day
