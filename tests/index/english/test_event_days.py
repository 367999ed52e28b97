"""The day that a sentence speaks of; none rather than a wrong one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.english.event_days import event_day

WEDNESDAY = date(2026, 4, 8)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The council voted on Tuesday to close the school at the end of May.", "7 April 2026"),
        ("The board on Tuesday withdrew its decision of 3 February.", "7 April 2026"),
        ("The bridge was opened yesterday.", "7 April 2026"),
        ("The road will open on Saturday, she said.", "11 April 2026"),
        ("The board will choose by the end of June, its chair said on Monday.", "6 April 2026"),
        ("The deal signed in March was dropped on Thursday.", "2 April 2026"),
        ("The pool will close at the end of May.", "May 2026"),
        ("The trial is set for 22 April.", "22 April 2026"),
        ("The ferry will not sail on 2 May, as planned, but on 9 May.", "9 May 2026"),
        ("The mayor resigned in March.", "March 2026"),
        ("The mayor resigned in June.", "June 2025"),
        ("Builders said that work would begin in September.", "September 2026"),
        ("The mill burned down on 3 January 2024.", "3 January 2024"),
        ("The mill, which opened in 1934, is for sale.", "1934"),
        ("The strike ended on 2 April with the end of Sunday working.", "2 April 2026"),
        ("The council approved Tuesday the loan for the school.", "7 April 2026"),
        ("The mill burned in the early hours of Sunday, 5 April.", "5 April 2026"),
    ],
)
def test_the_day_of_what_is_told(text: str, day: str) -> None:
    told = event_day(text, WEDNESDAY)
    assert told is not None
    assert told[1] == day


@pytest.mark.parametrize(
    "text",
    [
        "The bill now stands at 9 million, up from the 7 million foreseen in March.",
        "The trial, first set for 22 April, had been moved.",
        "More visitors came than in 2024.",
        "It is the highest level since 1978.",
        "The Sunday opening costs 75,000 crowns.",
        "The shop is closed on Mondays.",
        "“We met on Sunday,” he said.",
        "The bridge suffered most: its arches, built in 1888, have cracks.",
        "The shop is open from Tuesday to Saturday.",
        "Nothing happened.",
    ],
)
def test_a_day_that_only_names_or_measures_something_is_none(text: str) -> None:
    assert event_day(text, WEDNESDAY) is None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The regatta was moved from 9 May to 30 May.", "30 May 2026"),
        ("The vote has been put off until 9 June.", "9 June 2026"),
        ("She went out between March and May of last year.", "March 2025"),
        ("It was built in June of last year.", "June 2025"),
    ],
)
def test_what_is_moved_and_years_away(text: str, label: str) -> None:
    told = event_day(text, WEDNESDAY)
    assert told is not None
    assert told[1] == label


def test_without_a_day_of_publication_only_full_dates_tell() -> None:
    assert event_day("The mill closed on Tuesday.", None) is None
    assert event_day("The mill closed on 3 May.", None) is None
    assert event_day("The mill closed on 3 May 2020.", None) == (date(2020, 5, 3), "3 May 2020")


@given(st.text(max_size=80), st.dates())
def test_any_text_has_a_day_or_none(text: str, published: date) -> None:
    told = event_day(text, published)
    assert told is None or isinstance(told[0], date)
