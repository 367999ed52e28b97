"""Numbers of Excel's sheets as the sheet shows them: amounts, shares, days, times and durations.

The codes are those of ECMA-376, part 1, 18.8.30 and 18.8.31. A day in figures is told in ISO's form
whatever the code says, for 03/05 is in March or in May.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

GENERAL = "General"
BUILT_IN = {
    **{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00"},
    **{14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM"},
    **{19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm"},
    **{37: "#,##0;(#,##0)", 38: "#,##0;(#,##0)", 39: "#,##0.00;(#,##0.00)"},
    **{40: "#,##0.00;(#,##0.00)", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00"},
    **{45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "##0.0E+0"},
}
"""The codes that a file names by number only."""

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>general|@)|(?P<noon>am/pm|a/p)|(?P<day>y+|m+|d+|h+|s+)|(?P<exponent>e[+-]0+)"
    r"|(?P<digits>[0#?.,]+)|(?P<literal>.)",
    re.IGNORECASE | re.DOTALL,
)
_SECTION = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|(;)|.', re.DOTALL)
_CURRENCY = re.compile(r"\$([^-]*)")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_SECONDS = {"h": 3600, "m": 60, "s": 1}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LONGEST = 300
"""Longer codes are none; a number is shown as it is."""

_FIRST_DAY, _FIRST_DAY_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_LEAP_DAY = 60
"""Excel counts 29 February 1900, which there was not."""

_MOST_DAYS = 2_958_465  # 31 December 9999


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a code.

    Attributes:
        kind: "text", "day", "time", "elapsed", "noon", "digits", "exponent" or "general".
        code: As it is written; of a text what is shown.
    """

    kind: str
    code: str


def shown_number(value: float, code: str, *, since_1904: bool = False) -> str:
    """Return a number as a cell with a format shows it."""
    sections = _sections(code) if len(code) <= _LONGEST else [GENERAL]
    place = 0
    if len(sections) > 1 and value < 0:
        place = 1
    elif len(sections) > 2 and value == 0:
        place = 2
    parts = list(_parts(sections[place]))
    kinds = {part.kind for part in parts}
    if "elapsed" in kinds:
        return _duration(value, parts)
    if kinds & {"day", "time"}:
        moment = _moment(value, since_1904=since_1904)
        return general(value) if moment is None else _shown_moment(moment, parts)
    if not kinds & {"digits", "exponent"}:
        text = "".join(part.code for part in parts if part.kind == "text")
        return general(value) if "general" in kinds or not text else " ".join(text.split())
    return _amount(abs(value) if place == 1 else value, parts)


def general(value: float) -> str:
    """Return a number as it is, to fifteen digits as a sheet keeps it."""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"


def _sections(code: str) -> list[str]:
    sections = [""]
    for match in _SECTION.finditer(code):
        if match[1]:
            sections.append("")
        else:
            sections[-1] += match[0]
    return sections


def _parts(section: str) -> list[_Part]:
    found = list[_Part]()
    for match in _TOKEN.finditer(section):
        kind = match.lastgroup or ""
        if kind == "bracket":
            currency = _CURRENCY.match(match[kind])
            if _ELAPSED.fullmatch(match[kind]):
                found.append(_Part("elapsed", match[kind].lower()))
            elif currency:
                found.append(_Part("text", currency[1]))
        elif kind in ("quoted", "escaped", "literal"):
            found.append(_Part("text", match[kind]))
        elif kind:
            found.append(_Part(kind, match[0].lower()))
    return _with_times(found)


def _with_times(parts: Sequence[_Part]) -> list[_Part]:
    """Tell the parts of a time from those of a day: m is minutes behind hours, before seconds."""
    codes = [at for at, part in enumerate(parts) if part.kind in ("day", "elapsed")]
    letters = ["", *(parts[at].code[0] for at in codes), ""]
    told = list(parts)
    for before, at, after in zip(letters, codes, letters[2:], strict=False):
        part = parts[at]
        is_minute = part.code[0] == "m" and (before == "h" or after == "s")
        if part.kind == "day" and (part.code[0] in "hs" or is_minute):
            told[at] = _Part("time", part.code)
    return told


