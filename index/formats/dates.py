"""Days of publication, as files write them.

ISO 8601 and, where only one day can be meant, the forms of feeds and bylines with the month in
letters, in the languages of dateparser that `_LANGUAGES` lists: "Tue, 05 Mar 2024 10:00:00 GMT",
"March 5, 2024", "5. März 2024"; "05.03.2024", which is the fifth of March wherever points are
written; and seconds since 1970, as programs count. Never "5/3/2024", which is one day in Britain
and another in America, and never a date in running text, where dateparser finds years in "54 on
Monday". A month with its year, "August 2024" or "2024-08", is a `Month`.
"""

import re
import unicodedata
from datetime import UTC, date, datetime
from functools import lru_cache

from index.days import Month
from index.formats.normalise import one_line

_LANGUAGES = (
    "en",
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "nb",
    "sv",
    "da",
    "pl",
    "ru",
    "tr",
    "uk",
    "cs",
    "fi",
    "ar",
    "hi",
)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_SETTINGS = {
    "STRICT_PARSING": True,
    "REQUIRE_PARTS": ["day", "month", "year"],
    "PARSERS": ["absolute-time"],
}
_SETTINGS_OF_MONTHS = {"REQUIRE_PARTS": ["month", "year"], "PARSERS": ["absolute-time"]}
_MONTH = re.compile(r"[^\W\d_]{3,12}\.?,? (?:de )?(?:19|20)\d\d")
_NUMBERED_MONTH = re.compile(r"((?:19|20)\d\d)[-/](0[1-9]|1[0-2])|(\d{4})年(\d{1,2})月")
_MAX_CHARACTERS = 60
# A month in letters, a whole year and a day: what makes a date of which only one can be meant.
_WRITTEN_OUT = re.compile(
    r"(?=.*[^\W\d_]{3}|.*[ऀ-ॿ]{3})(?=.*(?<!\d)[12]\d{3}(?!\d))(?=.*(?<!\d)\d{1,2}(?!\d))[\w\s.,:+\-ऀ-ॿ]+"
)
_SLASHED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})(?:[T ]\d{1,2}:\d\d.*)?")
_DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})(?:,? \d{1,2}[:.]\d\d.*)?")
_COUNTED = re.compile(r"(\d{9,10})(?:\d{3})?(?:\.\d+)?")  # seconds, or thousandths of them
_NOT_ASCII = re.compile(r"(?![0-9])\d")
_IDEOGRAPHIC = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日.*")


def parse_date(value: object) -> date | None:
    """Return a day of publication, or its month; of a time with a zone, the day as it is written.

    Args:
        value: None or "" (unknown), a date, or text: "2024-03-31", "2024-03-31T23:15:00-08:00",
            "31 March 2024", "March 2024".

    Raises:
        ValueError: It is none of these.
    """
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = _NOT_ASCII.sub(lambda digit: str(unicodedata.decimal(digit[0])), str(value).strip())
    try:
        if dotted := _DOTTED.fullmatch(text):
            day, month, year = map(int, dotted.groups())
            return date(year, month, day)
        if counted := _COUNTED.fullmatch(text):
            return datetime.fromtimestamp(int(counted[1]), UTC).date()
        if numbers := _SLASHED.fullmatch(text) or _IDEOGRAPHIC.fullmatch(text):
            return date(*map(int, numbers.groups()))
        return _written_out(text) or parse_month(text) or datetime.fromisoformat(text).date()
    except ValueError:
        raise ValueError(
            f"{one_line(text, 40)!r} is not an ISO date such as 2024-03-31; "
            "write it so, or leave it out"
        ) from None


def parse_month(text: str) -> Month | None:
    """Return the month that a text is: "August 2024", "2024-08"; None for any other."""
    if numbered := _NUMBERED_MONTH.fullmatch(text):
        year, month = filter(None, numbered.groups())
        return Month(int(year), int(month), 1)
    if not _MONTH.fullmatch(text) or not _begins_with_month(text):
        return None
    import dateparser

    found = dateparser.parse(text, languages=list(_LANGUAGES), settings=_SETTINGS_OF_MONTHS)
    return None if found is None else Month.of(found)


def _begins_with_month(text: str) -> bool:
    """Whether dateparser knows the first word as a month.

    To let it parse "Elections 2024" takes three times as long as all else of reading a page.
    """
    return text.split()[0].rstrip(".,").casefold() in _names_of_months()


@lru_cache(1)
def _names_of_months() -> frozenset[str]:
    from importlib import import_module

    known = [
        import_module(f"dateparser.data.date_translation_data.{language}").info
        for language in _LANGUAGES
    ]
    return frozenset(
        name.casefold() for one in known for month in _MONTHS for name in one.get(month, ())
    )


def _written_out(text: str) -> date | None:
    """Return the day that a text with the month in letters means; None for any other."""
    if len(text) > _MAX_CHARACTERS or not _WRITTEN_OUT.fullmatch(text):
        return None
    import dateparser

    try:
        found = dateparser.parse(text, languages=list(_LANGUAGES), settings=_SETTINGS)
    except (OverflowError, RecursionError):
        return None
    return None if found is None else found.date()
