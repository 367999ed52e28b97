"""Reasons: which sentences say why, and which questions ask it."""

import re
from collections.abc import Iterator

from index.english.words import content_stems

_ASKS_WHY = re.compile(
    r"\bwhy\b|\bhow come\b|\breasons?\b|\bwhat (?:caused|made|led|explains|prompted)\b"
    r"|\bwhat (?:triggered|sparked|started)\b"
    r"|\bwhat (?:is|was|lies|lay) behind\b|\bon what grounds\b|\bwhat (?:is|was) to blame\b",
    re.IGNORECASE,
)
_SAYS_WHY = re.compile(
    r"\b(?:because|since (?!\d|\w+day\b|january|february|march|april|may|june|july|august|september"
    r"|october|november|december)|due to|owing to|thanks to|as a result of|in order to|so that"
    r"|caus(?:e[ds]?|ing)|reasons?|grounds|blam(?:e[ds]?|ing)|led to|leads to|result(?:s|ed)? from"
    r"|explain(?:s|ed)?|attribut(?:e[ds]?|able)|prompted|triggered|brought about|shortage|lack of"
    r"|for fear|in protest (?:at|against|over)|out of (?:fear|concern|anger|frustration)"
    r"|amid|after (?:a|an|the|its|his|her|their|two|three|several|\w+ing"
    r"|(?!(?:years|months|weeks|days|hours|minutes)\b)(?-i:[a-z]+s)))\b",
    re.IGNORECASE,
)

_CLAUSE_END = re.compile(r"[,;:.!?]")
_CAUSED = r"(?:caused|led to|triggered|sparked|prompted|started)"
_EVENT = re.compile(rf"\bwhat (?:has |had )?{_CAUSED}\s+(?P<event>[^?]+)", re.IGNORECASE)
_ACTS = re.compile(
    r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )\b(?:caus(?:ed|es|ing)|led to|leads to|resulted in"
    r"|brought about|triggered|sparked|prompted|started|ignited|provoked|set off)\b",
    re.IGNORECASE,
)


def asks_why(question: str) -> bool:
    """Whether a question asks for a reason."""
    return _ASKS_WHY.search(question) is not None


def says_why(text: str) -> bool:
    """Whether a sentence has words that a reason stands beside: because, caused, due to, blamed."""
    return _SAYS_WHY.search(text) is not None


def gives_reason(question: str, text: str) -> bool:
    """Whether a sentence says why, for what a question asks the reason of.

    Of "What caused the flood?" the charge that "started the flood" is one, and what "the flood
    caused" is none; of "Why did it close?" none is what happened "after it closed".
    """
    event = _EVENT.search(question)
    acts = _ACTS.search(text) if event else None
    if event is None or acts is None:
        asked = set(content_stems(question))
        return any(not asked or not asked <= behind for behind in _behind_marks(text))
    asked = set(content_stems(event["event"]))
    if not asked.isdisjoint(content_stems(text[acts.end() :])):
        return True
    return asked.isdisjoint(content_stems(text[: acts.start()])) and says_why(text)


def _behind_marks(text: str) -> Iterator[set[str]]:
    """Yield for each word that a reason stands beside the telling stems of the clause behind it."""
    for mark in _SAYS_WHY.finditer(text):
        end = _CLAUSE_END.search(text, mark.end())
        yield set(content_stems(text[mark.end() : end.start() if end else len(text)]))
