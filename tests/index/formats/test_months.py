"""Months without a day, as the heads of newsletters tell them."""

from datetime import date

import pytest

from index.days import Month
from index.formats.draft import Draft, finish
from index.formats.heads import read_head
from index.formats.identity import Origin
from tests.index.formats.test_heads import PROSE, told


@pytest.mark.parametrize(
    ("head", "source", "author"),
    [
        ("May 2026", "", ""),
        ("Mai 2026", "", ""),
        ("The Skarn Courier, May 2026", "The Skarn Courier", ""),
        ("By Mia Toft, May 2026", "", "Mia Toft"),
        ("Published May 2026", "", ""),
    ],
)
def test_a_month_is_no_day_of_it(head: str, source: str, author: str) -> None:
    found = told(f"Otters return\n\n{head}")
    assert found == (date(2026, 5, 1), author, source)
    assert isinstance(found[0], Month)


@pytest.mark.parametrize(
    ("headline", "month"),
    [
        ("Newsletter August 2024", "2024-08"),
        ("Minutes of the board, August 2024", "2024-08"),
        ("The Lodge – August 2024 issue", "2024-08"),
        ("Gemeindebrief März 2024", "2024-03"),
        ("Ausgabe März 2024", "2024-03"),
        ("Report on the flood of August 2024", None),
        ("The otters of August 2024", None),
        ("Newsletter 2024", None),
        ("The Lodge, 3/2024 issue", None),
    ],
)
def test_an_issue_is_of_its_month(headline: str, month: str | None) -> None:
    day = read_head(f"{headline}\n\n{PROSE}").day
    assert (day and day.isoformat()) == month


@pytest.mark.parametrize(
    "told",
    ["Summer 2023", "Spring/Summer 2021", "Nr. 3/2024", "Issue 3/2024", "Q3 2024", "Sommer 2023"],
)
def test_what_is_no_month_gives_no_day(told: str) -> None:
    # Seasons differ by hemisphere, an issue's number may count weeks or quarters, and what tells of
    # a quarter comes out after it: a day in any of them could be half a year wrong.
    for text in (f"Newsletter {told}\n\n{PROSE}", f"Otters return\n\n{told}\n\n{PROSE}"):
        assert read_head(text).day is None


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("courier-2024-08-05.txt", "2024-08-05"),
        ("courier-2024-09-05.txt", "2024-08"),
        ("courier.txt", "2024-08"),
    ],
)
def test_a_day_that_is_told_too_goes_before_its_month(name: str, day: str) -> None:
    origin = Origin("x", name, b"x")
    draft = Draft(f"The Skarn Courier, August 2024\n\n{PROSE}", made=date(2024, 8, 9))
    article = finish(draft, origin)
    assert str(article.date) == day
