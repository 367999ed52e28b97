"""Who says so: which words of a sentence are somebody's claim, and which the article's own."""

import re

_CLAIMING = (
    r"say|said|says|saying|claim(?:s|ed|ing)?|alleg(?:e|es|ed|ing)|argu(?:e|es|ed|ing)|insist(?:s|ed)?"
    r"|assert(?:s|ed)?|believ(?:e|es|ed)|suggest(?:s|ed)?|suspect(?:s|ed)?|contend(?:s|ed)?"
    r"|maintain(?:s|ed)?|told|tells|warn(?:s|ed)?|predict(?:s|ed)?|deni(?:es|ed)|think(?:s)?"
    r"|estimat(?:e|es|ed)|expect(?:s|ed)"
)
_ACCUSING = r"accus(?:e|es|ed|ing)|charg(?:es|ed|ing)\s+with|blam(?:e|es|ed|ing)|suspected\s+of"
_HEARSAY = re.compile(
    r"\baccording\s+to\b|\breported(?:ly)?\b|\breports?\s+that\b|\balleged(?:ly)?\b|\ballegations?\b"
    r"|\bsupposed(?:ly)?\b|\bpurported(?:ly)?\b|\brumou?r|\bapparently\b|\bin\s+the\s+(?:words|view"
    r"|opinion)\s+of\b|\b(?:his|her|their|its)\s+claims?\b",
    re.IGNORECASE,
)
_ANY = re.compile(rf"\b(?:{_CLAIMING}|{_ACCUSING})\b", re.IGNORECASE)
_SAID_AFTER = re.compile(
    rf"[,”\"?!]\s+(?:[^,;“”\"]{{1,60}}\s)?(?:{_CLAIMING})\b[^“”\",]{{0,60}}[.!]?\s*$", re.IGNORECASE
)


def attributes(text: str) -> bool:
    """Whether a text says that somebody says, claims or is accused of something.

    Words: said, says, claims, alleges, according to, accused of, reportedly and their like.
    """
    return _HEARSAY.search(text) is not None or _ANY.search(text) is not None


def own_words(sentence: str) -> str:
    """Return what an article says in its own name in a sentence: what is outside every claim.

    "A spill, the mayor said." -> "the mayor said."; "He is accused of theft." -> "He is";
    with "according to" and its like nothing is the article's own.
    """
    if _HEARSAY.search(sentence):
        return ""
    after = _SAID_AFTER.search(sentence)
    if after:
        return sentence[after.start() + 1 :].strip()
    claim = _ANY.search(sentence)
    return sentence[: claim.start()].strip() if claim else sentence
