"""Question classification: what kind of answer a question asks for, and whether words are one.

One table of forms with two degrees of doubt. "How many", "what year" or "when did" refuse words of
another kind (answerability). "How long" asks for a number as a rule, but "until spring" may answer.
"""

import re
from enum import StrEnum
from functools import lru_cache

from index.english.dates import dates_in
from index.english.measures import MEASURES
from index.english.numbers import numbers_in
from index.english.times import SEASONS
from index.english.words import STOP_WORDS, stem


class Kind(StrEnum):
    """What a question asks for."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    YES_NO = "yes or no"


_SURELY_COUNTED = "many|old|tall"
_MEASURED = "much|far|long|high|large|big|heavy|deep|wide"
_SURE_FIGURE = "number|percentage|percent|age|proportion"
_FIGURE = "share|sum|amount|price"
_TIME_UNIT = "day|date|month|year"
_LONG_TIME = "decade|century"
_IS = "is|are|was|were|do|does|did|has|have|had|will|would|can|could"

_COSTS = r"\bwhat (?:do|does|did|will|would|is|was)\b[^?]*\b(?:cost|price)\b"

_OF_NOTHING_ELSE = r"^(?!\W*(?:\w+ )?(?:who|whom|whose|what|which|where|why|how)\b).*?"
"""Before a word that asks within a question: "Who was mayor when it burned?" asks no time."""


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_KINDS = (
    (Kind.YES_NO, _form(rf"^\W*(?:(?:{_IS})\b|(?:may|might) (?!\d|day\b))")),
    (
        Kind.NUMBER,
        _form(
            rf"\bhow (?:{_SURELY_COUNTED}|{_MEASURED})\b|\bwhat (?:{_SURE_FIGURE}|{_FIGURE})\b"
            rf"|\bwhat (?:is|was) the (?:[\w’'-]+ ){{0,2}}(?:{_FIGURE}|figure|number|cost|fee)\b"
            rf"|{_COSTS}"
        ),
    ),
    (
        Kind.DATE,
        _form(
            rf"{_OF_NOTHING_ELSE}\bwhen\b|\b(?:what|which) (?:{_TIME_UNIT})\b"
            r"|\bwhat (?:is|was) the (?:[\w’'-]+ )?(?:date|day|year)\b"
        ),
    ),
    (
        Kind.NAME,
        _form(
            r"^\W*(?:(?:in|at|by|on|to|for|from) )?"
            r"(?:whom?(?! (?:are|were|all|else)\b)\b|who[’']s\b|where(?! (?:are|were)\b)\b"
            r"|(?:which|what) (?!(?:is|was|does|has|kind|type|sort|part)\b)[\w’'-]+(?<![^s]s) \w)"
        ),
    ),
)
_ASKS_NUMBER = _form(rf"\bhow (?:{_SURELY_COUNTED})\b|\bwhat (?:{_SURE_FIGURE})\b")
_ASKS_TIME = _form(
    rf"^\W*when\s+(?:{_IS}|should)\b|\b(?:what|which) (?:{_TIME_UNIT}|{_LONG_TIME})\b"
)
_PART_OF_TIME = re.compile(
    r"\b(?:mornings?|noon|midday|afternoons?|evenings?|nights?|midnight|o['’]clock|weekdays?"
    r"|weekends?|daily|weekly|monthly|spring|summer|autumn|fall|winter|Christmas|Easter)\b",
    re.IGNORECASE,
)
"""A time without a figure: "from seven until eleven in the morning"."""

_ASKS_LONG_TIME = _form(r"\b(?:years?|month|decade|century)\b")
_ASKS_NAME = _form(
    r"\b(?:who|whom|whose|where|which(?! (?:\w+ )?(?:number|percentage))"
    r"|(?:what|which) (?:kind|sort|type)s? of|what (?:is|was) the name)\b"
)
_OPEN = _form(
    r"\b(?:why|how come|explain|describe|compare|summari[sz]e|what happened"
    rf"|how (?!{_SURELY_COUNTED}|{_MEASURED}|fast|often|late|soon)|reasons?|differences?|list)\b"
)
_MANY = _form(
    r"^\W*(?:what|which|who) (?:are|were)\b|^\W*(?:list|name|enumerate)\b|\blist of\b"
    r"|\b(?:what|which) (?:(?:two|three|four|five|six|seven|eight|nine|ten|\d+|all|other) )?"
    r"(?:(?!will\b|would\b|must\b|should\b)[\w’'-]+ )?[\w’'-]{2,}[^s\W]s"
    r" (?!is\b|was\b|has\b|does\b)\w"
)
_WHAT_IS_PAID = _form(
    r"^\W*(?:and )?what (?:do|does|did|will|would|must|should)\b[^?]*"
    r"\b(?:pay|cost|charge|earn|weigh|owe)\b"
)
SHORTEST_NESTED = 9
"""Words; a shorter question hardly asks for one thing through another."""

_THROUGH = _form(
    r"(?<=\w )(?:that|which|who|whose|where)\b(?! \w+\?$)"
    r"|\b(?:known|famous|based|starred|starring|founded|directed|written|owned|published|produced"
    r"|played|born|created|named|located|featuring|associated|sponsored)"
    r" (?:by|for|as|in|on|with|after|at|a|an|the)\b"
    r"|\b(?:author|director|creator|founder|writer|capital|mayor|president|wife|husband|father"
    r"|mother|son|daughter|brother|sister|star|singer|band|town|city|country|county|company)"
    r" of (?:the|an?) \w+"
)
_OFFERS = _form(r"\bor\b")
_ROLE = _form(r"\W*who(?:\s+(?:is|was)|[’']s)\s+the\b")
_WHO = _form(r"\W*(?:who|whom)\b")
_WHAT_DOES = _form(rf"\W*(?:what|which)\s+(?:{_IS}|should|may|might|must)\b")
_WHO_IS = re.compile(r"\W*[Ww]ho(?:\s+(?:is|was)|[’']s)\s+(?:[A-Z][\w.’'-]*\s*)+\??\s*$")
_DEED = _form(
    r"\W*(?:who|(?:which|what)\s+[\w’'-]+)(?:\s+(?:has|had|will|(?P<was>was)))?\s+(?:w[io]ns?|directed"
    r"|directs|founded|wrote|writes?|acquired?|acquires|bought|buys?|built|builds?|designed"
    r"|invented|discovered|composed|painted|leads?|led|heads?|owns?|chairs?|succeed(?:s|ed)?"
    r"|replace[sd]?|hosts?|hosted|beats?|defeated|defeats|named|elected|appointed|crowned)\b"
)
_ANSWER_WORDS = _form(
    rf"\b(?:{_TIME_UNIT}|number|percentage|proportion|{_FIGURE})\b"
    r"|(?<=which )[\w’'-]+|(?<=what )[\w’'-]+"
)
_MONEY = _form(
    r"\bhow much\b[^?]*\b(?:bids?|costs?|pays?|paid|worth|earn(?:s|ed)?|spen[dt]s?|charged?"
    rf"|owed?|donated?|money)\b|{_COSTS}"
    r"|\bwhat (?:do|does|did|will|would|must|should|has|had|have)\b[^?]*"
    r"\b(?:pays?|paid|charged?|spen[dt]|sells? for|sold for)\b"
    r"(?!(?: \w+){0,2} (?:with|on|attention)\b)"
    r"|\bwhat(?: (?:is|was|are|were)|[’']s)(?: [\w’'-]+){1,2}"
    r" (?:price|salary|wages?|fee|fares?|rent)\b"
)
_COUNTED = _form(r"\bhow many ([\w’'-]+)")

_PART = re.compile(r"(?:\d+[.:]\d{1,2})|half past .+|\d{1,2} ?[ap]\.?m\.?", re.IGNORECASE)
"""No count of whole things: 18.40 is a time of day there."""

_AMOUNT = _form(
    r"\d|\b(?:once|twice|thrice|half|none|no|several|few|many|most|dozens?|hundreds?|thousands?"
    r"|millions?|billions?|an?|single|both|pair|couple|quarter|third|double|triple)\b"
)
_TIME = _form(
    rf"\d|\b(?:{SEASONS}|(?:mon|tues|wednes|thurs|fri|satur|sun)?days?|nights?|weeks?|weekends?"
    r"|months?|years?|decades?|century|centuries|mornings?|afternoons?|evenings?|noon|midnight|ago"
    r"|today|tonight|tomorrow|yesterday|after|before|during|once|until|when|while|soon|now|never"
    r"|later|earlier|christmas|easter)\b"
)


@lru_cache(1024)
def kind_of(question: str) -> Kind | None:
    """Return what a question asks for, if it is something to compare."""
    return next((kind for kind, form in _KINDS if form.search(question)), None)


def is_of_another_kind(question: str, answer: str) -> bool:
    """Whether a question asks for a number or a time and a short answer holds none.

    Only questions that leave no doubt are judged. A name asked for by "who" may be "the students".

    Args:
        question: As it was asked.
        answer: The words that should answer it.
    """
    if not counted(question) <= MEASURES and _PART.fullmatch(answer.strip()):
        return True
    if _ASKS_NUMBER.search(question):
        return not (_AMOUNT.search(answer) or numbers_in(answer))
    if _ASKS_TIME.search(question):
        return not (_TIME.search(answer) or dates_in(answer) or numbers_in(answer))
    return False


def fits(question: str, answer: str) -> bool:
    """Whether a short answer has figures where they are asked for, and more where a name is.

    Stricter than `is_of_another_kind`: of two answers it tells the better one.
    """
    kind = kind_of(question)
    if kind is Kind.NUMBER:
        return bool(numbers_in(answer))
    if kind is Kind.DATE:
        says_when = dates_in(answer) or _PART_OF_TIME.search(answer)
        return bool(says_when) or any(letter.isdigit() for letter in answer)
    return _ASKS_NAME.search(question) is None or _says_more_than_figures(answer)


def asks_for_day(question: str) -> bool:
    """Whether a question asks for a time, as exactly as it is known: no month, no year."""
    return kind_of(question) is Kind.DATE and _ASKS_LONG_TIME.search(question) is None


def asks_openly(question: str) -> bool:
    """Whether a question asks for more than one fact: why, how, what happened."""
    return _OPEN.search(question) is not None


def asks_for_words(question: str) -> bool:
    """Whether a few words of a sentence may answer: not yes or no, not why or how."""
    return kind_of(question) is not Kind.YES_NO and not asks_openly(question)


def asks_through(question: str) -> bool:
    """Whether a question names something by what is said of it: the band that a player founded.

    It may take one article to know which that is, and another one to answer.
    """
    asked = question.split()
    if len(asked) < SHORTEST_NESTED:
        return False
    return _THROUGH.search(" ".join(["", *asked[2:]])) is not None


def asks_for_many(question: str) -> bool:
    """Whether a question asks for several things: what are the conditions, which towns signed."""
    return _MANY.search(question) is not None and _WHAT_IS_PAID.search(question) is None


def offers_answers(question: str) -> bool:
    """Whether a question names what may answer it: x or y."""
    return _OFFERS.search(question) is not None


def asks_for_role(question: str) -> bool:
    """Whether a question asks who has a role that one person has: who is the mayor."""
    return _ROLE.match(question) is not None


def asks_who(question: str) -> bool:
    """Whether a question begins with who or whom."""
    return _WHO.match(question) is not None


def asks_for_name(question: str) -> bool:
    """Whether a name answers a question: who, where or which town; not what will run instead."""
    return kind_of(question) is Kind.NAME and _WHAT_DOES.match(question) is None


def asks_for_one_fact(question: str) -> bool:
    """Whether a number, a time or a name answers a question."""
    return kind_of(question) in (Kind.NUMBER, Kind.DATE) or asks_for_name(question)


def asks_who_somebody_is(question: str) -> bool:
    """Whether a question names somebody and asks who that is: no other name answers."""
    return _WHO_IS.match(question) is not None


def deed_asked(question: str) -> bool | None:
    """Return whether somebody asked for had a thing done to them: who was named, not who won.

    None unless the question asks for what one person, team or place is or does, as a rule. Many
    say, play, attend or vote.
    """
    deed = _DEED.match(question)
    return None if deed is None else deed["was"] is not None


def answer_words(question: str) -> frozenset[str]:
    """Return the words of a question that say what kind of thing its answer is: which museum."""
    return frozenset(word.lower() for word in _ANSWER_WORDS.findall(question))


def asks_for_money(question: str) -> bool:
    """Whether a question asks for an amount of money: how much somebody pays, what it costs."""
    return _MONEY.search(question) is not None


def counted(question: str) -> frozenset[str]:
    """Return the stem of the word that says what a question counts: "How many boats" -> boat."""
    match = _COUNTED.search(question)
    is_telling = match is not None and match[1].lower() not in STOP_WORDS
    return frozenset({stem(match[1])}) if match and is_telling else frozenset()


def _says_more_than_figures(answer: str) -> bool:
    """Whether something is left of an answer without its numbers and dates."""
    figures = [date.written for date in dates_in(answer)]
    for figure in (*figures, *(number.written for number in numbers_in(answer))):
        answer = answer.replace(figure, " ")
    return any(letter.isalnum() for letter in answer)