def _amount(value: float, parts: Sequence[_Part]) -> str:
    """Return a number with its digits, signs and currency; a fraction as a decimal number."""
    texts = [part.code for part in parts if part.kind == "text"]
    codes = [part.code for part in parts if part.kind == "digits"]
    if "/" in texts or len(codes) > 1 or any(part.kind == "exponent" for part in parts):
        return general(value)
    code = codes[0]
    whole, _, decimals = code.partition(".")
    scale = len(code) - len(code.rstrip(","))
    number = Decimal(repr(value)) * 100 ** sum(one.count("%") for one in texts) / 1000**scale
    most = sum(one in "0#?" for one in decimals)
    rounded = abs(number).quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP)
    figures = f"{rounded:{',' if ',' in whole.rstrip(',') else ''}f}"
    for optional in reversed(decimals.rstrip(",")):
        if optional == "0" or not figures.endswith("0"):
            break
        figures = figures[:-1]
    figures = figures.rstrip(".")
    figures = figures.rjust(whole.count("0") + len(figures) - len(figures.partition(".")[0]), "0")
    sign = "-" if number < 0 and rounded else ""
    at = next(place for place, part in enumerate(parts) if part.kind == "digits")
    before, after = (
        "".join(part.code for part in some if part.kind == "text")
        for some in (parts[:at], parts[at:])
    )
    return " ".join(f"{sign}{before}{figures}{after}".split())


def _moment(value: float, *, since_1904: bool) -> datetime | None:
    """Return the time that a number of days stands for, to the second; None for none."""
    if not 0 <= value < _MOST_DAYS:
        return None
    first = _FIRST_DAY_1904 if since_1904 else _FIRST_DAY
    early = not since_1904 and 1 <= value < _LEAP_DAY
    return first + timedelta(days=int(value) + early, seconds=round(value % 1 * 86_400))


def _duration(value: float, parts: Sequence[_Part]) -> str:
    seconds, shown = round(abs(value) * 86_400), ""
    for part in parts:
        if part.kind == "text":
            shown += part.code
        elif part.kind in ("elapsed", "time"):
            count, seconds = divmod(seconds, _SECONDS[part.code[0]])
            shown += f"{count:0{len(part.code)}}"
    return f"{'-' if value < 0 else ''}{shown.strip()}"


def _shown_moment(moment: datetime, parts: Sequence[_Part]) -> str:
    days = [part for part in parts if part.kind == "day"]
    if any(part.code[0] in "md" and len(part.code) > 2 for part in days):  # names of months or days
        return " ".join("".join(_piece(part, moment, parts) for part in parts).split())
    places = [at for at, part in enumerate(parts) if part.kind in ("time", "noon")]
    times = parts[places[0] : places[-1] + 1] if places else []
    time = "".join(_piece(part, moment, parts) for part in times)
    return f"{_day_in_figures(moment, {part.code[0] for part in days})} {time}".strip()


def _day_in_figures(moment: datetime, letters: Set[str]) -> str:
    year = f"{moment.year:04}"
    if letters >= {"y", "m"}:
        return f"{year}-{moment.month:02}" + (f"-{moment.day:02}" if "d" in letters else "")
    if letters >= {"m", "d"}:
        return f"{moment.day} {_MONTHS[moment.month - 1]}"
    return {"y": year, "m": str(moment.month), "d": str(moment.day)}.get("".join(letters), "")


def _piece(part: _Part, moment: datetime, parts: Sequence[_Part]) -> str:
    """Return what a part of a code shows of a day or a time."""
    if part.kind == "text":
        return part.code
    if part.kind == "noon":
        return "AM" if moment.hour < 12 else "PM"
    if part.kind not in ("day", "time"):
        return (
            "" if "0" in part.code else part.code
        )  # dots and commas; parts of seconds are left out
    letter, length = part.code[0], len(part.code)
    if part.kind == "time":
        in_halves = any(one.kind == "noon" for one in parts)
        hour = (moment.hour - 1) % 12 + 1 if in_halves else moment.hour
        return f"{ {'h': hour, 'm': moment.minute, 's': moment.second}[letter]:0{min(length, 2)}}"
    if letter == "y":
        return f"{moment.year:04}"
    names = (_MONTHS[moment.month - 1],) if letter == "m" else (_DAYS[moment.weekday()],)
    if length > 2:
        return names[0] if length > 3 else names[0][:3]
    return f"{moment.month if letter == 'm' else moment.day:0{length}}"
