"""Negation: whether a claim denies what its sources say, or says what they deny."""

import re
from collections.abc import Iterator, Sequence

from index.english.words import content_stems
from index.types import Span

DENYING_WORDS = frozenset("not no never none nobody nothing neither nor without cannot".split())
"""Words that deny whatever stands beside them; n't does too."""

_PLAIN = rf"\b(?:{'|'.join(sorted(DENYING_WORDS))})\b|n[’']t\b"
_NEGATION = re.compile(_PLAIN, re.IGNORECASE)
_PLAINLY_DENYING = re.compile(r"\b(?:not|never)\b|n[’']t\b", re.IGNORECASE)
_DENIAL = re.compile(
    rf"{_PLAIN}|\b(?:lacks?|lacked|fail(?:s|ed)?|den(?:y|ies|ied|ying)|refus(?:e|es|ed|ing)"
    r"|reject(?:s|ed|ing)?|declin(?:e|es|ed)\s+to|unable|(?:un|im)(?:likely|true|possible))\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;:.!?—–“”\"]\s|\s(?:but|although|though|because|while|until|and)\s")
_ONLY = re.compile(r"not (?:only|just|merely)\b", re.IGNORECASE)
_RESTRICTING = re.compile(r"\b(?:not|no)\s+(?:only|just|more|less|fewer|later|longer|yet)\b", re.I)
_REJECTING = re.compile(
    r",? (?:and |but )?(?:not|instead of|rather than) (?:the )?$", re.IGNORECASE
)

_EXCEPTION = re.compile(
    r"\b(?:[Aa]ll|[Ee]very\w*|[Aa]ny\w*|[Nn]one|[Nn]o \w+|[Ee]ach)\b[^.;:]{0,40}?"
    r"\b(?:but|except(?: for)?|other than|apart from|save for)\s+"
    r"(?P<one>(?:the )?[\w’'-]+(?:\s+[A-Z][\w’'-]+)*)"
)

REACH = 3
"""Content words after a denial, in its clause, that it may be about."""


def negations(text: str) -> int:
    """Return how many words of a text negate: not, no, never, nobody, without and their like."""
    return len(_NEGATION.findall(text))


def denials(text: str) -> int:
    """Return how many words of a text deny: those that negate, and refused, rejected, unable.

    What is so "not only" for one thing is not denied.
    """
    return sum(not _ONLY.match(text, one.start()) for one in _DENIAL.finditer(text))


def denies(text: str) -> bool:
    """Whether a text says of anything that it is not so: what can be done without help, is."""
    return any(one[0].lower() != "without" for one in _DENIAL.finditer(text))


def excepted(text: str) -> Span | None:
    """Return what a text takes out of all: Bryn, of "All but Bryn signed"; None if nothing."""
    exception = _EXCEPTION.search(text)
    return None if exception is None else Span(*exception.span("one"))


def rejects_after(before: str) -> bool:
    """Whether what follows a text is said to be wrong: "260, not", "instead of the"."""
    return _REJECTING.search(before) is not None


def affirmed(question: str) -> str:
    """Return a question without its denial: "Who did sign?" of "Who did not sign?"."""
    return " ".join(_PLAINLY_DENYING.sub("", question).split())


def denied_stems(text: str) -> frozenset[str]:
    """Return the stems of the words that a text's denials may be about."""
    return frozenset(_denied(text))


def is_reversed(claim: str, evidence: Sequence[str]) -> bool:
    """Whether a claim denies a word that its evidence only affirms, or the other way round.

    The first word that a denial is about decides: "The board has not decided" denies "decided",
    and reverses "The board has decided".
    """
    claimed, said = set(content_stems(claim)), [set(content_stems(text)) for text in evidence]
    denied = [denied_stems(text) for text in evidence]
    anywhere = {stem for here in denied for stem in here}
    affirmed = {stem for stems, here in zip(said, denied, strict=True) for stem in stems - here}
    first_of_claim = set(_first_denied(claim))
    first_of_evidence = {stem for text in evidence for stem in _first_denied(text)}
    denies_what_is_said = (first_of_claim & affirmed) - anywhere
    says_what_is_denied = (first_of_evidence & claimed) - denied_stems(claim) - affirmed
    return bool(denies_what_is_said or says_what_is_denied)


def _denied(text: str) -> Iterator[str]:
    for match in _DENIAL.finditer(text):
        yield from _scope(text, match.end())[:REACH]


def _first_denied(text: str) -> Iterator[str]:
    for match in _DENIAL.finditer(text):
        if not _RESTRICTING.match(text, match.start()):
            yield from _scope(text, match.end())[:1]


def _scope(text: str, start: int) -> list[str]:
    end = _CLAUSE_END.search(text, start)
    return content_stems(text[start : end.start() if end else len(text)])
