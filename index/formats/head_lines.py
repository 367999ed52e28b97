"""One line of a text's head: bylines, a paper, a place and days in any order, and nothing else.

"By Ada Berg, 3 May 2026", "The Harbour Gazette, 3 May 2026", "Published: 3 May 2026, 10:30 |
Updated: 4 May 2026", "Lindental, den 3. Mai 2026". With anything else in it, it is prose.
"""

import re
from dataclasses import dataclass
from datetime import date

from index.formats.bylines import (
    authors_in,
    correspondent,
    is_paper,
    is_place,
    is_section,
    may_be_paper,
    people_in,
)
from index.formats.dates import parse_date

MONTH_DAY = (
    r"(?:[^\W\d_]{3,12}\.?\s\d{1,2}(?:st|nd|rd|th)?,?"
    r"|\d{1,2}(?:st|nd|rd|th|er|º|\.)?\s?(?:of\s|de\s)?[^\W\d_]{3,12}\.?,?(?:\sde)?)"
    r"\s(?:19|20)\d\d"
)
"""A pattern: a day with its month in letters, whatever these say; spaces are single ones."""

DAY = re.compile(
    r"(?<![\w.,/-])(?:(?:19|20)\d\d-\d\d-\d\d(?=T|(?![\w-]))|(?:19|20)\d\d/\d{1,2}/\d{1,2}"
    rf"|\d{{1,2}}\. ?\d{{1,2}}\. ?(?:19|20)\d\d|{MONTH_DAY})(?![^\WT]|[-/]\d)",
    re.IGNORECASE,
)
"""What may be a day of which only one can be meant; `parse_date` knows whether it is."""

MONTH = re.compile(
    r"(?<![\w.,/-])[^\W\d_]{3,12}\.?,? (?:de )?(?:19|20)\d\d(?![^\W]|[-/]\d)", re.IGNORECASE
)
"""What may be a month with its year; `parse_month` knows whether it is."""

_MAX_CHARACTERS = 160
_MAX_PLACES = 2  # "Oslo, Norway"
_MARKS = " *_~#>\"'“”[]"
_BREAK = re.compile(
    r"\s*[,;|·•/()–—]\s*|\s--?\s|(?<!nd)\s(?=(?:photos?|pictures|fotos?):)", re.IGNORECASE
)
_FULL_STOP = re.compile(r"(?<!\bJr)(?<!\bSr)(?<!\b\w)\.\s*\Z|\A\s*\.")

_PUBLISHED = (
    *("published", "first published", "originally published", "publication date", "posted"),
    *("date published", "issued", "released", "date", "dated", "filed", "written", "created"),
    *("veröffentlicht", "erstveröffentlicht", "publiziert", "erschienen", "erstellt", "datum"),
    *("online seit", "publié", "publiée", "publicado", "fecha", "pubblicato", "data"),
    *("gepubliceerd", "geplaatst", "publisert", "publiceret", "publicerad", "dato"),
)
_UPDATED = (
    *("updated", "last updated", "last update", "last modified", "modified", "last revised"),
    *("revised", "last reviewed", "last edited", "edited", "aktualisiert", "stand", "geändert"),
    *("zuletzt aktualisiert", "letzte aktualisierung", "zuletzt geändert", "letzte änderung"),
    *("mis à jour", "dernière mise à jour", "actualizado", "aggiornato", "atualizado"),
    *("bijgewerkt", "laatst bijgewerkt", "oppdatert", "opdateret", "uppdaterad"),
)
_LABELS = dict.fromkeys(_PUBLISHED, "published") | dict.fromkeys(_UPDATED, "updated")
_ON = frozenset(("on", "am", "op", "em"))
"""Before a day these tell what happens on it, unless a word before them says "posted"."""

_WEEKDAYS = """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur
thurs fri sat sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do
fr sa so lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes
sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag
donderdag vrijdag zaterdag zondag mandag tirsdag onsdag torsdag fredag lørdag søndag måndag tisdag
lördag söndag""".split()
_BEFORE_DAYS = frozenset((*_ON, *_WEEKDAYS, *"the den vom le el il".split()))
_TIMES = (
    r"(?:(?:at|um|kl\.?|T)\s?)?\d{1,2}[:.]\d\d[:\d]*(?:\s?[ap]\.?m\.?|Z)?(?:\s(?:[A-Z]{2,5}|Uhr))?"
    r"|(?:at\s)?\d{1,2}\s?[ap]\.?m\.?"
)
_TIME = re.compile(_TIMES, re.IGNORECASE)
_ASIDE = re.compile(
    rf"{_TIMES}|(?:lesezeit:?\s)?\d+[\s-]?min\w*\.?(?:\s(?:read|lesezeit))?"
    r"|(?:photos?|pictures|photography|illustrations?|fotos?|bild)(?::|\s(?:by|von)\s)[^\d]{2,40}"
    r"|[^\s@]*@\S+|dpa|afp|apa|sid|epd|kna|ntb|ansa|efe",
    re.IGNORECASE,
)
"""What may stand in a head and tells nothing here: times, an agency, who took the pictures."""

