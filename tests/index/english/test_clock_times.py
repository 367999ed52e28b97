"""Times that sentences tell."""

import pytest

from index.english.clock_times import ClockTime, time_told


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("At 8.15 the lock was opened.", "08.15"),
        ("It shut at 6:05 pm on Friday.", "18.05"),
        ("From 14:20 boats could pass.", "14.20"),
        ("They met at noon.", "12.00"),
        ("The bell rang at five past nine that evening.", "21.05"),
        ("It was twenty to four in the morning.", "03.40"),
        ("At half past ten in the morning they left.", "10.30"),
        ("A quarter to one that afternoon", "12.45"),
        ("Doors open 7 pm.", "19.00"),
        ("Lie struck in the 12th minute.", "minute 12"),
        ("The thirtieth-minute penalty was saved.", "minute 30"),
        ("Lie struck after nine minutes.", "minute 9"),
        ("On 71 minutes Lie struck again.", "minute 71"),
    ],
)
def test_a_time_is_told(text: str, shown: str) -> None:
    time = time_told(text)
    assert time is not None
    assert time.shown == shown


@pytest.mark.parametrize(
    "text",
    [
        "Bread rose by 3.20 per cent.",
        "It costs about 9.40 crowns.",
        "Twenty minutes later they left.",
        "A ten-minute walk leads there.",
        "Between 10 and 12 people came; 7 to 5 voted for it.",
        "After 3.4 miles the road ends.",
    ],
)
def test_other_numbers_are_no_times(text: str) -> None:
    assert time_told(text) is None


def test_an_hour_stays_in_the_half_of_the_day_that_was_told_last() -> None:
    evening, later = time_told("It began at 7 pm."), time_told("At 8.30 it was over.")
    assert evening is not None
    assert later is not None
    assert later.with_half_of(evening) == ClockTime(20 * 60 + 30)
    assert later.with_half_of(None).shown == "08.30"
