"""What is written in one form only, and whether that stands in what was found.

A sentence without digits is no answer to a question for a telephone number, however much of the
question it says. Nothing here looks at which number it is: that is the reader's.
"""

import re
from collections.abc import Iterable

from index.sentences.lines import is_table_row

_TIME_OF_DAY = (
    r"\d[.:]\d\d|\d\s?[ap]\.?m\b|o[’']?clock|\bnoon\b|\bmid(?:day|night)\b|\bhalf[ -](?:past|an)\b"
    r"|\bquarter\b|\b(?:at|by|until|till|from|after|before|past|to) (?:\d{1,2}|one|two|three|four"
    r"|five|six|seven|eight|nine|ten|eleven|twelve)\b"
    r"|\b(?:morning|afternoon|evening|night|dawn|dusk|sunrise|sunset|lunch|breakfast|tea)\w*\b"
)
_AGE = (
    r"\bage[ds]?\b|\byears?[- ]olds?\b|\bbirthday|\bborn\b|\b(?:1[5-9]|20)\d\d\b|\bcentur|\bsince\b"
    r"|[,(] ?\d{1,3} ?[,.)]|\b(?:is|was|are|were|be|turn\w*|reached|at) (?:\w+ )?(?:\d{1,3}\b"
    r"|(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)\b)"
)
_FORMS = tuple(
    (re.compile(asked, re.IGNORECASE), re.compile(written, re.IGNORECASE))
    for asked, written in (
        (
            r"\b(?:tele)?phone(?:[’']?s)? (?:number|no\b)|\b(?:fax|mobile) number\b"
            r"|\bnumber (?:do|can|should|must) \w+ (?:ring|call|phone|dial)\b",
            r"\d(?:[\s()/.+-]{0,3}\d){4}",
        ),
        (r"\bhow old\b", _AGE),
        (r"\be-?mail address\b", r"@"),
        (r"\b(?:what|which) time\b", _TIME_OF_DAY),
    )
)
"""How something is asked for, and what stands in all that may answer."""


def lacks_sign(question: str, texts: Iterable[str]) -> bool:
    """Whether a question asks for what is written in one form only, and no text has such.

    A row of a table may have it in any form.

    Args:
        question: As it was asked.
        texts: The best sentences that were found.
    """
    forms = [written for asked, written in _FORMS if asked.search(question)]
    return bool(forms) and not any(
        is_table_row(text) or any(written.search(text) for written in forms) for text in texts
    )
