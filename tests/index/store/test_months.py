"""Articles of which only the month is known are in it for every filter, and behind its days."""

from datetime import date
from typing import Any

import pytest

from index.days import Month
from index.store import Catalogue
from index.types import SearchFilter

HARBOUR = "The harbour reopened on Monday."
DAYS = {"eve": date(2026, 1, 31), "first": date(2026, 2, 1), "month": Month(2026, 2, 1)}


@pytest.fixture
def filled(catalogue: Catalogue, make_article: Any, prepare: Any) -> Catalogue:
    prepared = [prepare(make_article(id_, HARBOUR, date=day)) for id_, day in DAYS.items()]
    catalogue.stage(prepared)
    catalogue.publish(prepared, {id_: 1 for one in prepared for id_ in one.vector_ids})
    return catalogue


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (SearchFilter(after=date(2026, 1, 31)), {"eve", "first", "month"}),
        (SearchFilter(after=date(2026, 2, 1)), {"first", "month"}),
        (SearchFilter(after=date(2026, 2, 2)), set()),
        (SearchFilter(before=date(2026, 2, 28)), {"eve", "first", "month"}),
        (SearchFilter(before=date(2026, 1, 31)), {"eve"}),
        (SearchFilter(after=date(2026, 2, 1), before=date(2026, 2, 28)), {"first", "month"}),
    ],
)
def test_filters_by_day(filled: Catalogue, chosen: SearchFilter, expected: set[str]) -> None:
    rows = filled.passage_rows(keys=list(filled.lexical.search("passage", '"harbour"', 10, chosen)))
    assert {row.passage.article_id for row in rows} == expected
    assert filled.article_count(chosen) == len(expected)
    days = DAYS.items()
    assert {id_ for id_, day in days if chosen.admits(id_, "", day)} == expected


def test_a_month_is_kept_as_one_and_stands_behind_its_days(filled: Catalogue) -> None:
    listed = [(one.id, str(one.date)) for one in filled.summaries()]
    assert listed == [("first", "2026-02-01"), ("month", "2026-02"), ("eve", "2026-01-31")]
    assert isinstance(filled.article("month").date, Month)


def test_the_newest_day_is_a_day(catalogue: Catalogue, make_article: Any, prepare: Any) -> None:
    prepared = [prepare(make_article("month", HARBOUR, date=Month(2026, 2, 1)))]
    catalogue.stage(prepared)
    catalogue.publish(prepared, {id_: 1 for one in prepared for id_ in one.vector_ids})
    assert str(catalogue.newest_day()) == "2026-02-01"
