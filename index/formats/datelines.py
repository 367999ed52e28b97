"""Days of publication where no field tells them: datelines, and names of files."""

import re
from datetime import date
from itertools import islice

from index.formats.dates import parse_date

_LOOKED_AT = 600
"""Characters: a dateline opens the text, below a headline and a byline at most."""

# "LORNBY, March 11, 2026 (NPA) --", "Lornby, 11 March 2026 –", "OSLO, Norway, 3. mars 2026 /PRN/"
_DATELINE = re.compile(
    r"^[^\W\d_][\w .,'’/-]{1,50}?,\s+"
    r"(?P<day>(?:[^\W\d_]{3,9}\.?\s+\d{1,2},?|\d{1,2}\.?\s+[^\W\d_]{3,9}\.?)\s+(?:19|20)\d\d)\s*(?:[(/][^()/\n]{1,30}[)/]\s*)?(?:--?|[–—:])\s",
    re.MULTILINE,
)
_LABEL = re.compile(r"\A[^\W\d_]{2,20}:\s+")
_FIRST_LINES = 4  # of a text: title, byline, day in any order
_MAX_CHARACTERS = 40
_IN_NAME = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:(?P<mark>[-_.]?)(?P<month>0[1-9]|1[0-2])"
    r"(?:(?P=mark)(?P<day>0[1-9]|[12]\d|3[01]))?)(?!\d)"
)


def dateline_day(text: str) -> date | None:
    """Return the day in the dateline of a wire story, or on a line of its own below a title."""
    return wire_day(text) or _day_below_title(text)


def wire_day(text: str) -> date | None:
    """Return the day in the dateline of a wire story."""
    found = _DATELINE.search(text, 0, _LOOKED_AT)
    return _day(found["day"]) if found else None


def file_name_day(name: str) -> date | None:
    """Return the day in a file's name; of a month ("minutes-2026-02.txt") its first day."""
    for found in _IN_NAME.finditer(name):
        # Six digits are as often a number as a month.
        if found["day"] or found["mark"]:
            return _day(f"{found['year']}-{found['month']}-{found['day'] or '01'}")
    return None


def without_day(name: str) -> str:
    """Return a file's name without the days and months in it."""
    return _IN_NAME.sub(lambda found: "" if found["day"] or found["mark"] else found[0], name)


def _day_below_title(text: str) -> date | None:
    lines = filter(None, map(str.strip, text[:_LOOKED_AT].split("\n")))
    below = list(islice(lines, 1, _FIRST_LINES))
    short = (_LABEL.sub("", line) for line in below if len(line) <= _MAX_CHARACTERS)
    return next(filter(None, map(_day, short)), None)


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
