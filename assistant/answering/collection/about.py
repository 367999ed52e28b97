"""What Citeline says of itself to whoever asks: "What can you do?", "Can you make mistakes?"."""

import re

_ASK = (
    "Ask for a fact, a summary, a list, a count, a comparison, a timeline, a quotation or for what "
    "is new."
)
ABOUT = (
    "Answers come from your articles alone, and every sentence cites the ones that say so. "
    "It may still be the wrong sentence, or leave out what matters: a press on its number shows "
    f"where it stands. {_ASK} "
    "Articles are added under “Add”, or with the command “citeline ingest”."
)
"""Whole sentences, each of which the page knows in German too."""

STAYS = (
    "What you ask and add stays on the computer that runs this program: nothing of it is sent "
    "anywhere else, unless a language model or another server was set up for it."
)
KEPT = (
    "Articles and conversations are kept there in a data folder, unencrypted, for whoever runs the "
    "program and the users whom they let in."
)
OFFLINE = (
    "It needs no internet, and asks it for nothing but pages and feeds that it is told to add."
)

QUOTES = (
    "Answers are quoted from your articles as they are written there: nothing is translated, and "
    f"no headline, letter or poem is made up. {_ASK}"
)

_MAKING = re.compile(
    r"^\W*(?:(?:please|can|could|would|will) (?:you )?(?:please )?)?"
    r"(?:translate|rewrite|write|draft|compose|suggest|make up|invent)\b",
    re.IGNORECASE,
)
_NETWORK = re.compile(r"\b(?:internet|offline|online|network|wi-?fi|locally)\b", re.IGNORECASE)
_KEEPING = re.compile(
    r"\b(?:privat(?:e|ely)|privacy|confidential\w*|secret|secure|safe(?:ly)?|anonymous\w*"
    r"|encrypt\w*|track\w*|spy\w*|home|leaves?|stays?|goe?s?|end up|happens to|do with|sen[dt]"
    r"|sends|shared?|stored?|kept|keep|pass(?:ed)?|saved|collect|logged|uploaded|you upload)\b",
    re.IGNORECASE,
)
_SEEING = re.compile(
    r"\b(?:who|any(?:body|one)|some(?:body|one)|others?|users|makers|employer|boss|people|you)\b"
    r".*\b(?:see|sees|reads?|access|gets?)\b.*\b(?:I|my|our|we|this)\b",
    re.IGNORECASE,
)
_DOING = re.compile(r"\b(?:can|could|may|do|how|how to|want to|like to) (?:I|we)\b", re.IGNORECASE)
"""Who asks what they can do, "Can I keep an answer?", asks for no promise."""


def about(question: str) -> str:
    """Return what is said to a question about the program: where what it is told goes, if that.

    Or whether it needs the internet, or that it makes nothing up; to any other what can be asked.
    """
    if _MAKING.search(question):
        return QUOTES
    if _NETWORK.search(question) and not _KEEPING.search(question):
        return f"{OFFLINE} {STAYS}"
    if _DOING.search(question):
        return ABOUT
    is_of_keeping = _KEEPING.search(question) or _SEEING.search(question)
    return f"{STAYS} {KEPT}" if is_of_keeping else ABOUT
