"""A period that a German request names, and how the same is said in English."""

import re
from dataclasses import dataclass

from index.english.dates import MONTHS
from index.types import Span

_NAMES = "januar februar märz april mai juni juli august september oktober november dezember"
_MONTHS = {
    **dict(zip(_NAMES.split(), MONTHS, strict=True)),
    **{"jänner": "January", "jaenner": "January", "maerz": "March"},
}

_LINKS = {"seit": "since", "bis": "until"}
_SHARES = {"dies": "this", "letzt": "last", "vergangen": "last", "vorig": "last"}
_UNITS = {"woche": "week", "monat": "month", "jahr": "year"}
_DAYS = {"heute": "today", "gestern": "yesterday"}

_LINK = r"\b(?:(?P<link>seit|bis)|im|in|ab|aus|von)(?: de[mrn])?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)\b"
_OF_MONTH = re.compile(rf"{_LINK} (?P<month>{'|'.join(_MONTHS)})\b(?: {_YEAR})?", re.IGNORECASE)
_OF_YEAR = re.compile(rf"{_LINK}(?: jahre?)? {_YEAR}", re.IGNORECASE)
_RELATIVE = re.compile(
    rf"(?:{_LINK} )?\b(?P<share>{'|'.join(_SHARES)})e[smnr]? (?P<unit>{'|'.join(_UNITS)})\b",
    re.IGNORECASE,
)
_DAY = re.compile(rf"(?:{_LINK} )?\b(?P<day>{'|'.join(_DAYS)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class GermanPeriod:
    """Where a text names a period, and how English says it: "since March 2026"."""

    span: Span
    english: str


def german_period_in(text: str) -> GermanPeriod | None:
    """Return the first period of the surest kind that a German text names; None without one."""
    for form in (_OF_MONTH, _OF_YEAR, _RELATIVE, _DAY):
        match = form.search(text)
        if match is not None:
            return GermanPeriod(Span(*match.span()), _english(match))
    return None


def _english(match: re.Match[str]) -> str:
    named = {key: value.lower() for key, value in match.groupdict().items() if value}
    link = _LINKS.get(named.get("link", ""), "")
    if "day" in named:
        return f"{link} {_DAYS[named['day']]}".strip()
    if "unit" in named:
        return f"{link} {_SHARES[named['share']]} {_UNITS[named['unit']]}".strip()
    month = _MONTHS.get(named.get("month", ""), "")
    return " ".join(part for part in (link or "in", month, named.get("year", "")) if part)
