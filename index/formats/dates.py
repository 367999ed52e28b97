"""Days of publication, as files write them.

ISO 8601 and, where only one day can be meant, the forms of feeds and bylines: "Tue, 05 Mar 2024
10:00:00 GMT" (RFC 5322), "March 5, 2024", "5 March 2024", "2024/3/5". Never "5/3/2024", which is
one day in Britain and another in America.
"""

import re
from datetime import date, datetime

from index.formats.normalise import one_line

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH_CHARACTERS = 3
"""At least so many of a month's letters name it, as in "Sept."."""

_WEEKDAY = r"(?:[a-z]{3,9},? )?"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_TIME = r"(?:,?[ T]\d{1,2}:\d\d.*)?"
_FORMS = tuple(
    re.compile(form + _TIME, re.IGNORECASE)
    for form in (
        rf"{_WEEKDAY}(?P<day>\d{{1,2}}) {_MONTH},? (?P<year>\d{{4}})",
        rf"{_WEEKDAY}{_MONTH} (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})",
        r"(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})",
    )
)


def parse_date(value: object) -> date | None:
    """Return a day of publication; of a time with a zone, the day as it is written.

    Args:
        value: None or "" (unknown), a date, or text: "2024-03-31", "2024-03-31T23:15:00-08:00",
            "31 March 2024".

    Raises:
        ValueError: It is none of these.
    """
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value).strip()
    try:
        return _written_out(text) or datetime.fromisoformat(text).date()
    except ValueError:
        raise ValueError(
            f"{one_line(text, 40)!r} is not an ISO date such as 2024-03-31; "
            "write it so, or leave it out"
        ) from None


def _written_out(text: str) -> date | None:
    """Return the day that a text in one of `_FORMS` means; None for any other.

    Raises:
        ValueError: There is no such month or day.
    """
    found = next((match for form in _FORMS if (match := form.fullmatch(text))), None)
    return found and date(int(found["year"]), _month(found["month"]), int(found["day"]))


def _month(name: str) -> int:
    if name.isdigit():
        return int(name)
    for number, month in enumerate(_MONTHS, 1):
        if len(name) >= _MONTH_CHARACTERS and month.startswith(name.lower()):
            return number
    raise ValueError(f"no month is called {name}")
