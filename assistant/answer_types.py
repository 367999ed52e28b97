"""What kind of thing a question asks for, and whether a sentence holds one.

Rules for English: they know "how much did it cost" wants money and "when" wants a time. A question
that fits no rule expects nothing.
"""

import re
from enum import StrEnum

from index.words import stem, words


class AnswerType(StrEnum):
    """A kind of answer that can be recognised in a sentence."""

    MONEY = "money"
    NUMBER = "number"
    TIME = "time"
    NAME = "name"


_QUESTIONS: tuple[tuple[AnswerType, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            AnswerType.MONEY,
            r"\bhow much\b.*\b(cost|costs|pay|paid|spend|spent|worth|money|earn|earned|price|raise"
            r"|raised|charge|charged|fine|fined|owe|owed|donate|donated|invest|invested)\b"
            r"|\bhow (expensive|costly)\b|\bwhat (was|is|were|are) the (price|cost|fee|budget)\b",
        ),
        (
            AnswerType.NUMBER,
            r"\bhow (many|much|long|old|far|tall|high|big|large|often|fast|deep|wide|heavy)\b"
            r"|\bwhat (percentage|percent|number|share|proportion|age)\b",
        ),
        (
            AnswerType.TIME,
            r"\bwhen\b|\b(what|which) (year|date|day|month|time|decade|century|season)\b",
        ),
        (
            AnswerType.NAME,
            r"\b(who|whom|whose|where)\b|\b(what|which) (country|city|state|town|company|team"
            r"|person|player|actor|actress|singer|author|president|province|river|university)\b",
        ),
    )
)

_NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    "|hundreds?|thousands?|millions?|billions?|dozens?|half|third|quarter|once|twice"
)
_SENTENCES: dict[AnswerType, re.Pattern[str]] = {
    AnswerType.MONEY: re.compile(
        r"[$€£¥₹]\s?\d|\b\d[\d.,]*\s?(?:(?:k|m|bn|thousand|million|billion|trillion)\s)?"
        r"(?:dollars|euros?|pounds|yen|yuan|cents|crowns|francs|rupees|usd|eur|gbp)\b",
        re.IGNORECASE,
    ),
    AnswerType.NUMBER: re.compile(rf"\d|\b(?:{_NUMBER_WORDS})\b", re.IGNORECASE),
    AnswerType.TIME: re.compile(
        r"\b(?:1\d|20)\d\d\b|\b\d\d?\s?(?:a\.?m|p\.?m|o’clock|o'clock)\b|\b\d\d?:\d\d\b"
        r"|\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d"
        r"|\b(?:january|february|march|april|june|july|august|september|october|november|december"
        r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today|tomorrow"
        r"|tonight|century|spring|summer|autumn|winter|midnight|noon|morning|evening|ago)\b"
        r"|\b(?:last|next|this|earlier this|later this)\s+(?:year|month|week|night)\b",
        re.IGNORECASE,
    ),
}
_CAPITALISED = re.compile(r"(?<!^)(?<![.!?]\s)(?<![“\"])\b[A-ZÀ-Þ][\w’'-]+")


def expected_answer_type(question: str) -> AnswerType | None:
    """Return what a question asks for, or None when no rule tells."""
    for kind, pattern in _QUESTIONS:
        if pattern.search(question):
            return kind
    return None


def holds_answer_type(sentence: str, kind: AnswerType, question: str) -> bool:
    """Whether a sentence holds such a thing; a name must not be one that the question gives."""
    if kind is not AnswerType.NAME:
        return _SENTENCES[kind].search(sentence) is not None
    given = {stem(word) for word in words(question)}
    names = _CAPITALISED.findall(sentence)
    return any(stem(word) not in given for name in names for word in words(name))
