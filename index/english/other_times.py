"""Figures and days of another time than is asked about: last year's, "six more than last year"."""

import re
from collections.abc import Iterator

from index.english.dates import MONTHS, dates_in
from index.english.numbers import numbers_in
from index.english.words import STOP_WORDS
from index.english.words import words as words_of
from index.types import Span

_TIME = (
    r"(?:(?:the )?(?:last|previous|past|preceding) (?:year|month|week|season|quarter|time)"
    r"|the (?:year|month|week|day|season) before|before|previously|yesterday|in \d{4})"
)
_ASKED_TIME = re.compile(rf"\b{_TIME}\b", re.IGNORECASE)
_OTHER_THAN = re.compile(
    rf"\bthan (?:it (?:was|did) |(?:it|they) (?:had|were) )?(?P<time>{_TIME})\b", re.I
)
_ASKED_OF_THE_END = re.compile(
    r"\b(?:in the end|eventually|ultimately|finally|actually)\b", re.IGNORECASE
)
_ASKS_WHEN = re.compile(r"\bwhen\b|\b(?:what|which) (?:time|hour)s?\b", re.IGNORECASE)
_OWN_TIME = re.compile(
    rf"\b(?:(?:this|last|next) (?:year|month|week|season|spring|summer|autumn|winter)|in \d{{4}}"
    rf"|(?:in|last) (?:{'|'.join(MONTHS)})|today|now)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[,;]\s(?:and\s|but\s)?|\s(?:and|but|while|against)\s")
_TO_COME = re.compile(r"\b(?:will|won[’']t|shall)\b", re.IGNORECASE)
_WAS = re.compile(r"\b(?:was|were|had|did|has|have|ago|\w{3,}ed)\b", re.IGNORECASE)


def is_of_another_time(question: str, text: str) -> bool:
    """Whether a sentence tells its values of another time than the question asks about.

    It only compares with the time asked about ("more than last year"), or tells what will be where
    the question asks what was in the end.
    """
    asked = {_plain(one[0]) for one in _ASKED_TIME.finditer(question)}
    compared = {_plain(one["time"]) for one in _OTHER_THAN.finditer(text)}
    if asked & compared:
        return True
    is_of_plans = _TO_COME.search(text) and not _WAS.search(text)
    return bool(is_of_plans and _ASKED_OF_THE_END.search(question))


def is_beside_its_time(question: str, text: str, words: Span) -> bool:
    """Whether a number stands in another part of a sentence than the time that is asked about.

    "Fourteen two autumns ago, and three this year": fourteen is no number of this year. Only where
    the other part has a number of its own.

    Args:
        question: As it was asked.
        text: Of the sentence.
        words: Those of it that seem to answer.
    """
    if not numbers_in(words.of(text)):
        return False
    times = {one[0].lower() for one in _OWN_TIME.finditer(question)}
    parts = list(_parts(text))
    own = [part.of(text).lower() for part in parts if part.overlaps(words)]
    others = [part.of(text).lower() for part in parts if not part.overlaps(words)]
    return any(
        not any(time in part for part in own)
        and any(time in part and numbers_in(part.replace(time, "")) for part in others)
        for time in times
    )


def is_only_another_day(question: str, words: str) -> bool:
    """Whether words name days of the week alone, for when on such a day something is.

    "When does it open on Tuesdays?" is not answered by "Sunday"; when what began on a Monday ended
    may be.
    """
    asked = [one for one in dates_in(question) if one.weekday is not None]
    ends_in_day = bool(asked) and not re.search(r"\w", question[asked[-1].span.end :])
    if not ends_in_day or _ASKS_WHEN.search(question) is None:
        return False
    days = dates_in(words)
    rest = words
    for one in reversed(days):
        rest = f"{rest[: one.span.start]} {rest[one.span.end :]}"
    are_weekdays = bool(days) and all(one.weekday is not None and one.day is None for one in days)
    return are_weekdays and all(word.lower() in STOP_WORDS for word in words_of(rest))


def _parts(text: str) -> Iterator[Span]:
    start = 0
    for joint in _PARTS.finditer(text):
        yield Span(start, joint.start())
        start = joint.end()
    yield Span(start, len(text))


def _plain(time: str) -> str:
    return time.lower().removeprefix("the ")
