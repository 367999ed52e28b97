"""Corrections, as newspapers print them: "An earlier version said 41; the figure is 38"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from index.english.dates import Date, dates_in
from index.english.denials import rejects_after
from index.english.facts import facts_in
from index.english.names import Name, names_in
from index.english.numbers import Number, numbers_in, same_number, same_unit
from index.english.words import words
from index.types import Span

_CORRECTION = re.compile(
    r"\b(?:corrections?|correct(?:ed|s)|clarification|earlier version|misstated|"
    r"should have (?:said|read))\b",
    re.IGNORECASE,
)
_FIRST_SAID = r"\b(?:(?:first|previously) (?:[a-z]+ed|set|due|put)|originally|initially)\b"
_AT_FIRST = re.compile(
    rf"{_FIRST_SAID}(?:\s+(?:for|on|in|to|at|by|from|be|[a-z]+ed)){{0,3}}\s*$", re.IGNORECASE
)
_ASKS_AT_FIRST = re.compile(_FIRST_SAID, re.IGNORECASE)

MOST_BETWEEN = 14
"""Characters between "but" and what is right: "but only on the"."""

MOST_WORDS_BEHIND = 3
"""Behind a value that another one stands instead of: its unit, not "that had been asked for"."""

_WITHIN = r"(?:[^.;:!?]|\.(?=\d))"
"""A character within a part of a sentence; the point of 9.4 ends none."""

_NOT_BUT = re.compile(
    rf"\bnot\b(?P<wrong>{_WITHIN}*?),?\s+but\b(?P<right>(?:{_WITHIN}|:)*)", re.IGNORECASE
)

_CHANGED = re.compile(
    r"\b(?:raised|lowered|revised|corrected|changed|increased|reduced|cut|rose|risen|fell|fallen"
    rf"|grew|grown|up|down)\b{_WITHIN}{{0,60}}?\bfrom\s+(?P<wrong>{_WITHIN}{{1,40}}?)\s+to\b"
    rf"(?P<right>(?:{_WITHIN}|:)*)",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    rf"(?P<right>{_WITHIN}{{1,60}}),?\s(?:instead of|rather than|in place of)"
    rf"\s(?P<wrong>(?:the )?{_WITHIN}{{1,30}}?)(?=\W*$|[.,;:!?]\s|\s(?:and|but)\s)",
    re.IGNORECASE,
)
_HAD = re.compile(r"\bhad\b(?: \w+){1,4} $", re.IGNORECASE)
_OWNS = re.compile(r"[’']s ")
_NOW = re.compile(r"\bnow\b", re.IGNORECASE)


def is_correction(title: str) -> bool:
    """Whether a title is that of an article which corrects another one."""
    return _CORRECTION.search(title) is not None


def put_right(text: str, words: Span) -> Span:
    """Return words, or what stands in the place of them: not on 6 June, but on 4 July.

    What stands there is a date, a number or a name, as they are: right behind "but", or behind the
    same words as they. Of what was raised from 6,000 to 9,500 it is the second, and of a number or
    date instead of another one the first.
    """
    for match in _INSTEAD.finditer(text):
        behind = text[words.end : match.end("wrong")].split()
        is_all = Span(*match.span("wrong")).overlaps(words) and len(behind) < MOST_WORDS_BEHIND
        if is_all and not _names(text, words):
            before = [one for one in _like(text, words) if one.end <= match.end("right")]
            return max(before, key=lambda one: one.start, default=words)
    for match in (*_NOT_BUT.finditer(text), *_CHANGED.finditer(text)):
        if not Span(*match.span("wrong")).overlaps(words):
            continue
        start = match.start("right")
        lead = text[match.start("wrong") : words.start].strip()
        for one in _like(text, words):
            between = text[start : one.start]
            if one.start >= start and (
                len(between) < MOST_BETWEEN or lead.endswith(between.strip())
            ):
                return _whole(text, one)
        return words
    return words


def _names(text: str, words: Span) -> bool:
    """Whether words are of a name, and of no number or date."""
    spans = [one.span for one in dates_in(text)] + [one.span for one in numbers_in(text)]
    return not any(span.overlaps(words) for span in spans)


def _whole(text: str, name: Span) -> Span:
    """Return a name with the one that it owns: St Anne's School."""
    owned = (one.span for one in names_in(text) if _OWNS.fullmatch(text[name.end : one.span.start]))
    return Span(name.start, next(owned, name).end)


def said_now(text: str, beside: str, wrong: Number) -> Number | None:
    """Return the number that a sentence gives now, where one beside it had given a wrong one.

    "They now put it at 90. A week ago they had spoken of 40."
    """
    had = [one for one in numbers_in(beside) if same_number(one, wrong) or same_number(wrong, one)]
    if not any(_HAD.search(beside[: one.span.start]) for one in had):
        return None
    now = _NOW.search(text)
    after = [one for one in numbers_in(text) if now and one.span.start > now.end()]
    right = [one for one in after if same_unit(one, wrong) and not same_number(one, wrong)]
    return right[0] if right else None


