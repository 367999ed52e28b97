"""A follow-up that names only what is new: "And of Lund?" asks of Lund what was asked of Orden.

Its name, day or year takes the place of the one of its kind in the question before, which the
reader then sees whole: words put behind it in brackets would still name what is no longer meant.
"""

import datetime
import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from assistant.types import Turn
from index.english.coreference import asks_in_phrase
from index.english.dates import MONTHS, dates_in
from index.english.described import is_subject
from index.english.names import names_in
from index.english.periods import period_in
from index.english.pointing import ORDINALS
from index.english.words import ASKING_WORDS, STOP_WORDS, words
from index.types import Span

MOST_WORDS = 5
"""Of what is named; more are a question of their own."""

_NAMES_ONLY = re.compile(
    r"^\W*(?:(?:and|but|or) (?:what|how) about|(?:what|how) about|and|but)\s+"
    r"(?:(?P<before>in|of|about|for|at|on|by|from|to|with)\s+)?(?P<what>[^,;:?]+?)\W*$",
    re.IGNORECASE,
)
_AT_SOME_TIME = re.compile(
    r"\b(?:at (?:first|the (?:beginning|start|end))|originally|initially|later(?: on)?|afterwards"
    r"|in the end|finally|eventually|now|today|before|earlier|previously)\b",
    re.IGNORECASE,
)
"""Says when among several times; another one of them takes its place."""

_OPENING = re.compile(
    r"\W*(?:(?P<who>who)|when|where|how(?: \w+)?)"
    r" (?P<verb>is|are|was|were|do|does|did|will|can)\s+",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?:do|does|did|will|would|can)\s+"
    r"(?P<subject>(?:the|an?)\s+[a-z’'-]+(?:\s+[a-z’'-]+)?)\s+[a-z]+\W*$"
)
"""What a question with its verb at the end is about: "How much does the night bus cost?"."""

_JOINING = re.compile(r"^\W*(?:and|but|or|so)\s+", re.IGNORECASE)

_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b(?: (?:1[5-9]|20)\d\d\b)?")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_NUMBER_OF_KIND = re.compile(r" \d{1,3}\b(?![.,:%])")
_ANY_DAY = datetime.date(2026, 1, 1)
"""Which day a period is counted from makes no difference to where it stands."""

_ASKING = ASKING_WORDS | frozenset(
    """
    who whom whose what which when where why how is are was were do does did has have had will
    would can could
    """.split()
)
"""What has one of these asks something of its own: "and in what time?"."""

_ORDER = re.compile(rf"(?:the )?(?P<order>{ORDINALS})\b(?P<one> [a-z]+)?", re.IGNORECASE)
_BARE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_WHOSE = re.compile(r"(?:her|his|its|their) (?=[\w’'-]+$)", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|an?)\s+$", re.IGNORECASE)


Nearest: TypeAlias = Callable[[str, Sequence[str]], str | None]
"""Returns the one of some words that is of a kind with a word, if any is."""


def none_near(word: str, others: Sequence[str]) -> str | None:
    """Return None: nothing is known of what words mean."""
    return None


def meant_by(question: str, history: Sequence[Turn]) -> str | None:
    """Return what a question that only names something new asks, None for any other question."""
    standing = standing_before(history)
    return substituted(question, standing) if standing else None


def asked_in_phrase(phrase: str, before: str, name: str) -> str | None:
    """Return what a question that is only a phrase asks: "Since when?" after who the mayor is.

    The phrase takes the place of what the question before asked for, and who answered that stands
    in it: "Since when is Ida Holm the mayor?". None where it cannot.

    Args:
        phrase: As it was asked.
        before: The question before.
        name: Of somebody who answered it; empty where nobody did.
    """
    opening = _OPENING.match(before)
    if opening is None or not asks_in_phrase(phrase) or (opening["who"] and not name):
        return None
    lead = _JOINING.sub("", phrase).strip(" ?!.")
    subject = f" {name}" if opening["who"] else ""
    return f"{lead} {opening['verb']}{subject} {before[opening.end() :].strip()}"


def standing_before(history: Sequence[Turn], nearest: Nearest = none_near) -> str:
    """Return the last question of a conversation, whole where it only named something new."""
    standing = ""
    for asked in [turn.text for turn in history if turn.role == "user"]:
        standing = substituted(asked, standing, nearest) or asked
    return standing


def named_anew(question: str) -> str | None:
    """Return what a question names that only names something new, without "the"; else None."""
    match = _NAMES_ONLY.match(question)
    if match is None or len(words(match["what"])) > MOST_WORDS:
        return None
    if any(word.lower() in _ASKING for word in words(match["what"])):
        return None
    return _BARE.sub("", match["what"])


