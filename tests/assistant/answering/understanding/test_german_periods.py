"""Periods that German requests name are said so that English rules know them."""

import datetime

import pytest

from assistant.answering.understanding.german_periods import german_period_in
from index.english.periods import period_in

TODAY = datetime.date(2026, 11, 30)


@pytest.mark.parametrize(
    ("text", "written", "english"),
    [
        ("Was ist neu im März?", "im März", "in March"),
        ("Neues seit Mai 2026", "seit Mai 2026", "since May 2026"),
        ("Was gab es diese Woche?", "diese Woche", "this week"),
        ("Neues aus dem letzten Monat", "aus dem letzten Monat", "last month"),
        ("Artikel aus dem Jahr 2025", "aus dem Jahr 2025", "in 2025"),
        ("Neues seit letzter Woche", "seit letzter Woche", "since last week"),
        ("Artikel bis Juni", "bis Juni", "until June"),
        ("Neues von heute", "von heute", "today"),
    ],
)
def test_a_period_is_found(text: str, written: str, english: str) -> None:
    found = german_period_in(text)
    assert found is not None
    assert text[found.span.start : found.span.end] == written
    assert found.english == english
    known = period_in(f"What is new {english}", TODAY)
    assert known is not None
    assert known.written == english


@pytest.mark.parametrize("text", ["Was ist neu?", "Der Maibaum", "Die Juniorin im Verein", ""])
def test_there_may_be_none(text: str) -> None:
    assert german_period_in(text) is None
