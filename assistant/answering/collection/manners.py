"""What is said in return for thanks, and to whoever says that an answer is wrong."""

import re

WELCOME = "You are welcome."
WRONG = (
    "A press on a number shows where its sentence stands, and the thumb below an answer notes what "
    "is wrong with it. Other words may find what these did not."
)
"""Whole sentences, each of which the page knows in German too."""

_THANKS = re.compile(r"\b(?:thanks|thank you|thank u|thx|cheers|ta|danke\w*|vielen dank)\b", re.I)
_COMPLAINT = re.compile(
    r"\b(?:wrong|incorrect|mistaken|false|nonsense|rubbish|garbage|misunderst\w+|makes no sense"
    r"|(?:not|isn['’]t|didn['’]t) (?:right|true|correct|it|that|what|answer)"
    r"|falsch|unsinn|quatsch|stimmt nicht)\b",
    re.IGNORECASE,
)


def in_return(small_talk: str) -> str:
    """Return a sentence or two in return for what asks the articles nothing; empty for most."""
    if _COMPLAINT.search(small_talk):
        return WRONG
    return WELCOME if _THANKS.search(small_talk) else ""
