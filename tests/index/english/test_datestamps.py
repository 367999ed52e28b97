"""Date stamps: nothing but the day and the hour of what follows."""

import pytest

from index.english.datestamps import is_date_stamp


@pytest.mark.parametrize(
    "text",
    [
        "Updated on Monday, 3 May, at 7.15 pm.",
        "Published 12 June 2024",
        "Issued: Sunday, 9 March 2025, 10:00 GMT",
        "As of 1 July 2025, noon.",
    ],
)
def test_a_day_and_an_hour_are_a_stamp(text: str) -> None:
    assert is_date_stamp(text)


@pytest.mark.parametrize(
    "text",
    [
        "The notice was issued on Monday, 3 May.",
        "Anna Lund died on 12 June.",
        "The dam broke.",
        "It was closed on 4 May.",
        "Issued by the harbour master.",
    ],
)
def test_a_sentence_that_tells_something_is_none(text: str) -> None:
    assert not is_date_stamp(text)
