"""Abbreviations that sentence splitting meets: whether a full stop ends one or a sentence.

What sentencex does not know. Every function takes the text up to and with the stop.
"""

import re

from index.english.dates import MONTHS, SHORT_MONTHS, WEEKDAY

_MISSED = re.compile(
    r"\b(?:(?:May|me|no|ill|art|miss|fed|id|arc|con|del|ok|etc|OK|LA|ID|HR|DC)"
    r"|on X|[a-z]+ I|War I|\d+ ?[a-z])\.\Z"  # at last a unit: "112 m."
)
_CLOCK = re.compile(r"\b[ap]\.\s?m\.\Z", re.IGNORECASE)
_SHORT = "|".join(SHORT_MONTHS)
_AFTER_CLOCK = re.compile(
    rf"\(?(?:{WEEKDAY}s?|{_SHORT}|{'|'.join(MONTHS)}"
    r"|[ECMP][SD]?T|GMT|UTC|BST|CES?T|Eastern|Central|Mountain|Pacific)\b"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[\"'“‘-])(?:Ms|Mx|Ald|Spc|Pfc|Amb|Atty|Gens|Govs|Ft|Br|Sra|Mlle|Pct)\.\Z"
    r"|-(?:St|Mt|Ste)\.\Z"
)
_BEFORE_NUMBER = re.compile(
    rf"(?:^|[\s(\[\"'“‘-])(?:{_SHORT}|Mon|Tues?|Weds?|Thu(?:rs)?|Fri|Sat|Sun|[Vv]ols?|[Cc]hap|[Ss]ect?"
    r"|[Pp]ars?|[Aa]pprox|[Ee]st|[Tt]el|[Ee]xt|[Nn]os?|[Pp]p?|[Ff]igs?|[Tt]abs?|[Cc]h|[Ee]qs?)\.\Z"
)
_BEFORE_LOWER = re.compile(
    r"\b(?:lbs?|oz|bn|mn|tn|yrs?|ft|sq|hrs?|mins?|secs?|gal|avg|max|approx|dept|govt|incl|misc|tbsp|tsp)\.\Z",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:^|[\s(\[\"'“‘])(?:[A-Z]\.){2,3}\Z")
_LONGEST = 8
"""Characters of what is looked for before a stop, the stop and what stands before it included."""
_ACRONYMS = ("U.S.", "U.K.", "U.N.", "E.U.", "D.C.", "B.C.", "A.D.", "L.A.", "P.M.", "A.M.")
_STARTERS = re.compile(
    r"(?:The|This|That|These|Those|He|She|It|We|They|You|I|His|Her|Its|Our|Their|My|In|On|At|As|By"
    r"|For|From|To|And|But|Or|So|If|When|While|After|Before|Since|There|Here|What|Who|Why|How|No"
    r"|Not|An?|Some|Many|Most|All|Both|One|Two|Three|Now|Then|However|Also)\b"
)


def may_end_sentence(before: str) -> bool:
    """Whether a stop may end a sentence although its word looks abbreviated: "in May."."""
    return _MISSED.search(before) is not None


def continues_in_lower_case(before: str) -> bool:
    """Whether a stop is of a measure or the like, which goes on in lower case: "5 lbs. of"."""
    return _BEFORE_LOWER.search(before) is not None


def is_abbreviated(before: str, following: str) -> bool:
    """Whether the full stop belongs to an abbreviation that what follows completes."""
    if before[-1] != ".":
        return False
    near = max(0, len(before) - _LONGEST)
    if _CLOCK.search(before, near):
        return _AFTER_CLOCK.match(following) is not None
    if _ABBREVIATION.search(before, near):
        return True
    if following[0].isdigit():
        return _BEFORE_NUMBER.search(before, near) is not None
    if _INITIALS.search(before, near) and not before.endswith(_ACRONYMS):
        return following[0].isupper() and _STARTERS.match(following) is None
    return False