_ROLE = re.compile(
    r"[^\d]{0,40}(?:reporter|correspondent|editor|writer|columnist|redakteur|korrespondent)(?:in|en)?",
    re.IGNORECASE,
)
_FROM = ("by", "from", "von")  # "From our court reporter"


@dataclass(frozen=True, slots=True)
class HeadLine:
    """What one line of a head says; empty and None for what it does not.

    Attributes:
        day: Of publication, or of a letter or a report.
        updated: The last day of change.
        author: Names, with a comma between two.
        source: The name of a paper.
        is_sure: Other words than the day say that it is a head's line: it would be one anywhere.
    """

    day: date | None
    updated: date | None
    author: str
    source: str
    is_sure: bool


def head_line(line: str) -> HeadLine | None:
    """Return what a line says that has nothing but parts of a head in it; None for any other."""
    plain = " ".join(line[: 2 * _MAX_CHARACTERS].split()).strip(_MARKS)
    if not plain or len(plain) > _MAX_CHARACTERS:
        return None
    reading = _Reading()
    end = 0
    for found in DAY.finditer(plain):
        if not reading.takes(plain[end : found.start()], found[0]):
            return None
        end = found.end()
    return reading.result() if reading.takes(plain[end:], "") else None


def whole_day(text: str) -> date | None:
    """Return the day that a text is, and nothing else."""
    try:
        return parse_date(text)
    except ValueError:
        return None


class _Reading:
    """A line as it is read from left to right."""

    def __init__(self) -> None:
        self._days: dict[str, str] = {}  # "published", "updated" or "" -> day
        self._authors: list[str] = []
        self._places: list[str] = []
        self._source = ""
        self._has_section = False
        self._label = ""

    def takes(self, chunk: str, day: str) -> bool:
        """Take what stands before a day, or behind the last; false where it is of no head."""
        *apart, last = (_FULL_STOP.sub("", one).strip() for one in _BREAK.split(chunk))
        if not all(self._takes_segment(one) for one in apart):
            return False
        if not self._takes_segment(last, is_at_day=bool(day)):
            return False
        if day:
            if self._label in self._days:
                return False
            self._days[self._label] = day
            self._label = ""
        return True

    def _takes_segment(self, segment: str, is_at_day: bool = False) -> bool:
        if _ASIDE.fullmatch(segment):
            return True
        words = _without_time(segment.split())
        while words and words[-1].rstrip(".:").casefold() in _BEFORE_DAYS:
            words.pop()
        if not words:
            return not (is_at_day and segment.casefold() in _ON)
        plain = " ".join(words)
        if label := _LABELS.get(plain.rstrip(": ").casefold()):
            self._label = label
            return True
        if self._takes_authors(plain):
            return True
        if not self._source and is_paper(words):
            self._source = plain
            return True
        if (self._source or self._maybe_paper()) and is_section(words):
            self._has_section = True
            return True
        if self._source and not is_at_day and (writer := correspondent(plain)):
            self._authors.append(writer)
            return True
        if (self._authors or words[0].casefold() in _FROM) and _ROLE.fullmatch(plain):
            return True
        self._places.append(plain)
        return not is_at_day and len(self._places) <= _MAX_PLACES and is_place(words)

    def _maybe_paper(self) -> str:
        """Return what the line begins with, if it may be a paper: "Skarn Post"."""
        first = next(iter(self._places), "")
        return first if may_be_paper(first) else ""

    def _takes_authors(self, segment: str) -> bool:
        authors = authors_in(segment)
        if authors is None and self._authors and len(people_in(segment)) > 1:
            # "By Ada Berg, Leo Stone and Kim Lee"
            authors = (*self._places, *people_in(segment))
            self._places.clear()
        if authors is None:
            return False
        self._authors += authors
        return True

    def result(self) -> HeadLine | None:
        """Return what was read, if it is enough and its days are days."""
        days = {label: whole_day(day) for label, day in self._days.items()}
        if not all(days.values()) or not (days or self._authors):
            return None
        is_of_paper = self._has_section or bool(self._authors)
        source = self._source or (self._maybe_paper() if is_of_paper else "")
        return HeadLine(
            day=days.get("published") or days.get(""),
            updated=days.get("updated"),
            author=", ".join(self._authors),
            source=source if days else "",
            is_sure=bool(days) and bool(self._authors or source or set(days) - {""}),
        )


def _without_time(words: list[str]) -> list[str]:
    """Return words without the time that they end in: "Published 9:00 a.m. ET" May 3."""
    tails = (at for at in range(1, len(words)) if _TIME.fullmatch(" ".join(words[at:])))
    return words[: next(tails, len(words))]
