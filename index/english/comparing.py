"""Comparisons: which two sides a question names, and what it asks of each."""

import re
from dataclasses import dataclass

_BETWEEN = re.compile(
    r"^(?P<lead>.*?[,:]\s*|.*?\bbetween\s+|\W*compare\s+|)(?P<one>[^,:?]+?)\s+"
    r"(?:or|and|with|to|than|versus|vs\.?)\s+(?P<other>[^,:?]+)(?P<tail>.*)$",
    re.IGNORECASE,
)
_CHOOSING = re.compile(
    r"\W*(?:which|who|what)\b[^,:?]*[,:][^,:?]+\bor\b[^,:?]+\?\s*$", re.IGNORECASE
)
_ADJECTIVES = {
    "long": "longer longest shorter shortest",
    "high": "higher highest lower lowest",
    "tall": "taller tallest",
    "old": "older oldest younger youngest",
    "large": "larger largest bigger biggest smaller smallest",
    "deep": "deeper deepest shallower",
    "wide": "wider widest narrower",
    "heavy": "heavier heaviest lighter",
    "fast": "faster fastest quicker slower slowest",
    "far": "farther further nearer",
}
_ADJECTIVE_OF = {form: word for word, forms in _ADJECTIVES.items() for form in forms.split()}
_MONEY = re.compile(
    r"\b(?:cost(?:s|ed|lier)?|expensive|cheaper|cheapest|dearer|prices?|priced|worth)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:more|most|fewer|fewest|less|least) (?!than\b|expensive\b|costly\b|money\b)"
    r"(?P<thing>people|[\w’'-]+s)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sides:
    """What is compared, and what is asked of both."""

    one: str
    other: str
    asked: str


def sides_of(question: str) -> Sides | None:
    """Return the two sides of a comparison, or None where a question does not name two."""
    match = _BETWEEN.match(" ".join(question.split()))
    if match is None:
        return None
    asked = f"{match['lead']} {match['tail']}".strip(" ,:?.")
    return Sides(match["one"].strip(), match["other"].strip(" .?!"), asked)


def amount_question(asked: str, side: str) -> str | None:
    """Return the question for one side's amount: "How much does the school cost?".

    Args:
        asked: What a comparison asks, without its sides: "Which costs more".
        side: "the school".

    Returns:
        None where no amount is compared that English has a plain question for.
    """
    if _MONEY.search(asked):
        return f"How much does {side} cost?"
    for word in re.findall(r"\w+", asked.lower()):
        if word in _ADJECTIVE_OF:
            return f"How {_ADJECTIVE_OF[word]} is {side}?"
    things = _COUNTED.search(asked)
    return f"How many {things['thing']} does {side} have?" if things else None


def compares_amounts(question: str) -> bool:
    """Whether a question names two sides and asks which has more: "Which is longer, x or y?"."""
    sides = sides_of(question) if _CHOOSING.match(question) else None
    return sides is not None and amount_question(sides.asked, sides.one) is not None
