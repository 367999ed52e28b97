"""Reasons: which sentences say why, and which questions ask it."""

import re

_ASKS_WHY = re.compile(
    r"\bwhy\b|\bhow come\b|\breasons?\b|\bwhat (?:caused|made|led|explains|prompted)\b"
    r"|\bwhat (?:is|was|lies|lay) behind\b|\bon what grounds\b|\bwhat (?:is|was) to blame\b",
    re.IGNORECASE,
)
_SAYS_WHY = re.compile(
    r"\b(?:because|since (?!\d|\w+day\b|january|february|march|april|may|june|july|august|september"
    r"|october|november|december)|due to|owing to|thanks to|as a result of|in order to|so that"
    r"|caus(?:e[ds]?|ing)|reasons?|grounds|blam(?:e[ds]?|ing)|led to|leads to|result(?:s|ed)? from"
    r"|explain(?:s|ed)?|attribut(?:e[ds]?|able)|prompted|triggered|brought about|shortage|lack of"
    r"|for fear|amid|after (?:a|an|the|its|his|her|their|two|three|several|\w+ing))\b",
    re.IGNORECASE,
)


def asks_why(question: str) -> bool:
    """Whether a question asks for a reason."""
    return _ASKS_WHY.search(question) is not None


def says_why(text: str) -> bool:
    """Whether a sentence has words that a reason stands beside: because, caused, due to, blamed."""
    return _SAYS_WHY.search(text) is not None
