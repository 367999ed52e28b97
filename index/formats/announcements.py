"""Pages and posters that announce an event: the day on them is the event's.

"Saturday 14 June 2025, 10 am" below "Summer fair" looks like a dateline and is none. What tells
them apart is what stands around the day: a whole hour or a span of hours, as no paper prints when
it was published; or a time of day, and where it is, what it costs or whom to tell.
"""

import re

from index.formats.head_lines import DAY, whole_day

_LOOKED_AT = 1_000  # characters
_MOST_LINES = 12
_SHORT = 90  # characters; what is longer is prose

_HALF = r"(?:[ap]\.?m\b\.?|uhr\b)"
_HOUR = r"(?<![\d:.])\d{1,2}"
_WHOLE_HOURS = re.compile(
    rf"{_HOUR}\s?{_HALF}"
    rf"|{_HOUR}(?:[:.]\d\d)?\s?{_HALF}?\s?(?:[-–—]|to|until|till|bis)\s?\d{{1,2}}(?:[:.]\d\d)?\s?{_HALF}"
    rf"|{_HOUR}[:.]\d\d\s?[-–—]\s?\d{{1,2}}[:.]\d\d",
    re.IGNORECASE,
)
_TIME = re.compile(rf"{_HOUR}:\d\d(?!\d)|{_HOUR}(?:[:.]\d\d)?\s?{_HALF}", re.IGNORECASE)
_SIGN = re.compile(
    r"\W*(?:(?:when|where|venue|place|location|meeting point|time|starts?|begins?|doors|"
    r"wann|wo|ort|treffpunkt|uhrzeit|beginn|einlass|quand|où|lieu|heure|cuándo|dónde|lugar)\s?:"
    r"|(?:tickets?|admission|entry|free entry|free admission|entrance free|doors open|all welcome|"
    r"everyone welcome|everybody welcome|all are welcome|r\.?s\.?v\.?p\.?|karten|eintritt|einlass|"
    r"anmeldung|vorverkauf|entrée|entrada)\b)",
    re.IGNORECASE,
)


def announces_event(text: str) -> bool:
    """Whether the head of a text says when, and where or how, something will take place."""
    lines = [one.strip() for one in text[:_LOOKED_AT].split("\n") if one.strip()][:_MOST_LINES]
    short = [one for one in lines if len(one) <= _SHORT]
    for at, line in enumerate(short):
        day = DAY.search(line)
        beside = f"{line[day.end() :]}\n{''.join(short[at + 1 : at + 2])}" if day else ""
        if _WHOLE_HOURS.search(beside):
            return True
    has_time = any(_TIME.search(DAY.sub(" ", one)) for one in short)
    return has_time and any(_SIGN.match(one) for one in short)


def announced_days(text: str) -> frozenset[str]:
    """Return the days in the head of a text that announces an event, in ISO form; else none."""
    if not announces_event(text):
        return frozenset()
    days = (whole_day(found[0]) for found in DAY.finditer(text[:_LOOKED_AT]))
    return frozenset(day.isoformat() for day in days if day)