def was_so_at_first(before: str) -> bool:
    """Whether what follows a text was so first and is no more: "first set for", "originally"."""
    return _AT_FIRST.search(before) is not None


def asks_what_was_first(question: str) -> bool:
    """Whether a question asks for what was so first and is no more."""
    return _ASKS_AT_FIRST.search(question) is not None


def _like(text: str, words: Span) -> list[Span]:
    """Return the dates of a text where words are one of them; else the numbers, or the names."""
    for found in (dates_in(text), numbers_in(text), names_in(text)):
        spans = [one.span for one in found]
        if any(span.overlaps(words) for span in spans):
            return spans
    return []


_TITLE = r"(?:(?:Dr|Mrs?|Ms|Prof|Sir)\.? )?"
_NOT = re.compile(rf",? (?:and )?not (?:(?:of|by|from|in|at|to|for|with) )?(?:the )?{_TITLE}")
_BUT = re.compile(rf",? but (?:rather )?{_TITLE}")
_REJECTED = re.compile(rf"\bnot {_TITLE}$")


def renamed(text: str) -> tuple[Name, Name] | None:
    """Return the wrong and the right name of a correction: "She is Ida Moe, not Mo"."""
    for one, other in pairwise(names_in(text)):
        between = text[one.span.end : other.span.start]
        if _NOT.fullmatch(between):
            return other, one
        if _BUT.fullmatch(between) and _REJECTED.search(text[: one.span.start]):
            return one, other
    return None


def corrected(text: str) -> tuple[Number, Number] | None:
    """Return the wrong and the right number of a correction: "said 41; the figure is 38".

    Of more than two numbers they are the pair of which one is rejected: "43 passengers, not 41".
    """
    if _CORRECTION.search(text) is None:
        return None
    numbers = facts_in(text).numbers
    pairs = [
        (one, other, rejects_after(text[: other.span.start]))
        for one, other in pairwise(numbers)
        if same_unit(one, other)
    ]
    if len(numbers) > 2:
        pairs = [pair for pair in pairs if pair[2]]
    if len(pairs) != 1:
        return None
    first, second, is_rejected = pairs[0]
    return (second, first) if is_rejected else (first, second)


_OWN_ERROR = re.compile(
    r"\b(?:we|our (?:\w+ )?(?:report|article|story|review)|an? (?:\w+ )?(?:article|report|story"
    r"|review|caption|headline)|(?:a |the |an )?earlier version|the (?:caption|headline))\b"
    r"[^.;]{0,120}?\b(?:wrote|said|stated|reported|gave|misstated|put|claimed|called|described"
    r"|made|wrongly)\b",
    re.IGNORECASE,
)
_RIGHT = re.compile(r"\b(?:correct|right|actual|true|real|in fact|actually|should)\b", re.I)

LONGEST_RIGHT = 12
"""Words of a clause that, unless it says that it is right, only says what is: "It is 36"."""

_CLAUSE = re.compile(r"(?:[^,;]|,(?! (?:and|but|which|who|as)\b))*")


def tells_own_error(text: str) -> bool:
    """Whether a sentence says what its paper had wrongly said: "We wrote that she had left"."""
    return _OWN_ERROR.search(text) is not None


def corrected_after(text: str, following: str) -> tuple[Number, Number] | tuple[Date, Date] | None:
    """Return the wrong value of a sentence and the right one of the sentence after it.

    "In our report we wrote that it costs 30 crowns. The correct figure is 40 crowns."; the second
    value's span is in the second sentence. Of several numbers there, it is the one of the same.
    """
    if not tells_own_error(text):
        return None
    if _RIGHT.search(following) is None:
        following = following[: _CLAUSE.match(following).end()]  # type: ignore[union-attr]
        if len(following.split()) > LONGEST_RIGHT:
            return None
    right = facts_in(following).numbers
    wrong = [one for one in facts_in(text).numbers if any(same_unit(one, new) for new in right)]
    if len(right) > 1 and wrong:
        counted = _counted(text, wrong[-1].span)
        right = tuple(one for one in right if counted and _counted(following, one.span) == counted)
    if len(right) == 1 and wrong and not same_number(wrong[-1], right[0]):
        return wrong[-1], right[0]
    return None if right else _dated_anew(dates_in(text), dates_in(following))


def _counted(text: str, number: Span) -> str:
    """Return the word behind a number: "people" of "four people"."""
    behind = words(text[number.end :])
    return behind[0].lower() if behind else ""


def _dated_anew(wrong: Sequence[Date], right: Sequence[Date]) -> tuple[Date, Date] | None:
    """Return the last of some dates and the only one after it, where both say as much."""
    if len(right) != 1 or not wrong:
        return None
    said = [(one.year is None, one.month is None, one.day is None) for one in (wrong[-1], right[0])]
    is_new = said[0] == said[1] and not same_date(wrong[-1], right[0])
    return (wrong[-1], right[0]) if is_new else None


def same_date(one: Date, other: Date) -> bool:
    """Whether two dates say the same year, month and day."""
    return (one.year, one.month, one.day) == (other.year, other.month, other.day)
