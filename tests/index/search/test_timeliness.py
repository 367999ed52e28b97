"""The time that a question is about, and how articles fit it."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.timeliness import (
    STATED_BONUS,
    USUAL_BONUS,
    TimeMeant,
    time_meant,
    timeliness,
)

NEWEST = datetime.date(2026, 5, 20)
dates = st.dates(datetime.date(1990, 1, 1), datetime.date(2030, 1, 1))


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("question", "first", "last", "bonus"),
    [
        ("Who won the race?", "2026-05-20", "2026-05-20", USUAL_BONUS),
        ("Who won the race this week?", "2026-05-20", "2026-05-20", STATED_BONUS),
        ("What did the mayor recently open?", "2026-05-20", "2026-05-20", STATED_BONUS),
        ("Who won the race in 2019?", "2019-01-01", "2019-12-31", STATED_BONUS),
        ("What changed between 2019 and 2021?", "2019-01-01", "2021-12-31", STATED_BONUS),
        ("Who won the race last year?", "2025-01-01", "2025-12-31", STATED_BONUS),
        ("What opened in March?", "2026-03-01", "2026-03-31", STATED_BONUS),
        ("What opened in October?", "2025-10-01", "2025-10-31", STATED_BONUS),
        ("What opened in February 2024?", "2024-02-01", "2024-02-29", STATED_BONUS),
        ("What happened on December 12, 2023?", "2023-12-01", "2023-12-31", STATED_BONUS),
        ("Which party did May lead?", "2026-05-20", "2026-05-20", USUAL_BONUS),
        ("Where did the soldiers march?", "2026-05-20", "2026-05-20", USUAL_BONUS),
        ("How far is 1800 metres?", "2026-05-20", "2026-05-20", USUAL_BONUS),
    ],
    ids=lambda value: value[-24:] if isinstance(value, str) else None,
)
def test_the_time_a_question_is_about(question: str, first: str, last: str, bonus: float) -> None:
    assert time_meant(question, NEWEST) == TimeMeant(day(first), day(last), bonus)


def test_the_newest_article_fits_best_when_nothing_is_said() -> None:
    old, new = timeliness("Who won the race?", [day("2021-05-01"), day("2026-05-01")])
    assert new == USUAL_BONUS
    assert 0 <= old < 0.01


def test_articles_of_a_named_year_fit_best() -> None:
    days = [day("2019-06-01"), day("2026-05-01"), day("2020-01-15"), day("2018-01-01")]
    in_year, newest, soon_after, before = timeliness("Who won in 2019?", days)
    assert in_year == soon_after == STATED_BONUS
    assert newest < before < STATED_BONUS


def test_days_of_the_same_week_are_hardly_told_apart() -> None:
    monday, friday = timeliness("Who won the race?", [day("2026-05-11"), day("2026-05-15")])
    assert 0 < friday - monday < 0.05


def test_undated_articles_get_the_mean() -> None:
    first, second, undated = timeliness("Who won?", [day("2020-01-01"), NEWEST, None])
    assert undated == pytest.approx((first + second) / 2)


def test_without_dates_time_says_nothing() -> None:
    assert not timeliness("Who won this week?", [None, None]).any()


@given(question=st.text() | st.sampled_from(["in 2005", "last year", "now"]),
       days=st.lists(st.none() | dates, max_size=20))  # fmt: skip
def test_any_question_gives_every_candidate_a_bonus_within_bounds(
    question: str, days: list[datetime.date | None]
) -> None:
    bonuses = timeliness(question, days)
    assert len(bonuses) == len(days)
    assert all(0.0 <= bonus <= STATED_BONUS for bonus in bonuses)
