"""How writers speak of their sources: as nouns, in lists at the end, and as silent."""

import re

from index.english.denials import denials

_NAMING = re.compile(
    r"(?:\b(?:according to|per|cf\.?|via|citing|laut|selon|según|volgens)"
    r"|\b(?:stated|reported|noted|described|mentioned|explained|written|listed|detailed"
    r"|discussed|published|quoted|cited|confirmed) (?:in|by)"
    r"|(?:^|[(;.!?] ?)(?:see|in|from|by|both|as|like|while|although|whereas|unlike|but|and"
    r"|however,?|meanwhile,?))$",
    re.IGNORECASE,
)
"""What cannot stand without the source that comes after it."""

LONGEST_PHRASE = 40
"""Characters; only the end of a text is looked at."""

_LISTED = re.compile(
    r"[\W_]*(?:sources?|references?|citations?|bibliography|works cited|footnotes?)"
    r"(?: (?:cited|used|consulted))?(?P<end>\W*\Z|\s*:[\W_]*)",
    re.IGNORECASE,
)

_DETERMINED = r"(?:the|these|those|this|any|your|my|none of the)\s+(?:[a-z]+\s+){0,3}?"
_SOURCE = (
    r"(?:articles?|sources?|texts?|sentences?|reports?|documents?|passages?|excerpts?|information"
    r"|context|material)\b"
)
_SPEAKS_OF_SOURCES = re.compile(
    r"(?:^\W*|[,;:]\s*(?:but |and |however,? )?"
    r"|\b(?:in|from|by|on|within|that|because|but|as|of)\s+)"
    rf"{_DETERMINED}{_SOURCE}|^\W*(?:I|I[’']m|sorry|there is no (?:answer|information))\b",
    re.IGNORECASE,
)
_SHORT_OF = re.compile(r"\b(?:insufficient|not enough|too little|unclear|silent)\b", re.IGNORECASE)


def needs_source(before: str) -> bool:
    """Whether a text that a citation follows needs its name: "According to [1], it sank"."""
    return _NAMING.search(before, max(0, len(before) - LONGEST_PHRASE)) is not None


def heads_sources(line: str) -> str | None:
    """Return what follows the heading of a list of sources on its line; None for another line."""
    found = _LISTED.match(line)
    return None if found is None else line[found.end() :]


def says_sources_are_silent(sentence: str) -> bool:
    """Whether a sentence, its other words aside, says what the articles do not say."""
    speaks = _SPEAKS_OF_SOURCES.search(sentence) is not None
    return speaks and (denials(sentence) > 0 or _SHORT_OF.search(sentence) is not None)
