"""How far two amounts are apart: "How much more than in May?", and "by 15" or "15 more"."""

import re

from index.types import Span

_MORE = r"(?:more|less|fewer|better|worse|[a-z]{3,}er)"
_HOW_MUCH_MORE = re.compile(
    rf"\bhow (?:much|many|far) {_MORE}\b.*\bthan\b|\bby how (?:much|many)\b", re.IGNORECASE
)
_BY = re.compile(r"\bby (?:[a-z]+ ){0,2}$", re.IGNORECASE)
_MORE_BEHIND = re.compile(rf"[\s-](?:[\w%]+[\s-]){{0,3}}(?:{_MORE}|above|below)\b", re.IGNORECASE)


def asks_how_much_more(question: str) -> bool:
    """Whether a question asks how far two amounts are apart: "How much more than in May?"."""
    return _HOW_MUCH_MORE.search(question) is not None


def tells_how_much_more(text: str, amount: Span) -> bool:
    """Whether an amount of a text is how far two others are apart: "by 15", "15 more"."""
    behind = _MORE_BEHIND.match(text, amount.end) or re.search(rf"\b{_MORE}\b", amount.of(text))
    return bool(behind or _BY.search(text[: amount.start]))
