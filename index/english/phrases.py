"""What the words around a name or a number make of it: a part, one of several, another role.

Every function takes the text before it, after it, or between two.
"""

import re

_OF_SOMETHING = re.compile(
    r"\b(?:of|in|for|from|to|with|at|on|into|about|by|like|than|near|inside|within|after|before)"
    r"\s+(?:(?:the|an?|its|his|her|their)\s+)?[“\"'‘(]*$",
    re.IGNORECASE,
)
_OTHER_ROLE = re.compile(
    r"\b(?:former|ex|deputy|vice|acting|interim|then|outgoing|incoming|late|assistant|associate|co"
    r"|next|previous|other|another)[\s-]+$",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby\s+(?:[\w’'-]+\s+){0,3}$", re.IGNORECASE)
_PLACE = re.compile(r"\b(?:in|on|for|at|across|throughout)\s+(?:the\s+)?$", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:another|additional|other|further|extra|first|last|next|every|each|between|from|to|or|"
    r"and|than the|per|by)\s*$|[-–—]$",
    re.IGNORECASE,
)
_AFTER_PART = re.compile(
    r"\s*(?:more|other|additional|further|new|times|to|or|and|percent of|of (?:them|those|these))\b"
    r"|\s?[-–—]\s?\d",
    re.IGNORECASE,
)
_OF_WHOLE = re.compile(r"\s(?:out )?of (?:[\w’'-]+ ){0,4}", re.IGNORECASE)
_LISTED = re.compile(r"(?:\b(?:and|or)|[;/&])\s*$")
_LISTED_AFTER = re.compile(
    r"\s*(?:,?\s*(?:and|or)\b|[&/;]|,\s+(?:[A-Z][\w.’'-]*\s*){1,3},?\s*\b(?:and|or)\b)"
)


def makes_object(before: str) -> bool:
    """Whether what follows is not what is spoken of: the album of the film was released."""
    return _OF_SOMETHING.search(before) is not None


_DETERMINED = re.compile(r"(?:the|an?|its|his|her|their) ", re.IGNORECASE)
_ROW = re.compile(
    r"(?:, (?:the|an?|its|his|her|their) [^,.;:]{2,60})+,? and (?:the|an?|its|his|her|their) "
)
_ANY_ROW = re.compile(r", [^.;:]{2,200}?\band\b")


def makes_other_role(before: str) -> bool:
    """Whether what follows is another's role: the former, the deputy."""
    return _OTHER_ROLE.search(before) is not None


def makes_doer(before: str) -> bool:
    """Whether what follows did it: won by the young."""
    return _BY.search(before) is not None


def makes_place(before: str) -> bool:
    """Whether what follows is where, or for whom: in Japan, on Channel 4."""
    return _PLACE.search(before) is not None


def is_part(before: str, after: str) -> bool:
    """Whether a number is a part or a change of something, or one end of a range."""
    return _PART.search(before.rstrip()) is not None or _AFTER_PART.match(after) is not None


def makes_whole(between: str) -> bool:
    """Whether the second of two numbers is the whole of which the first is a part: 41 of the 96."""
    return _OF_WHOLE.fullmatch(between) is not None


def begins_listing(words: str, after: str) -> bool:
    """Whether words are the first of things in a row: "the choir", "the band and the school"."""
    first = _DETERMINED.match(words)
    return first is not None and _ROW.match(after) is not None


def goes_on_in_row(after: str) -> bool:
    """Whether commas and a last "and" follow within the sentence."""
    return _ANY_ROW.match(after) is not None


def is_listed(before: str, after: str) -> bool:
    """Whether a name is one of several: "Ada Quill and Cai Orr", "Ada Quill, Cai Orr or"."""
    return _LISTED.search(before) is not None or _LISTED_AFTER.match(after) is not None
