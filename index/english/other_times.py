"""Figures of another time than the one asked about: last year's, "six more than last year"."""

import re

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


def _plain(time: str) -> str:
    return time.lower().removeprefix("the ")
