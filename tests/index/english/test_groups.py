"""People and days as sets that can be held against each other."""

import pytest

from index.english.groups import age_spans, ages_in, days_in, days_meant, overlap


@pytest.mark.parametrize(
    ("text", "lowest", "highest"),
    [
        ("for kids", 0, 17),
        ("under-12s", 0, 11),
        ("those under the age of 12", 0, 11),
        ("over 65", 65, 119),
        ("18 and over", 18, 119),
        ("aged 4 to 9", 4, 9),
        ("a 7-year-old", 7, 7),
        ("retirees", 60, 120),
    ],
)
def test_ages_are_known(text: str, lowest: int, highest: int) -> None:
    (ages,) = ages_in(text)
    assert (min(ages), max(ages)) == (lowest, highest)
    assert len(age_spans(text)) == 1


@pytest.mark.parametrize("text", ["under £16", "16 of them", "the age of steam", "Kidd paid"])
def test_what_is_no_age_is_told(text: str) -> None:
    assert ages_in(text) == []


def test_days_are_those_of_a_habit_but_in_a_question() -> None:
    assert days_in("from Friday to Monday") == [frozenset({4, 5, 6, 0})]
    assert days_in("on weekdays and Sundays") == [frozenset({6}), frozenset(range(5))]
    assert days_in("on Monday") == []
    assert days_meant("Is it open on Monday?") == [frozenset({0})]


def test_what_two_groups_share_is_measured_by_the_smaller() -> None:
    assert overlap(frozenset({5}), frozenset({5, 6})) == 1.0
    assert overlap(frozenset({0}), frozenset({5, 6})) == 0.0
