"""Relative time: "this week", "recently", "last year", and the months that a question names."""

import re

from index.english.dates import MONTHS, month_number

SEASONS = "spring|summer|autumn|fall|winter"
PERIODS = f"week|weekend|month|year|season|morning|afternoon|evening|night|{SEASONS}"
"""What "this" may stand before without pointing at anything that was said."""

_PRESENT = re.compile(
    rf"\b(?:this (?:{PERIODS})|today|tonight|yesterday|now|currently|current|recent|recently|latest"
    r"|newest|upcoming|so far|(?:last|past|coming|next) (?:week|month|night|weekend))\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\b(?:today|yesterday|tomorrow|recent(?:ly)?|latest|since|until|last|past|this|week|month|year"
    rf"|{SEASONS})s?\b",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"\b(?:(?:in|since|until|of|by|early|late|mid|during|last|this|on|[0-3]?\d)[ -])?"
    rf"(?P<month>{'|'.join(MONTHS)})\b(?: \d{{1,2}}(?:st|nd|rd|th)?\b)?"
    r"(?:,? (?P<year>[12]\d{3}))?"
)
_YEAR = re.compile(r"(?<![\w.,-])(?:1[0-9]|20)[0-9]{2}(?![\w%-]|[.,]\d)")
_LAST_YEAR = re.compile(r"\blast year\b", re.IGNORECASE)
_ACCORDING = re.compile(
    r",?\s*\b(?:according to|by|as of|from) the (?:latest|newest|most recent|current|last)"
    r" [\w’'-]+,?(?=\W*$)|^\W*(?:according to|by|as of) the"
    r" (?:latest|newest|most recent|current|last) [\w’'-]+,?\s+",
    re.IGNORECASE,
)
"""What says that the newest of several reports is meant: "according to the latest figures"."""

_RELATIVE = re.compile(
    r"(?:\s*,)?\s*\b"
    r"(?:(?:[Aa]s of|[Ee]arlier|[Ll]ater|[Ii]n|[Oo]ver|[Dd]uring|for|from) (?:the )?)?"
    r"(?:(?:[Tt]his|[Ll]ast|past|coming|[Nn]ext) (?:week|weekend|month|year)|today|yesterday"
    r"|recently)(?:['’]s)?\b"
)
"""In small letters but for the beginning of a sentence: "Last Week Tonight" is a name."""


def means_present(question: str) -> bool:
    """Whether a question is about now: this week, recently, the latest."""
    return _PRESENT.search(question) is not None


def means_last_year(question: str) -> bool:
    """Whether a question is about last year."""
    return _LAST_YEAR.search(question) is not None


def means_period(question: str) -> bool:
    """Whether a question speaks of any time relative to now: since, until, last, this year."""
    return _PERIOD.search(question) is not None


def years_in(text: str) -> list[str]:
    """Return the years that a text writes by themselves, in its order: none of "2024-25"."""
    return _YEAR.findall(text)


def month_meant(question: str) -> tuple[int, int | None] | None:
    """Return the month, from 1, and the year that a question names, if it names a month.

    A month without a year must follow a word such as "in": "march" and "May" may be verbs.
    """
    found = _MONTH.search(question)
    if found is None or not (found["year"] or found[0] != found["month"]):
        return None
    return month_number(found["month"]), int(found["year"]) if found["year"] else None


def without_relative_time(question: str) -> str:
    """Return a question without "this week", "by the latest count" and the like.

    The days of the articles tell how well they fit such words. In the articles themselves the same
    words mean another week, so that a common one draws search and reader to the wrong sentences.
    """
    rest = _RELATIVE.sub("", _ACCORDING.sub("", question))
    return rest if re.search(r"\w", rest) else question
