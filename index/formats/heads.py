"""What the head of a text says of it: its first few lines, before the first paragraph of prose."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from string import capwords

from index.days import Month
from index.formats.announcements import announces_event
from index.formats.datelines import wire_day
from index.formats.dates import parse_month
from index.formats.head_lines import DAY, MONTH, HeadLine, head_line, whole_day

_LOOKED_AT = 1_000  # characters
_MOST_LINES = 8
_MOST_OTHER_LINES = 3  # headline, standfirst, section
_STANDFIRST = 300  # characters; what is longer is the text itself
_SENTENCE = 60  # characters; what is shorter may be a headline with a full stop
_CHRONICLE = 4_000  # characters in which another day would begin a line
_MOST_DAYS = 20  # of which is looked whether they begin lines
_WHOLE_DAY = 40  # characters
_BULLETS = " \t-–*•#"

_RECORDS = (
    r"\b(?:minutes|notes|log|diary|journal|report|newsletter|bulletin|letter|memo|memorandum"
    r"|statement|release|interview|transcript|edition|issue|column|briefing|\w*protokoll"
    r"|niederschrift|\w*notizen|\w*bericht|\w*brief|\w*mitteilung|tagebuch|ausgabe)\b"
)
"""What is of a day. "Summer fair, 12 June 2026" is written weeks before that."""

_RECORD = re.compile(_RECORDS, re.IGNORECASE)
_OF = re.compile(rf"(?:[,|:(–—-]|\bof|\bof the|\bvom|\bdated|{_RECORDS})\s*\Z", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"\b(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?[.,]*\s*\Z",
    re.IGNORECASE,
)
_MINUTES = re.compile(r"(?:\w+ )?(?:minutes|\w*protokoll|niederschrift)\b", re.IGNORECASE)
_HELD = re.compile(r"\b(?:held|of|vom|am)(?: (?:on|the))?(?: [^\W\d_]{3,10},?)? \Z", re.IGNORECASE)
_SALUTATION = re.compile(
    r"(?:dear|hello|hi|liebe[rs]?|sehr geehrte|hallo|cher|chère|querid[oa])\b", re.IGNORECASE
)
_DATE = re.compile(r"\W*(?:date|datum|fecha|data|dato)\b", re.IGNORECASE)
"""Labels a day as what it is on minutes, an article or a poster."""

_LABELLED = re.compile(r"[^\W\d_][\w ]{0,20}: ?\S[^.!?:]{0,60}")
"""A line of a form, such as "From: Ministry of Water", which is no headline."""

_LINE = re.compile(r"[^\n]+")
_ISSUE_OF = re.compile(rf"{_RECORDS}\W{{0,4}}(?:(?:of|for|vom|für)\b)?\W{{0,3}}\Z", re.IGNORECASE)
_APART = re.compile(r"[,|:(–—-]\s*\Z")
_ISSUE = re.compile(rf"\W*(?:{_RECORDS})?\W*\Z", re.IGNORECASE)
_TITLE = 200  # characters
_HEADLINES = 2
_MASTHEAD_LINES = 3
_MASTHEAD_WORDS = 5
_NAME_WORDS = 8  # of a paper, before "August 2024 issue"


@dataclass(frozen=True, slots=True)
class Head:
    """What a text's head says; empty and None for what it does not.

    Attributes:
        day: Of publication.
        updated: The last day of change.
        author: Names, with a comma between two.
        source: The name of a paper.
        headline_at: Where the headline begins, below what stands above it.
    """

    day: date | None
    updated: date | None
    author: str
    source: str
    headline_at: int


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str
    head: HeadLine | None


def read_head(text: str, title: str = "") -> Head:
    """Return what the head of a text says.

    The first line is its headline, unless the line says surely that it is none, or the title that
    was found is another. A day alone, or with a place, is left out where other lines begin with
    other days: that is a chronicle, or a list of events. So is one on what announces an event.

    Args:
        text: Normalised text.
        title: As it was found, if it was.
    """
    lines = list(_lines(text, title))
    masthead = _masthead(lines, title)
    heads = [line.head for line in lines if line.head]
    headlines = (title, *(line.text for line in lines[:_HEADLINES]))
    is_dated = any(head.day for head in heads)
    is_event = is_dated and announces_event(text) and not any(map(_RECORD.search, headlines))
    sure = _sure_day(lines, is_event=is_event)
    bare = next((head.day for head in heads if head.day), None)
    is_month = isinstance(bare, Month)
    if not sure and bare and (is_event or _is_chronicle(text, with_months=is_month)):
        bare = None
    return Head(
        day=sure
        or wire_day(text)
        or bare
        or next(filter(None, map(_day_of_record, headlines)), None)
        or next(filter(None, map(_month_of_issue, headlines)), None),
        updated=next((head.updated for head in heads if head.updated), None),
        author=next((head.author for head in heads if _is_somebody(head.author, text)), ""),
        source=next((head.source for head in heads if head.source), masthead),
        headline_at=lines[1].start if masthead else _headline_at(lines),
    )


def _sure_day(lines: Sequence[_Line], *, is_event: bool) -> date | None:
    """Return the first day that a line surely says to be that of publication."""
    days = (
        line.head.day
        for line in lines
        if line.head and line.head.day and line.head.is_sure
        if not (is_event and _DATE.match(line.text))
    )
    return next(days, None)


def _lines(text: str, title: str) -> Iterator[_Line]:
    """Yield the lines of a head, those that are a headline or a standfirst with no `head`."""
    others, follows_head, is_prose = 0, False, False
    filled = [(found.start(), found[0].strip()) for found in _filled_lines(text)]
    for number, (start, line) in enumerate(filled):
        head = head_line(line) or _day_in_other_letters(line) or _with_month(line)
        is_headline = not number and (not title or _is_same(title, line)) and not _is_letter(filled)
        # Behind prose a byline is one, and a day may begin the next item.
        is_next = is_prose and not follows_head and head is not None and head.day
        if _is_bare(head) and (is_headline or is_next):
            head = None
        yield _Line(start, line, head)
        follows_head = head is not None
        others += head is None and not _LABELLED.fullmatch(line)
        is_prose |= number > 0 and _is_sentence(line)
        if others > _MOST_OTHER_LINES or (not head and len(line) > _STANDFIRST):
            return


def _masthead(lines: Sequence[_Line], title: str) -> str:
    """Return who publishes, where the first line says so in capitals above a headline; else "".

    "THE SKARN COURIER", a headline and a day; or "SKARN ROWING CLUB" above "Minutes of the ...".
    """
    if title or len(lines) < _MASTHEAD_LINES or any(line.head for line in lines[:2]):
        return ""
    first, second = lines[0].text, lines[1].text
    if not first.isupper() or len(first.split()) > _MASTHEAD_WORDS or second.isupper():
        return ""
    dated = lines[2].head is not None and lines[2].head.day is not None
    is_paper = first.startswith("THE ") and dated
    return capwords(first) if is_paper or _RECORD.match(second) else ""


def _is_letter(lines: Sequence[tuple[int, str]]) -> bool:
    return len(lines) > 1 and bool(_SALUTATION.match(lines[1][1]))


def _filled_lines(text: str) -> Iterator[re.Match[str]]:
    lines = (found for found in _LINE.finditer(text, 0, _LOOKED_AT) if found[0].strip())
    return islice(lines, _MOST_LINES)


def _is_same(title: str, line: str) -> bool:
    return " ".join(title.split()).casefold() == " ".join(line.split()).casefold()


def _is_sentence(line: str) -> bool:
    return len(line) > _SENTENCE and line.endswith((".", "!", "?", ".”", '."', "…"))


def _day_in_other_letters(line: str) -> HeadLine | None:
    """Return the day that a line is, in a form or an alphabet that `DAY` does not know."""
    if len(line) > _WHOLE_DAY or line.isdecimal() or DAY.search(line):
        return None
    day = whole_day(line)
    return HeadLine(day, None, "", "", is_sure=False) if day else None


def _with_month(line: str) -> HeadLine | None:
    """Return what a line surely says that has a month for a day: "The Courier, August 2024"."""
    month = _only_month(line)
    if month is None:
        return None
    found, meant = month
    head = head_line(f"{line[: found.start()]}1 {line[found.start() :]}")
    if head is None or not head.is_sure:
        return None
    return replace(head, day=head.day and meant, updated=head.updated and meant)


def _only_month(line: str) -> tuple[re.Match[str], Month] | None:
    """Return where a line has its only month, if it has one and no day."""
    found = list(islice(MONTH.finditer(line[:_TITLE]), 2))
    if len(found) != 1 or DAY.search(line):
        return None
    month = parse_month(found[0][0])
    return (found[0], month) if month else None


def _is_chronicle(text: str, *, with_months: bool) -> bool:
    """Whether several days begin lines, or stand alone or with a place on them; or months."""
    found = (
        (line, day)
        for line in (one[0].strip(_BULLETS) for one in _LINE.finditer(text, 0, _CHRONICLE))
        if (day := DAY.search(line) or (MONTH.match(line) if with_months else None))
    )
    days = {
        day[0].casefold()
        for line, day in islice(found, _MOST_DAYS)
        if not day.start() or (len(line) <= _SENTENCE and _is_bare(head_line(line)))
    }
    return len(days) > 1


def _is_bare(head: HeadLine | None) -> bool:
    return head is not None and not head.is_sure


def _is_somebody(author: str, text: str) -> bool:
    """Whether a name is one, and not what the text writes small, as "by public transport"."""
    return bool(author) and not any(
        name.casefold() in text[:_CHRONICLE] for name in author.split(", ")
    )


def _day_of_record(line: str) -> date | None:
    """Return the day in the headline of minutes, or at the end of that of another record of one."""
    plain = " ".join(line[:_TITLE].split()).rstrip(" )")
    days = list(islice(DAY.finditer(plain), 2))
    if len(days) != 1:
        return None
    before, after = _WEEKDAY.sub("", plain[: days[0].start()]), plain[days[0].end() :]
    is_minutes = _MINUTES.match(plain) and _HELD.search(before)
    is_record = not after and _OF.search(before) and _RECORD.search(before)
    return whole_day(days[0][0]) if is_minutes or is_record else None


def _month_of_issue(line: str) -> Month | None:
    """Return the month of which a headline says that a newsletter or the like is."""
    plain = " ".join(line[:_TITLE].split())
    month = _only_month(plain)
    if month is None:
        return None
    before, after = plain[: month[0].start()], plain[month[0].end() :]
    named_behind = _RECORD.search(after) and len(before.split()) < _NAME_WORDS
    is_of_record = _APART.search(before) and _RECORD.search(before)
    is_issue = named_behind or is_of_record or _ISSUE_OF.search(before)
    return month[1] if is_issue and _ISSUE.match(after) else None


def _headline_at(lines: Sequence[_Line]) -> int:
    """Return where the first line begins that is none of a head's which stands above it."""
    if not lines or _is_bare(lines[0].head):
        return 0
    return next((line.start for line in lines if not line.head), 0)
