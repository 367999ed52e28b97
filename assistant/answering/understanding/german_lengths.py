"""A length that a German request wants, and how the same is said in English."""

import re
from dataclasses import dataclass

from index.types import Span

_NUMBERS = {
    "einem": "one",
    "zwei": "two",
    "drei": "three",
    "vier": "four",
    "fünf": "five",
    "fuenf": "five",
    "sechs": "six",
    "sieben": "seven",
    "acht": "eight",
    "neun": "nine",
    "zehn": "ten",
    "zwölf": "twelve",
    "zwoelf": "twelve",
}
_LENGTH = re.compile(
    r"[ ,]*\b(?:in|mit)(?: (?:etwa|rund|höchstens|maximal|genau|nur))?"
    rf" (?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)})(?: (?:kurzen|einfachen|knappen|ganzen))?"
    r" (?:Sätzen|Satz|Saetzen|Zeilen|Zeile|Punkten|Stichpunkten|Stichworten)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class GermanLength:
    """Where a text says how long an answer shall be, and how English does: "in two sentences"."""

    span: Span
    english: str


def german_length_in(text: str) -> GermanLength | None:
    """Return the length that a German text names; None where it names none, or nothing else."""
    match = _LENGTH.search(text)
    if match is None or not re.search(r"\w", text[: match.start()] + text[match.end() :]):
        return None
    count = match["count"].lower()
    return GermanLength(Span(*match.span()), f"in {_NUMBERS.get(count, count)} sentences")
