"""Rankings: which place in an order a question asks about, or which bound its amounts keep to."""

import re
from dataclasses import dataclass
from decimal import Decimal

from index.english.amounts_asked import AmountAsked, amount_asked, open_amount
from index.english.bounds import Bound, bound_of
from index.english.numbers import ORDINAL, numbers_in
from index.english.questions import asks_for_many, counted

LAST = -1
"""The place of what comes last; the one before it is -2."""

_ASKS_WHICH = re.compile(r"^\W*(?:(?:and|but|so) )?(?:which|who|what|whose)\b", re.IGNORECASE)
_CHOOSES = re.compile(r"[,:][^,:?]+\bor\b")
_SUPERLATIVE = re.compile(
    r"\b(?P<word>(?:weigh(?:s|ed)?|costs?|holds?) (?:the )?(?:most|least)"
    r"|(?:most|least) expensive|(?:most|fewest|least) [\w’'-]+s\b|\w+est)\b",
    re.IGNORECASE,
)
_COMPARATIVE = re.compile(
    r"\bthe (?P<of_two>(?:more|less) expensive|\w+er)\b(?! than\b)"
    r"|\b(?:is|are|was|were) (?P<bare>(?:more|less) expensive|\w+er)\W*$"
    r"|\b(?P<costs>costs? (?:more|less))\W*$",
    re.IGNORECASE,
)
"""Without a side that it compares with: "Which of them is lighter?"."""

