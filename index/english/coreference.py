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
_PERSON = re.compile(r"[“\"‘'(\[]*(?:he|she|they)\b", re.IGNORECASE)
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


def begins_with_person(sentence: str) -> bool:
    """Whether a sentence begins with he, she or they."""
    return _PERSON.match(sentence) is not None


def says_nothing(question: str) -> bool:
    """Whether all words of a question are too common to search for: and why?"""
    return all(word.lower() in STOP_WORDS for word in words(question))


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
