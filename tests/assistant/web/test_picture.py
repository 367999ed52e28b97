"""The collection as a picture: spans of time, and how many articles of each source are in them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from assistant.web.picture import MOST_COLUMNS, Picture, picture_of
from index.days import Month
from index.store import ArticleSummary


def article(day: date | None, source: str = "Courier") -> ArticleSummary:
    return ArticleSummary(f"{source} {day}", "0" * 16, "Bridge", source, "", day, 3)


def pictured(*articles: ArticleSummary) -> Picture:
    return picture_of(articles, articles)


def test_each_day_counts_its_articles_by_source() -> None:
    days = [date(2026, 3, 3), date(2026, 3, 3), date(2026, 3, 5)]
    picture = pictured(*map(article, days, ["Courier", "Gazette", "Courier"]))
    assert picture.sources == ("Courier", "Gazette")
    assert [one.first.day for one in picture.columns] == [3, 4, 5]
    assert [one.counts for one in picture.columns] == [(1, 1, 0), (0, 0, 0), (1, 0, 0)]


def test_sources_without_a_colour_are_one() -> None:
    names = "aabbccddefg"
    picture = pictured(*(article(date(2026, 3, 3), name) for name in names))
    assert picture.sources == ("a", "b", "c", "d")
    assert picture.columns[0].counts == (2, 2, 2, 2, 3)


def test_a_source_keeps_its_colour_when_the_list_is_narrowed() -> None:
    day = date(2026, 3, 3)
    everything = [article(day, name) for name in ("a", "a", "b")]
    picture = picture_of(everything[2:], everything)
    assert picture.sources == ("a", "b")
    assert picture.columns[0].counts == (0, 1, 0)


def test_a_month_stands_at_its_first_day() -> None:
    [column, *_] = pictured(article(Month(2026, 3, 1)), article(date(2026, 3, 5))).columns
    assert (str(column.first), str(column.last)) == ("2026-03-01", "2026-03-01")


def test_undated_articles_are_in_no_picture() -> None:
    assert pictured(article(None)) == Picture()
    assert pictured() == Picture()


@pytest.mark.parametrize(
    ("oldest", "newest", "first", "last"),
    [
        (date(2026, 3, 3), date(2026, 3, 3), date(2026, 3, 3), date(2026, 3, 3)),
        (date(2026, 3, 3), date(2026, 8, 1), date(2026, 3, 2), date(2026, 8, 2)),
        (date(2024, 3, 3), date(2026, 8, 1), date(2024, 3, 1), date(2026, 8, 31)),
        (date(2018, 3, 3), date(2026, 8, 1), date(2018, 1, 1), date(2026, 9, 30)),
        (date(1990, 3, 3), date(2026, 8, 1), date(1990, 1, 1), date(2026, 12, 31)),
        (date(1854, 3, 3), date(2026, 8, 1), date(1850, 1, 1), date(2029, 12, 31)),
        (date(1066, 3, 3), date(2026, 8, 1), date(1000, 1, 1), date(2099, 12, 31)),
    ],
    ids=["a day", "weeks", "months", "quarters", "years", "decades", "centuries"],
)
def test_spans_are_as_short_as_their_number_allows(
    oldest: date, newest: date, first: date, last: date
) -> None:
    columns = pictured(article(oldest), article(newest)).columns
    assert len(columns) <= MOST_COLUMNS
    assert (columns[0].first, columns[-1].last) == (first, last)
    assert columns[0].counts[0] == 1 or columns[0] is columns[-1]
    assert sum(columns[-1].counts) >= 1
    for one, other in pairwise(columns):
        assert other.first == one.last + timedelta(days=1)


def test_a_few_that_are_far_older_have_one_column_and_leave_the_others_theirs() -> None:
    recent = [article(date(2026, 3, 3) + timedelta(days=number)) for number in range(19)]
    columns = pictured(article(date(1999, 8, 9)), *recent).columns
    assert (columns[0].first, columns[0].last) == (date(1999, 8, 9), date(2026, 3, 2))
    assert [one.counts for one in columns] == [(1, 0)] * 20
    assert columns[-1].first == columns[-1].last == date(2026, 3, 21)


def test_as_many_old_ones_as_new_ones_share_one_scale() -> None:
    old = [article(date(1999, 8, 9) + timedelta(days=number)) for number in range(12)]
    new = [article(date(2026, 3, 3) + timedelta(days=number)) for number in range(12)]
    columns = pictured(*old, *new).columns
    assert (columns[0].first, columns[0].last) == (date(1999, 1, 1), date(1999, 12, 31))


def test_the_first_and_the_last_days_there_are_do_no_harm() -> None:
    assert pictured(article(date.max)) == Picture()
    columns = pictured(article(date.min), article(date(9998, 12, 31))).columns
    assert columns[0].counts == (1, 0)
    assert len(columns) == MOST_COLUMNS + 1
