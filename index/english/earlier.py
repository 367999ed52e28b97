"""Which of two things was earlier: what is asked when of both, and which day answers."""

import re
from dataclasses import dataclass

from index.english.comparing import Sides, sides_of
from index.english.dates import Date
from index.english.several import several_sides

_LATER = frozenset("last later latest newer newest younger youngest recently".split())
_WHEN = re.compile(
    r"\b(?:(?P<verb>(?!come\b|came\b)[a-z]+(?:ed|en|rn|un|lt|pt|ade|an|egan)) (?:the )?)?"
    r"(?:more )?(?P<word>first|earliest|earlier|latest|later|last|recently)\b"
    r"|\b(?:is|are|was|were) (?:the )?(?P<age>old(?:er|est)|new(?:er|est)|young(?:er|est))\b",
    re.IGNORECASE,
)
_ASKS_WHICH = re.compile(r"\W*(?:which|who|what)\b", re.IGNORECASE)
_NO_COMMA = re.compile(r"\b(first|earlier|later|last|older|newer|younger|recently)\s+(?=[A-Z“\"])")
_BEGINNINGS = ("born", "founded", "built")
"""What is asked of a side where the question names no event."""


@dataclass(frozen=True, slots=True)
class TimeAsked:
    """Sides that are compared in when something was.

    Attributes:
        sides: What is compared.
        word: What the side is that the question looks for: "first", "younger".
        wants_later: The later one is it.
        events: What happened to all, or what may have: "published".
    """

    sides: Sides
    word: str
    wants_later: bool
    events: tuple[str, ...]

    def questions(self, side: str) -> tuple[str, ...]:
        """Return the questions for one side's day: "When was the Hask Echo published?"."""
        return tuple(f"When was {side} {event}?" for event in self.events)


def time_asked(question: str) -> TimeAsked | None:
    """Return what a question compares in time: "Which was built first, the pier or the dam?".

    None where it does not name two sides behind what it asks, or several anywhere.
    """
    several = several_sides(question)
    if several is not None:
        when = _WHEN.search(several.asked)
        return _time_of(several, when) if when else None
    apart = _NO_COMMA.sub(r"\1, ", question)
    when = _WHEN.search(apart)
    asked, comma, choice = apart.partition(",") if "," in apart else apart.partition(":")
    if when is None or not comma or when.end() > len(asked) or not _ASKS_WHICH.match(asked):
        return None
    sides = sides_of(apart) if re.search(r"\bor\b", choice) else None
    return _time_of(sides, when) if sides else None


def _time_of(sides: Sides, when: re.Match[str]) -> TimeAsked:
    word = (when["word"] or when["age"]).lower()
    written = {"recently": "more recent"}.get(word, word)
    events = (when["verb"],) if when["verb"] else _BEGINNINGS
    return TimeAsked(sides, written, word in _LATER, events)


def is_earlier(one: Date, other: Date) -> bool | None:
    """Return whether a date is before another; None where they do not tell."""
    for mine, theirs in ((one.year, other.year), (one.month, other.month), (one.day, other.day)):
        if mine is None or theirs is None:
            return None
        if mine != theirs:
            return mine < theirs
    return None
