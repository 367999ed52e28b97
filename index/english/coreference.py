"""Coreference: does a question, or a sentence, point at what was said before it?"""

import re

from index.english.names import names_in
from index.english.times import PERIODS
from index.english.words import STOP_WORDS, words

SUBJECTS = "he|she|they|it"
_POINTING = f"{SUBJECTS}|him|her|hers|his|its|their|theirs|them|this|these|those"
_PRONOUN = re.compile(rf"\b(?:{_POINTING})\b", re.IGNORECASE)
"""No "itself": what stands before it in its own sentence is meant, or another pronoun is."""
_COMPUTING = "IT"
_EMPTY = re.compile(
    r"\bit (?:is |was )?(?:true|possible|necessary|legal|safe|worth|takes?|matters?)\b"
    r"|\bit (?:will |would )?(?:costs?|takes?|took) (?:[\w’'-]+ ){0,2}to (?=[\w’'-]+ [\w’'-])"
    r"|\b(?:is|was) it (?:[\w’'-]+ ){1,2}(?:that|how|whether|why|for [^?,]+ to)\b"
    rf"|\bthis (?:{PERIODS}|time)\b"
    r"|\bthese days\b",
    re.IGNORECASE,
)
"""Pronouns that stand for nothing that was said before."""
_OF_PERSON = re.compile(r"\b(?:he|she|him|hers?|his)\b", re.IGNORECASE)
_OPEN_END = re.compile(
    r"\b(?:before|after|when|while|that|because|since|if|until|once|as|though|although)\s*$", re.I
)
_PERSON = re.compile(r"[“\"‘'(\[]*(?:he|she|they)\b", re.IGNORECASE)
CONNECTIVES = frozenset(
    "but and or so yet nor also however instead still meanwhile moreover besides otherwise"
    " therefore thus nevertheless afterwards afterward".split()
)
"""Words, in lower case, that tie a sentence to what was said before it."""

_OPENS_SENTENCE = r"[“\"‘'(\[]*"
_LEANING = re.compile(
    rf"{_OPENS_SENTENCE}(?:{_POINTING}|that|both|such|neither|one of (?:them|these|those)"
    rf"|the (?:former|latter|two|pair|duo)|{'|'.join(sorted(CONNECTIVES))}|in addition"
    r"|as a result|for (?:example|instance)|even so|by then|at that (?:time|point))\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    rf"{_OPENS_SENTENCE}(?:(?i:(?:it|that|this) (?:is|was|will be) [^.]{{0,80}}"
    rf"\b(?:that|who|when|why)\b|this (?:{PERIODS})\b|those who\b|so far\b|such as\b)"
    r"|[Bb]oth [A-Z])"
)

_PHRASE = re.compile(
    r"\W*(?:(?:and|but|or|so)\s+)?"
    r"(?:(?:until|till|at|by|for|from|since|to|of|with|under)\s+(?:when|where|whom|who|what)\b"
    r"|(?:how|(?:until|till|in|at|on|by|for|from|since|to|of|with|under|after|before|over|through)"
    r"\s+(?:what|which|whose|how))\s+[\w’'-]+(?:\s+(?:in|on|at|by|of)\s+(?:the\s+)?(?-i:[A-Z\d])\w*)?)\W*",
    re.IGNORECASE,
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


def asks_in_phrase(question: str) -> bool:
    """Whether a question is no sentence, and says only what is to be told of what was said before.

    "In what time?", "How often?", "Until which day in May?", "Since when?".
    """
    return _PHRASE.fullmatch(question) is not None


def points_at_somebody(question: str) -> bool:
    """Whether the question has a pronoun that no name in it comes before."""
    first = _first_pronoun(question)
    return first is not None and not any(name.span.start < first for name in names_in(question))


def points_at_person(question: str) -> bool:
    """Whether a question that points at somebody says he or she."""
    return points_at_somebody(question) and _OF_PERSON.search(question) is not None


def words_before_pronoun(question: str) -> str:
    """Return what stands before a question's first pronoun; all of it where there is none."""
    return question[: _first_pronoun(question)]


def ends_open(text: str) -> bool:
    """Whether a clause is to follow that says more of what stands before: "the error before"."""
    return _OPEN_END.search(text) is not None


def _first_pronoun(question: str) -> int | None:
    empty = [match.span() for match in _EMPTY.finditer(question)]
    pronouns = (
        match.start()
        for match in _PRONOUN.finditer(question)
        if not any(start <= match.start() < end for start, end in empty)
        and match.group() != _COMPUTING
    )
    return next(pronouns, None)
