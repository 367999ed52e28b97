"""Comparisons whose sides are no things but what is said of them, or the same thing of two times.

"Compare what the union asked for with what the firm offered"; "the estimates of May and of July".
"""

import re
from dataclasses import dataclass

from index.english.comparing import Sides
from index.english.dates import Date, dates_in

_ASKS = r"(?:what|who|whom|where|when|why|which|how(?: (?:much|many|long|far|often))?)"
_CLAUSES = re.compile(
    rf"^\W*(?:compare|contrast|how (?:do(?:es)?|did)|what is the difference between)\s+"
    rf"(?P<one>{_ASKS}\b[^,;?]+?),?\s+(?:compare\s+)?(?:and|with|to|against|versus|from)\s+"
    rf"(?P<other>{_ASKS}\b[^;?]+?)(?:\s+compare)?\W*$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^\W*(?:compare|contrast|(?:what (?:is|was) |tell me )?the differences? between"
    r"|how (?:do(?:es)?|did|has|have|is|are))\s+(?:the )?",
    re.IGNORECASE,
)
_BEFORE_TIME = re.compile(
    r"\s+(?:(?:differ|compare|change|develop|move)d? )?(?:between |in |of |from |for |on |at )?"
    r"(?:the )?$",
    re.IGNORECASE,
)
_JOINS_TIMES = re.compile(
    r"\s*,?\s*(?:and|with|to|from|versus|vs\.?)\s+(?:(?:the one|the ones|that|those) )?"
    r"(?:(?:in|of|from|for|on) )?(?:the )?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TimesCompared:
    """One thing, asked of two times.

    Attributes:
        thing: In the question's words: "estimates for the repair of the pier".
        first: The time that is named first.
        second: The other one.
    """

    thing: str
    first: Date
    second: Date


def clause_sides(question: str) -> Sides | None:
    """Return two clauses that a question compares; None where it compares things."""
    match = _CLAUSES.match(" ".join(question.split()))
    return Sides(match["one"], match["other"], "") if match else None


def times_compared(question: str) -> TimesCompared | None:
    """Return the thing that a question compares at two times, with these; None of others."""
    lead, dates = _LEAD.match(question), dates_in(question)
    if lead is None or len(dates) != 2:
        return None
    first, second = dates
    between = question[first.span.end : second.span.start]
    thing = _BEFORE_TIME.sub("", question[lead.end() : first.span.start])
    if not thing or _JOINS_TIMES.fullmatch(between) is None:
        return None
    return TimesCompared(thing, first, second)
