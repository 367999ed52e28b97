"""Calendars (iCalendar, RFC 5545) -> drafts: each event is a sentence with its day and place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from index.errors import EmptyError, UnreadableError
from index.formats.draft import Draft
from index.formats.encoding import decode
from index.formats.visible import visible_text

_FOLDED = re.compile(r"\r?\n[ \t]")
_LINE = re.compile(r"([A-Za-z0-9-]+)((?:;[\w-]+=(?:\"[^\"]*\"|[^;:\"]*))*):(.*)")
_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(?:\d\d)?(Z)?)?")
_ESCAPED = re.compile(r"\\([nN,;:\\])")
_MARKUP = re.compile(r"<(?:br|p|html|div|a|b|i|ul|li)\b[^>]*>", re.IGNORECASE)
_COMPONENTS = frozenset(("VEVENT", "VTODO", "VJOURNAL"))
_EVERY = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
_MOST_GUESTS = 20


@dataclass(slots=True)
class _Event:
    """What one event has, by the names of its properties; a day with its form and zone."""

    texts: dict[str, str] = field(default_factory=dict)
    zones: dict[str, str] = field(default_factory=dict)
    guests: list[str] = field(default_factory=list)


def read_drafts(data: bytes) -> Iterator[Draft]:
    """Yield the draft of a calendar, its events in the order of their days.

    Raises:
        EmptyError: There is no event in it.
        UnreadableError: It is no calendar.
    """
    text = _FOLDED.sub("", decode(data, "utf-8"))
    if "BEGIN:VCALENDAR" not in text.upper():
        raise UnreadableError("not a calendar; give it the ending of what it is")
    name, events = _read(text)
    if not events:
        raise EmptyError("there is no event in it")
    said = [one for one in map(_said, sorted(events, key=_order)) if one]
    yield Draft("\n\n".join([*([name] if name else []), *said]), title=name, is_table=not name)


def _read(text: str) -> tuple[str, list[_Event]]:
    """Return the calendar's name and its events."""
    name, events, within = "", list[_Event](), list[str]()
    for line in text.splitlines():
        found = _LINE.fullmatch(line.strip())
        if found is None:
            continue
        key, parameters, value = found[1].upper(), found[2], found[3]
        if key == "BEGIN":
            within.append(value.upper())
            if within[-1] in _COMPONENTS:
                events.append(_Event())
        elif key == "END":
            within = within[:-1]
        elif key == "X-WR-CALNAME" and not name:
            name = _unescaped(value)
        elif within and within[-1] in _COMPONENTS:
            _add(events[-1], key, parameters, value)
    return name, events


def _add(event: _Event, key: str, parameters: str, value: str) -> None:
    named = re.search(r";CN=(?:\"([^\"]*)\"|([^;:]*))", parameters, re.IGNORECASE)
    who = (named[1] or named[2]) if named else re.sub(r"(?i)\Amailto:", "", value)
    if key == "ATTENDEE":
        event.guests.append(who)
    else:
        event.texts.setdefault(key, who if key == "ORGANIZER" else _unescaped(value))
        zone = re.search(r";TZID=\"?([^;:\"]*)", parameters, re.IGNORECASE)
        event.zones.setdefault(key, zone[1] if zone else "")


def _unescaped(value: str) -> str:
    return _ESCAPED.sub(lambda one: "\n" if one[1] in "nN" else one[1], value).strip()


def _order(event: _Event) -> str:
    return event.texts.get("DTSTART") or event.texts.get("DUE") or "9"


def _said(event: _Event) -> str:
    """Return an event as a sentence, and below it what is told of it."""
    texts = event.texts
    what = " ".join(texts.get("SUMMARY", "").split())
    guests = ", ".join(event.guests[:_MOST_GUESTS])
    place = " ".join(texts.get("LOCATION", "").split())
    where = f"at {place}" if place else ""
    when = ", ".join(filter(None, (_span(texts, event.zones), where)))
    told = "; ".join(filter(None, (when, _repeated(texts.get("RRULE", "")))))
    notes = [
        f"{label}: {value}"
        for label, value in (
            ("Organiser", texts.get("ORGANIZER", "")),
            ("With", guests),
            ("Status", texts.get("STATUS", "").lower() if _is_off(texts) else ""),
        )
        if value
    ]
    line = ": ".join(filter(None, (what, told)))
    sentence = f"{line}." if line and line[-1] not in ".!?" else line
    more = "".join(f" {note}." for note in notes)
    described = texts.get("DESCRIPTION", "")
    if _MARKUP.search(described):
        described = visible_text(described)
    return "\n\n".join(filter(None, (f"{sentence}{more}".strip(), described.strip())))


def _is_off(texts: Mapping[str, str]) -> bool:
    return texts.get("STATUS", "").upper() in ("CANCELLED", "TENTATIVE")


def _span(texts: Mapping[str, str], zones: Mapping[str, str]) -> str:
    """Return from when to when an event is, with the days of the week."""
    key = "DTSTART" if "DTSTART" in texts else "DUE"
    begin = _moment(texts.get(key, ""))
    end = _moment(texts.get("DTEND", ""))
    if begin is None:
        return ""
    zone = "UTC" if texts[key].endswith("Z") or zones.get(key) == "UTC" else ""
    is_timed = isinstance(begin, datetime)
    if end is not None and not isinstance(end, datetime):
        end -= timedelta(days=1)  # the day after the last one
    said = _shown(begin)
    if end is not None and end != begin and _day(end) >= _day(begin):
        is_same_day = is_timed and isinstance(end, datetime) and _day(end) == _day(begin)
        said = f"{said}–{end:%H:%M}" if is_same_day else f"{_begun(begin, end)} to {_shown(end)}"
    said = f"{said} {zone}" if zone and is_timed else said
    return f"due {said}" if key == "DUE" else said


def _begun(begin: date, end: date) -> str:
    """Return the first of two days without what the last one says, too: "Saturday 14"."""
    if isinstance(begin, datetime) or begin.year != end.year:
        return _shown(begin)
    return f"{begin:%A} {begin.day}" + (f" {begin:%B}" if begin.month != end.month else "")


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _shown(moment: date) -> str:
    day = f"{moment:%A} {moment.day} {moment:%B %Y}"
    return f"{day} at {moment:%H:%M}" if isinstance(moment, datetime) else day


def _moment(text: str) -> date | None:
    found = _STAMP.fullmatch(text.strip())
    if found is None:
        return None
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
        if found[4] is None:
            return day
        return datetime(day.year, day.month, day.day, int(found[4]), int(found[5]), tzinfo=UTC)
    except ValueError:
        return None


def _repeated(rule: str) -> str:
    """Return how often an event comes again."""
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    every = _EVERY.get(parts.get("FREQ", "").upper())
    if every is None:
        return ""
    count = parts.get("INTERVAL", "1")
    said = f"every {every}" if count == "1" else f"every {count} {every}s"
    until = _moment(parts.get("UNTIL", ""))
    times = parts.get("COUNT", "")
    more = f" until {_shown(_day(until))}" if until else f", {times} times" if times else ""
    return said + more
