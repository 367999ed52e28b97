"""Days of publication in the datelines of wire stories, and in the names of files."""

import re
from datetime import date

from index.formats.bylines import is_place
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


def wire_day(text: str) -> date | None:
    """Return the day in the dateline of a wire story."""
    if found := _DATELINE.search(text, 0, _LOOKED_AT):
        return whole_day(found["day"])
    found = _BEFORE_FULL_STOP.search(text, 0, _LOOKED_AT)
    is_dateline = found and is_place(found["place"].replace(",", "").split())
    return whole_day(found["day"]) if found and is_dateline else None


def file_name_day(name: str) -> date | None:
    """Return the day in a file's name; of a month ("minutes-2026-02.txt") its first day."""
    for found in _IN_NAME.finditer(name):
        # Six digits are as often a number as a month.
        if found["day"] or found["mark"]:
            return whole_day(f"{found['year']}-{found['month']}-{found['day'] or '01'}")
    return None


def without_day(name: str) -> str:
    """Return a file's name without the days and months in it."""
    return _IN_NAME.sub(lambda found: "" if found["day"] or found["mark"] else found[0], name)
