"""Days on which something was told or printed, which say nothing of when it was.

"In Monday's paper", "he told the Herald on Friday".
"""

import re

from index.english.attribution import SPEAKING_WORDS
from index.types import Span

_OF_PAPER = re.compile(
    r"['’]s (?:\w+ )?(?:paper|newspaper|edition|issue|magazine|supplement|column|report|article"
    r"|bulletin|broadcast)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    rf"\b(?:{SPEAKING_WORDS})(?: (?:the |our |a )?[A-Z][\w’'-]*| (?:us|reporters|journalists"
    r"|the paper|this newspaper)){0,3},? (?:on |late on |early on |late |early )?$"
)
_ASKS_TELLING = re.compile(
    rf"\b(?:{SPEAKING_WORDS}|tell|announce|explain|reply|publish(?:ed)?|print(?:ed)?|appear(?:ed)?"
    r"|report(?:ed)?)\b",
    re.IGNORECASE,
)


def is_day_of_telling(question: str, text: str, words: Span) -> bool:
    """Whether words are the day of a paper, or of what was said, where that is not asked for."""
    if _ASKS_TELLING.search(question):
        return False
    return bool(_OF_PAPER.match(text, words.end) or _TOLD.search(text[: words.start]))
