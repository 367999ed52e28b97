"""Whether a short answer is of the kind that a question asks for: a number, or a time.

Only questions that leave no doubt are judged: "how many", "what year", "when did". A name asked for
by "who" may be "the students", and what "how long" asks for may be "until spring".
"""

import re
from enum import StrEnum

from index.english.dates import dates_in
from index.english.numbers import numbers_in
from index.english.words import STOP_WORDS, stem

_ASKS_NUMBER = re.compile(
    r"\bhow (?:many|old|tall)\b|\bwhat (?:number|percentage|percent|age|proportion)\b",
    re.IGNORECASE,
)
_ASKS_TIME = re.compile(
    r"^\W*when\s+(?:is|are|was|were|will|would|did|does|do|has|have|had|can|should)\b"
    r"|\b(?:what|which) (?:day|date|month|year|decade|century)\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"\d|\b(?:once|twice|thrice|half|none|no|several|few|many|most|dozens?|hundreds?|thousands?"
    r"|millions?|billions?|an?|single|both|pair|couple|quarter|third|double|triple)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)?days?\b|\b(?:nights?|weeks?|weekends?|months?"
    r"|years?|decades?|century|centuries|mornings?|afternoons?|evenings?|noon|midnight|spring"
    r"|summer|autumn|fall|winter|ago|today|tonight|tomorrow|yesterday|after|before|during|once"
    r"|until|when|while|soon|now|never|later|earlier|christmas|easter)\b",
    re.IGNORECASE,
)


def is_of_another_kind(question: str, answer: str) -> bool:
    """Whether a question asks for a number or a time and a short answer holds none.

    Args:
        question: As it was asked.
        answer: The words that should answer it.
    """
    if _ASKS_NUMBER.search(question):
        return not (_AMOUNT.search(answer) or numbers_in(answer))
    if _ASKS_TIME.search(question):
        return not (_TIME.search(answer) or dates_in(answer) or numbers_in(answer))
    return False


class Kind(StrEnum):
    """What a question asks for."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    YES_NO = "yes or no"


_KINDS = (
    (
        Kind.YES_NO,
        re.compile(
            r"\W*(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Kind.NUMBER,
        re.compile(
            r"\bhow (?:many|much|old|far|long|tall|high|large|big|heavy|deep|wide)\b"
            r"|\bwhat (?:number|percentage|share|sum|amount|price|age|proportion)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Kind.DATE,
        re.compile(
            r"\bwhen\b|\b(?:what|which) (?:day|date|month|year)\b"
            r"|\bwhat (?:is|was) the (?:[\w’'-]+ )?(?:date|day|year)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Kind.NAME,
        re.compile(
            r"\W*(?:(?:in|at|by|on|to|for|from) )?"
            r"(?:whom?(?! (?:are|were|all|else)\b)\b|who[’']s\b|where(?! (?:are|were)\b)\b"
            r"|(?:which|what) (?!(?:is|was|does|has|kind|type|sort|part)\b)[\w’'-]+(?<![^s]s) \w)",
            re.IGNORECASE,
        ),
    ),
)


_ANSWER_WORDS = re.compile(
    r"\b(?:date|day|year|month|number|percentage|share|amount|price|sum|proportion)\b"
    r"|(?<=which )[\w’'-]+|(?<=what )[\w’'-]+",
    re.IGNORECASE,
)


_COUNTED = re.compile(r"\bhow many ((?:[\w’'-]+ ){0,3}?[\w’'-]+)", re.IGNORECASE)


def kind_of(question: str) -> Kind | None:
    """Return what a question asks for, if it is something to compare."""
    return next((kind for kind, form in _KINDS if _matches(kind, form, question)), None)


def answer_words(question: str) -> frozenset[str]:
    """Return the words of a question that say what kind of thing its answer is: which museum."""
    return frozenset(word.lower() for word in _ANSWER_WORDS.findall(question))


def counted(question: str) -> frozenset[str]:
    """Return the stems of what a question counts: "How many steel hangers are" -> steel, hanger."""
    match = _COUNTED.search(question)
    found: list[str] = []
    for word in match.group(1).split() if match else []:
        if word.lower() in STOP_WORDS:
            break
        found.append(stem(word))
    return frozenset(found)


def _matches(kind: Kind, form: re.Pattern[str], question: str) -> bool:
    begins = kind in (Kind.YES_NO, Kind.NAME)
    return (form.match if begins else form.search)(question) is not None
