"""How far two amounts are apart: "How much more than in May?", and "by 15" or "15 more"."""

import re

from index.english.amounts_asked import amount_asked
from index.types import Span

_MORE = r"(?:more|less|fewer|better|worse|[a-z]{3,}er)"
_HOW_MUCH_MORE = re.compile(
    rf"\bhow (?:much|many|far) {_MORE}\b.*\bthan\b|\bby how (?:much|many)\b", re.IGNORECASE
)
_BY = re.compile(r"\bby (?:[a-z]+ ){0,2}$", re.IGNORECASE)
_MORE_BEHIND = re.compile(rf"[\s-](?:[\w%]+[\s-]){{0,3}}(?:{_MORE}|above|below)\b", re.IGNORECASE)


_ASKS_CHANGE = re.compile(
    rf"\b(?:{_MORE}|extra|additional|add(?:s|ed)?|rise|rose|risen|gr[eo]w\w*|increas\w*|decreas\w*"
    r"|f[ae]ll\w*|drop\w*|differ\w*|gain\w*|los[et]\w*|lead|ahead|behind|margin|save\w*|cut)\b",
    re.IGNORECASE,
)
_THAN_BEHIND = re.compile(rf"[\s-](?:[\w%]+[\s-]){{0,2}}(?P<more>{_MORE})\b(?P<than> than)?", re.I)


def asks_how_much_more(question: str) -> bool:
    """Whether a question asks how far two amounts are apart: "How much more than in May?"."""
    return _HOW_MUCH_MORE.search(question) is not None


def tells_how_much_more(text: str, amount: Span) -> bool:
    """Whether an amount of a text is how far two others are apart: "by 15", "15 more"."""
    behind = _MORE_BEHIND.match(text, amount.end) or re.search(rf"\b{_MORE}\b", amount.of(text))
    return bool(behind or _BY.search(text[: amount.start]))


def is_only_how_much_more(question: str, text: str, amount: Span) -> bool:
    """Whether an amount is how far another is off, and a question asks for no such thing.

    Of "487 people, 22 more than before", 22 is not how many there are.
    """
    behind = _THAN_BEHIND.match(text, amount.end)
    if behind is None or _ASKS_CHANGE.search(question):
        return False
    return bool(behind["than"]) or amount_asked(behind["more"]) is not None
