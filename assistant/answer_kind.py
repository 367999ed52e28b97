"""Whether a short answer is of the kind that a question asks for: a number, or a time.

Only questions that leave no doubt are judged: "how many", "what year", "when did". A name asked for
by "who" may be "the students", and what "how long" asks for may be "until spring".
"""

import re

from assistant.verdicts.dates import dates_in
from assistant.verdicts.numbers import numbers_in

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
