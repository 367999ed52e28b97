"""Coreference: does a question, or a sentence, point at what was said before it?"""

import re

from index.english.names import names_in
from index.english.times import PERIODS
from index.english.words import STOP_WORDS, words

SUBJECTS = "he|she|they|it"
_POINTING = f"{SUBJECTS}|him|her|hers|his|its|their|theirs|them|this|these|those"
_PRONOUN = re.compile(rf"\b(?:{_POINTING}|itself|himself|herself|themselves)\b", re.IGNORECASE)
_EMPTY = re.compile(
    r"\bit (?:is |was )?(?:true|possible|necessary|legal|safe|worth|takes?|matters?)\b"
    rf"|\bthis (?:{PERIODS}|time)\b"
    r"|\bthese days\b",
    re.IGNORECASE,
)
"""Pronouns that stand for nothing that was said before."""
_THAT = re.compile(
    r"\b(?:is|was|are|were|do|does|did|of|about|with|for|to|by|from|like|than|after|before"
    r"|besides|and|how|why|when) that\b(?! \w+ (?:is|was|are|were)\b)"
    r"|\bthat (?:was|is|did|does|happen\w*|time|year|day|month|one|place|period|event)\b"
    r"|\bthat\s*[?.!]*$",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!\bbeen )(?<!\bhave )(?<!\bhas )"
    r"\bthere\b(?! (?:is|are|was|were|any|an?|some|been|be|have|has)\b)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"\W*(?:and|but|so|or|then|also|what about|how about|yes|yeah|no|not|ok|okay|sure|because"
    r"|any|which one|who else|what else|where else|i mean)\b",
    re.IGNORECASE,
)
_OPENS_SENTENCE = r"[“\"‘'(\[]*"
_LEANING = re.compile(
    rf"{_OPENS_SENTENCE}(?:{_POINTING}|that|both|such|neither|one of (?:them|these|those)"
    r"|the (?:former|latter|two|pair|duo)|but|and|or|so|yet|nor|also|however|instead|still"
    r"|meanwhile|moreover|besides|otherwise|therefore|thus|nevertheless|afterwards?|in addition"
    r"|as a result|for (?:example|instance)|even so|by then|at that (?:time|point))\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    rf"{_OPENS_SENTENCE}(?:(?i:(?:it|that|this) (?:is|was|will be) [^.]{{0,80}}"
    rf"\b(?:that|who|when|why)\b|this (?:{PERIODS})\b|those who\b|so far\b|such as\b)"
    r"|[Bb]oth [A-Z])"
)


def leans_back(sentence: str) -> bool:
    """Whether a sentence begins with a pronoun or a connective that points before it.

    "It was Ada Quill who paid" and "This week ..." only look like it.
    """
    return _LEANING.match(sentence) is not None and _ALONE.match(sentence) is None


def leans(question: str) -> bool:
    """Whether a question cannot be understood without the one before it.

    It begins in the middle ("and in March?", "what about Canada?"), says nothing by itself
    ("when?"), or points at something that it does not name ("how old is he?").
    """
    if _OPENING.match(question) or _THERE.search(question) or _THAT.search(question):
        return True
    if all(word.lower() in STOP_WORDS for word in words(question)):
        return True
    return points_at_somebody(question)


def points_at_somebody(question: str) -> bool:
    """Whether the question has a pronoun that no name in it comes before."""
    empty = [match.span() for match in _EMPTY.finditer(question)]
    pronouns = (
        match.start()
        for match in _PRONOUN.finditer(question)
        if not any(start <= match.start() < end for start, end in empty)
    )
    first = next(pronouns, None)
    if first is None:
        return False
    return not any(name.span.start < first for name in names_in(question))