def names_whose(question: str) -> bool:
    """Whether a question only names somebody of whom was spoken of: "And her opponent?"."""
    return _WHOSE.match(named_anew(question) or "") is not None


def substituted(question: str, before: str, nearest: Nearest = none_near) -> str | None:
    """Return the question before with what a question names in place of what that names.

    None where the question says more than a name or a time, or the one before has none to replace.

    Args:
        question: As it was asked: "And children?".
        before: The one that it goes on from.
        nearest: Tells which word of that is of a kind with one that names nobody.
    """
    match = _NAMES_ONLY.match(question)
    if match is None or named_anew(question) is None:
        return None
    if _AT_SOME_TIME.fullmatch(match["what"]):
        at = _AT_SOME_TIME.search(before)
        return f"{before[: at.start()]}{match['what']}{before[at.end() :]}" if at else None
    if whose := _WHOSE.match(match["what"]):
        return _of_its_subject(match["what"][whose.end() :], before)
    place = _time(match["what"], before) or _name(match["what"], match["before"], before)
    place = (
        place
        or _counted(match["what"], before)
        or _of_a_kind(match["what"], before, nearest)
        or _subject(match, before)
    )
    if place is None:
        return _with_period(f"{match['before'] or ''} {match['what']}".strip(), before)
    new = match["what"]
    if _ARTICLE.search(before[: place.start]):
        new = _BARE.sub("", new)
    return f"{before[: place.start]}{new}{before[place.end :]}"


def _of_its_subject(what: str, before: str) -> str | None:
    """Return the question before asked of somebody of the one that it names: her opponent."""
    subjects = (one.span for one in names_in(before) if is_subject(before, one.span.start))
    name = next(subjects, None)
    return f"{before[: name.end]}’s {what}{before[name.end :]}" if name else None


def _counted(what: str, before: str) -> Span | None:
    """Return where an order stands that another one is named for: "and the second" article.

    With what it counts, where that is named too: "and the second one".
    """
    new, old = _ORDER.fullmatch(what), _ORDER.search(before)
    if new is None or old is None:
        return None
    return Span(*old.span()) if new["one"] else Span(*old.span("order"))


def _subject(named: re.Match[str], before: str) -> Span | None:
    """Return where the subject stands that another one is named for: "And the day ticket?"."""
    subject = _SUBJECT.search(before)
    is_thing = named["before"] is None and _BARE.match(named["what"]) is not None
    is_common = not any(word[:1].isupper() for word in words(named["what"]))
    return Span(*subject.span("subject")) if subject and is_thing and is_common else None


def _of_a_kind(what: str, before: str, nearest: Nearest) -> Span | None:
    """Return where the word stands that is of a kind with the last one named: adults, children."""
    named = words(_BARE.sub("", what))
    if len(named) != 1 or not named[0].islower():
        return None
    telling = [
        word for word in words(before) if word.islower() and word not in STOP_WORDS | _ASKING
    ]
    like = nearest(named[0], telling)
    match = re.search(rf"(?<!\w){re.escape(like)}(?!\w)", before) if like else None
    return Span(*match.span()) if match else None


def _time(what: str, before: str) -> Span | None:
    """Return where the time stands that one of the same kind is named for."""
    days = dates_in(before)
    for form in (_MONTH, _YEAR):
        found = form.fullmatch(what.strip()) and list(form.finditer(before))
        if found:
            return Span(*found[-1].span())
    if days and [one.written for one in dates_in(what)] == [what]:
        return days[-1].span
    return None


def _with_period(what: str, before: str) -> str | None:
    """Return the question before with a period for its own: last week for "in May"."""
    new, old = period_in(what, _ANY_DAY), period_in(before, _ANY_DAY)
    if new is None or old is None or new.written != what:
        return None
    return f"{before[: old.span.start]}{what}{before[old.span.end :]}"


def _name(what: str, preposition: str | None, before: str) -> Span | None:
    """Return the name that another one is named for: the last, or behind the same preposition."""
    bare = _BARE.sub("", what)
    if not bare[:1].isupper() or dates_in(what):
        return None
    names = [one.span for one in names_in(before)]
    behind = [one for one in names if _is_behind(before, one, preposition)]
    chosen = behind or names
    return _with_number(before, chosen[-1]) if chosen else None


def _with_number(text: str, name: Span) -> Span:
    """Return where a name stands with the number of its kind: of the "Torvald" of "Torvald 2" both.

    A year is none.
    """
    number = _NUMBER_OF_KIND.match(text, name.end)
    return Span(name.start, number.end()) if number else name


def _is_behind(text: str, name: Span, preposition: str | None) -> bool:
    form = rf"\b{preposition}\s+(?:the\s+)?$"
    return preposition is not None and re.search(form, text[: name.start], re.I) is not None