_ONLY_TO = re.compile(r"\s*(?:-|\bto\b)?\s*(?=last\b)", re.IGNORECASE)
_CAME = re.compile(
    r"\b(?:came|come|comes|finish(?:ed|es)?|placed|ended(?: up)?|ranks?|ranked|is|was|are|were"
    r"|stands?|sits?|lies|lie)\s+(?:in |on |at )?(?:the )?"
    r"(?P<place>[\w-]+(?: to (?=last))?(?: ?last)?)"
    r"(?: (?:place|position|spot))?(?=\s+(?:in|at|on|of|for|overall|after)\b|\W*$)",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(
    r"\b(?:in|took|got|has|holds?|with) (?:the )?(?P<place>[\w-]+) (?:place|position|spot)\b",
    re.IGNORECASE,
)
_WON = re.compile(r"^\W*(?:who|which [\w’'-]+) (?:won|wins)\b", re.IGNORECASE)
_LEADS = re.compile(
    r"^\W*(?:who|which [\w’'-]+) (?:leads?|tops?|heads?) the"
    r"(?= (?:[\w’'-]+ ){0,4}(?:table|league|standings|division|ranking)s?\b)",
    re.IGNORECASE,
)
_ENDS = {"top": 1, "winner": 1, "bottom": LAST, "last": LAST}
_LIMITED = re.compile(
    r"^\W*(?:(?:and|but|so) )?(?:which|what|who|how many)\b[^,:?]*?"
    r"\b(?:(?:more|fewer|less) than|over|above|at least|under|below|at most)\s",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"^\W*(?:(?:and|but|so) )?how many\b", re.IGNORECASE)
_INCLUDES = re.compile(r"\b(?:at least|at most|not? (?:more|less|fewer) than)\s*$", re.IGNORECASE)
_BOUND_WORDS = re.compile(
    r"(?:(?:not? )?(?:more|fewer|less) than|at least|at most|over|above|under|below)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PlaceAsked:
    """A place in an order.

    Attributes:
        place: 1 for the first; counted from the end where negative, see `LAST`.
        amount: What the order is by; None for the places of a race or a league.
        word: What asks for it, as it is written: "came second", "fewest points".
        needs_places: The order counts only where it is written out as places: who won may be told
            in many other ways.
        of_two: The order is of two: "the longer".
    """

    place: int
    amount: AmountAsked | None
    word: str
    needs_places: bool = False
    of_two: bool = False


@dataclass(frozen=True, slots=True)
class LimitAsked:
    """A bound that the amounts asked for keep to: "more than 20 points".

    Attributes:
        bound: The number.
        is_least: The amounts are above it, not below.
        includes: The bound itself counts: "at least 20".
        counts: How many there are is asked, not which.
        word: The bound as it is written.
    """

    bound: Decimal
    is_least: bool
    includes: bool
    counts: bool
    word: str

    def admits(self, value: Decimal) -> bool:
        """Whether an amount keeps to the bound."""
        if value == self.bound:
            return self.includes
        return (value > self.bound) == self.is_least


def asks_for_order(question: str) -> bool:
    """Whether a question asks for a place in an order, or for what keeps to a bound."""
    return place_asked(question) is not None or limit_asked(question) is not None


def asks_over_all(question: str) -> bool:
    """Whether more than one row has to be looked at: which town is largest, how many, which."""
    is_over_all = asks_for_many(question) or bool(counted(question))
    return is_over_all or place_asked(question) is not None


def place_asked(question: str) -> PlaceAsked | None:
    """Return the place that a question asks about, as "Which team has the second most points?".

    None where it compares two sides, or asks for no place.
    """
    if not _ASKS_WHICH.match(question) or _CHOOSES.search(question):
        return None
    for match in _SUPERLATIVE.finditer(question):
        if (amount := amount_asked(match["word"])) is not None:
            place, word = _ordinal_before(question, match.start())
            return PlaceAsked(place, amount, f"{word} {match['word']}".strip())
    for match in _COMPARATIVE.finditer(question):
        if (amount := amount_asked(match[0])) is not None:
            return PlaceAsked(1, amount, match[0], of_two=True)
    for form in (_CAME, _IN_PLACE):
        for match in form.finditer(question):
            if (own := _place(match["place"])) is not None:
                return PlaceAsked(own, None, match[0])
    if leads := _LEADS.match(question):
        return PlaceAsked(1, None, leads[0])
    if won := _WON.match(question):
        return PlaceAsked(1, None, won[0], needs_places=True)
    return None


def open_place_asked(question: str) -> PlaceAsked | None:
    """Return the place of who has most or least of what is left open: "Who pays the most?"."""
    amount = open_amount(question) if _ASKS_WHICH.match(question) else None
    return PlaceAsked(1, amount, amount.word) if amount else None


def limit_asked(question: str) -> LimitAsked | None:
    """Return the bound of "Which teams have more than 20 points?", None without one."""
    if not _LIMITED.match(question) or _CHOOSES.search(question):
        return None
    for number in numbers_in(question):
        bound = bound_of(number, question)
        if bound not in (Bound.AT_LEAST, Bound.AT_MOST):
            continue
        before = question[: number.span.start]
        return LimitAsked(
            number.value,
            bound is Bound.AT_LEAST,
            _INCLUDES.search(before) is not None,
            _COUNTS.match(question) is not None,
            f"{_bound_words(before)}{number.written}",
        )
    return None


def _ordinal_before(question: str, end: int) -> tuple[int, str]:
    """Return the ordinal directly before a superlative, 1 without one, and how it is written."""
    for number in numbers_in(question[:end].replace("-", " ")):
        between = question[number.span.end : end].strip(" -")
        if number.unit == ORDINAL and not between:
            return int(number.value), number.written
    return 1, ""


def _place(written: str) -> int | None:
    word = written.lower()
    if word in _ENDS:
        return _ENDS[word]
    from_end = word.endswith("last")
    numbers = [one for one in numbers_in(_ONLY_TO.sub(" ", word)) if one.unit == ORDINAL]
    if from_end:
        return -int(numbers[0].value) if len(numbers) == 1 else None
    is_whole = len(numbers) == 1 and numbers[0].written.lower() == word
    return int(numbers[0].value) if is_whole else None


def _bound_words(before: str) -> str:
    match = _BOUND_WORDS.search(before)
    return f"{match[0].strip().lower()} " if match else ""
