"""Attribution: which words of a sentence are somebody's claim or quotation, and whose."""

import re
from collections.abc import Sequence

from index.english.coreference import SUBJECTS

_SAYING = (
    r"say|said|says|saying|argu(?:e|es|ed|ing)|insist(?:s|ed)?|assert(?:s|ed)?|contend(?:s|ed)?"
    r"|told|warn(?:s|ed)?|predict(?:s|ed)?"
)
_CLAIMING = (
    rf"{_SAYING}|claim(?:s|ed|ing)?|alleg(?:e|es|ed|ing)|believ(?:e|es|ed)|suspect(?:s|ed)?"
    r"|deni(?:es|ed)"
)
_SPEAKING = (
    rf"(?:{_SAYING}|tells|asked|adds|added|wrote|writes|explained|announced|replied|recalled|noted"
    r"|tweeted|posted|stated|read|reads|according to|called)"
)
"""What names the speaker of a quotation: a letter reads, but claims nothing."""

SPEAKING_WORDS = rf"{_CLAIMING}|{_SPEAKING}"
"""A pattern: what people do who say or claim something."""

_HOLDING = re.compile(
    rf"\b(?:{SPEAKING_WORDS}|think(?:s|ing)?|thought|describ(?:es?|ed)|expect(?:s|ed)?|hop(?:es|ed)"
    r"|convinced|doubt(?:s|ed)?|fear(?:s|ed)?|promis(?:es|ed)|admit(?:s|ted)?|confirm(?:s|ed)?)\b",
    re.IGNORECASE,
)
_ACCUSING = r"accus(?:e|es|ed|ing)|charg(?:es|ed|ing)\s+with|blam(?:e|es|ed|ing)|suspected\s+of"
_SOURCE = re.compile(
    r"\baccording\s+to\b|\breports?\s+that\b|\bin\s+the\s+(?:words|view|opinion)\s+of\b",
    re.IGNORECASE,
)
_HEARSAY = re.compile(
    r"\breported(?:ly)?\b|\balleged(?:ly)?\b|\ballegations?\b|\bsupposed(?:ly)?\b"
    r"|\bpurported(?:ly)?\b|\brumou?r|\bapparently\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;:]\s")
_ANY = re.compile(rf"\b(?:{_CLAIMING}|{_ACCUSING})\b", re.IGNORECASE)
_SAID_AFTER = re.compile(
    rf"[,”\"?!]\s+(?:[^,;“”\"]{{1,60}}\s)?(?:{_CLAIMING})\b[^“”\",]{{0,60}}[.!]?\s*$", re.IGNORECASE
)
_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]{3,})[\"”“»]")
_MARK = re.compile(r"[“”\"]")
_ENDS_QUOTATION = re.compile(r"[^“”\"]*(?:”|[,.!?]\")")
"""A sentence whose first mark closes a quotation that began before it."""

_SPEAKS = re.compile(rf"\b{_SPEAKING}\b", re.IGNORECASE)
_SOMEBODY_SPEAKS = re.compile(
    rf"\W*(?:(?:{SUBJECTS})\s+(?:also\s+|later\s+)?{_SPEAKING}|{_SPEAKING}\s+(?:{SUBJECTS}))\b",
    re.IGNORECASE,
)


def quoted(text: str) -> str | None:
    """Return the first words in quotation marks, without the marks; None where there are none."""
    match = _QUOTED.search(text)
    return match[1].strip(" .,!?") if match else None


def tells_whose(text: str) -> bool:
    """Whether a text says of anything that somebody says, thinks, announces or fears it."""
    return attributes(text) or _HOLDING.search(text) is not None


def lacks_speaker(text: str) -> bool:
    """Whether a sentence is a quotation, or a part of one, that does not name whose it is."""
    if text[:1] not in ("“", '"') and _ENDS_QUOTATION.match(text) is None:
        return False
    outside = _outside_quotations(text)
    return _SPEAKS.search(outside) is None or _SOMEBODY_SPEAKS.match(outside) is not None


def closing_of(text: str, following: Sequence[str]) -> int | None:
    """Return which sentence closes the quotation that one leaves open, and says whose it is.

    None where it leaves none open, or the one that closes it names nobody.

    Args:
        text: Of the sentence.
        following: The next ones of its paragraph.
    """
    opens = text.count('"') % 2 == 1 or text.count("“") > text.count("”")
    if not opens or _ENDS_QUOTATION.match(text):
        return None
    for at, one in enumerate(following):
        if _ENDS_QUOTATION.match(one):
            return at if names_speaker(one) else None
    return None


def names_speaker(text: str) -> bool:
    """Whether a sentence says, outside of quotation marks, that somebody speaks."""
    return _SPEAKS.search(_outside_quotations(text)) is not None


def _outside_quotations(text: str) -> str:
    parts = _MARK.split(text)
    return " ".join(parts[1::2] if _ENDS_QUOTATION.match(text) else parts[0::2]).strip()


def attributes(text: str) -> bool:
    """Whether a text says that somebody says, claims or is accused of something.

    Words: said, says, claims, alleges, according to, accused of, reportedly and their like.
    """
    return any(pattern.search(text) is not None for pattern in (_SOURCE, _HEARSAY, _ANY))


def own_words(sentence: str) -> str:
    """Return what an article says in its own name in a sentence: what is outside every claim.

    "A spill, the mayor said." -> "the mayor said."; "He is accused of theft." -> "He is"; with
    "according to" and its like nothing is the article's own, with "allegedly" and its like that
    clause is not.
    """
    if _SOURCE.search(sentence):
        return ""
    after = _SAID_AFTER.search(sentence)
    if after:
        return sentence[after.start() + 1 :].strip()
    claim = _ANY.search(sentence)
    own = sentence[: claim.start()].strip() if claim else sentence
    clauses = _CLAUSE_END.split(own)
    kept = [clause for clause in clauses if not _HEARSAY.search(clause)]
    return own if len(kept) == len(clauses) else ", ".join(kept)
