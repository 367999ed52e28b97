"""Measures of a text: whole ones, and what only looks like one."""

import pytest

from index.english.measures import (
    things_counted,
    units_asked,
    whole_measure,
    without_frequencies,
)
from index.english.words import stems
from index.types import Span


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("The climb takes two hours and ten minutes.", "ten minutes", "two hours and ten minutes"),
        ("It lasts an hour and a half.", "half", "half"),
        ("She was 5 feet 11 inches tall.", "11 inches", "5 feet 11 inches"),
        (
            "He walked ten miles and twenty minutes later sat down.",
            "twenty minutes",
            "twenty minutes",
        ),
        ("Within a year and three months", "three months", "a year and three months"),
    ],
)
def test_a_measure_in_two_units_is_one(text: str, words: str, whole: str) -> None:
    start = text.index(words)
    assert whole_measure(text, Span(start, start + len(words))).of(text) == whole


def test_how_often_is_no_time_that_something_takes() -> None:
    units = units_asked("How long does the crossing take?")
    assert not units.isdisjoint(stems(without_frequencies("three hours")))
    assert units.isdisjoint(stems(without_frequencies("three times a day")))


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("How many lifejackets are on board?", "lifejackets"),
        ("In the end, how many boats sank?", "boats"),
        ("How many people sank?", ""),
        ("How many residents voted?", ""),
        ("How many weeks did it take?", ""),
        ("How many Olivier Awards did he win?", ""),
        ("How much does it cost?", ""),
    ],
)
def test_things_that_are_counted(question: str, things: str) -> None:
    assert things_counted(question) == things
