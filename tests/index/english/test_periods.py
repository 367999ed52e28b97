"""Periods are calendar days; what a question does not name is not guessed."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.english.periods import date_in, period_in

TODAY = datetime.date(2026, 3, 20)  # a Friday


def days(first: str | None, last: str | None) -> tuple[datetime.date | None, datetime.date | None]:
    read = datetime.date.fromisoformat
    return (read(first) if first else None, read(last) if last else None)


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("What happened in January?", "2026-01-01", "2026-01-31"),
        ("What happened in December?", "2025-12-01", "2025-12-31"),
        ("What was decided in February 2025?", "2025-02-01", "2025-02-28"),
        ("What happened on 2 March?", "2026-03-02", "2026-03-02"),
        ("What was reported on 3 May 2024?", "2024-05-03", "2024-05-03"),
        ("Was the bridge closed in 2024?", "2024-01-01", "2024-12-31"),
        ("What is new since 1 March?", "2026-03-01", None),
        ("What was known before 1 March 2026?", None, "2026-03-01"),
        ("What happened between 5 January and 10 February?", "2026-01-05", "2026-02-10"),
        ("What has changed since March?", "2026-03-01", None),
        ("What is in the articles from January?", "2026-01-01", "2026-01-31"),
        ("What is in the articles from March?", "2026-03-01", "2026-03-31"),
        ("What is new this week?", "2026-03-16", "2026-03-22"),
        ("What happened last week?", "2026-03-09", "2026-03-15"),
        ("What happened last month?", "2026-02-01", "2026-02-28"),
        ("What happened this year?", "2026-01-01", "2026-12-31"),
        ("What happened yesterday?", "2026-03-19", "2026-03-19"),
        ("today's news", "2026-03-20", "2026-03-20"),
        ("What happened in the last three days?", "2026-03-18", "2026-03-20"),
        ("What happened in the past two weeks?", "2026-03-07", "2026-03-20"),
        ("What is new since Monday?", "2026-03-16", None),
        ("What took place in the autumn of 2025?", "2025-09-01", "2025-11-30"),
    ],
)
def test_a_period_is_read_as_days(question: str, first: str | None, last: str | None) -> None:
    period = period_in(question, TODAY)
    assert period is not None
    assert (period.first, period.last) == days(first, last)
    assert period.span.of(question).strip() == period.written


@pytest.mark.parametrize(
    "question",
    [
        "Who may vote?",
        "Why did she march?",
        "How many people live there?",
        "What of the 1990s?",
        "",
    ],
)
def test_other_questions_name_no_period(question: str) -> None:
    assert period_in(question, TODAY) is None


def test_this_week_is_no_date() -> None:
    assert date_in("Who won this week?", TODAY) is None
    assert date_in("Who won in March 2026?", TODAY) is not None


@given(st.text(max_size=80), st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)))
def test_any_text_has_an_ordered_period_or_none(text: str, today: datetime.date) -> None:
    period = period_in(text, today)
    if period is not None and period.first and period.last:
        assert period.first <= period.last
