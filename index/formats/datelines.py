"""Days of publication in the datelines of wire stories, and in the names of files."""

import re
from datetime import date

from index.formats.bylines import is_place
from index.formats.dates import parse_month
from index.formats.head_lines import MONTH_DAY, whole_day

_LOOKED_AT = 600
"""Characters: a dateline opens the text, below a headline and a byline at most."""

# "LORNBY, March 11, 2026 (NPA) --", "Lornby, 11 March 2026 –", "OSLO, Norway, 3. mars 2026 /PRN/"
_DATELINE = re.compile(
    rf"^[^\W\d_][\w .,'’/-]{{1,50}}?,\s+(?P<day>{MONTH_DAY})"
    r"\s*(?:[(/][^()/\n]{1,30}[)/]\s*)?(?:--?|[–—:])\s",
    re.MULTILINE,
)
# "Lindental, 8. Mai 2026. Das Freibad bleibt zu."
_BEFORE_FULL_STOP = re.compile(
    rf"^(?P<place>[^\n,:;]{{2,40}}(?:, [^\n,:;]{{2,30}})?),\s+(?:den |the )?(?P<day>{MONTH_DAY})"
    r"\.\s+(?=\S)",
    re.MULTILINE,
)
_IN_NAME = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:(?P<mark>[-_.]?)(?P<month>0[1-9]|1[0-2])"
    r"(?:(?P=mark)(?P<day>0[1-9]|[12]\d|3[01]))?)(?!\d)"
)

_MONTH_IN_NAME = re.compile(
    r"(?<![^\W_])(?:(?P<name>[^\W\d_]{3,12})[ _.-]{0,2}(?P<of>(?:19|20)\d\d)"
    r"|(?P<year>(?:19|20)\d\d)[ _.-]{1,2}(?P<behind>[^\W\d_]{3,12}))(?![^\W_])"
)


def wire_day(text: str) -> date | None:
    """Return the day in the dateline of a wire story."""
    if found := _DATELINE.search(text, 0, _LOOKED_AT):
        return whole_day(found["day"])
    found = _BEFORE_FULL_STOP.search(text, 0, _LOOKED_AT)
    is_dateline = found and is_place(found["place"].replace(",", "").split())
    return whole_day(found["day"]) if found and is_dateline else None


def file_name_day(name: str) -> date | None:
    """Return the day in a file's name, or the month: "minutes-2026-02.txt", "News May 2026.pdf"."""
    for found in _IN_NAME.finditer(name):
        # Six digits are as often a number as a month.
        if found["day"] or found["mark"]:
            day = f"-{found['day']}" if found["day"] else ""
            return whole_day(f"{found['year']}-{found['month']}{day}")
    months = (
        parse_month(f"{found['name'] or found['behind']} {found['of'] or found['year']}")
        for found in _MONTH_IN_NAME.finditer(name)
    )
    return next(filter(None, months), None)


def without_day(name: str) -> str:
    """Return a file's name without the days and months in it."""
    return _IN_NAME.sub(lambda found: "" if found["day"] or found["mark"] else found[0], name)
