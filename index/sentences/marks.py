"""What may stand after a sentence's stop and still belong to it: notes, agencies, emoji.

"The mine closed in 1987.[1]", "closed.²", "closed.[^2]", "closed.†", "saved. (AP)", "we won! 🎉"
"""

import re

_EMOJI = r"[\u2600-\u27bf\U0001f000-\U0001faff][\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\u200d]*"
MARK = (
    r"(?:\[[^\[\]\n]{1,30}\]|\s?[¹²³⁰⁴-⁹]+|\s?[†‡]+|\*{1,3}(?=\s|\Z)"
    r"|\s?\((?:AP|AFP|dpa|DPA|EFE|ANSA|NTB|PAP|Reuters|REUTERS|[A-Z]{2,4})\)"
    rf"|{_EMOJI}|\s{_EMOJI}(?=\s*\Z))"
)
"""Pattern of one of them."""

MARKS = rf"{MARK}*"
"""Pattern of any number of them."""

_AT_END = re.compile(rf"{MARK}+\Z")
_LAST = re.compile(r"[\])*¹²³⁰⁴-⁹†‡\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\u200d]")
"""What one of them ends with."""
_LONGEST = 40


def without_marks(text: str) -> str:
    """Return a text that ends in a sentence's stop without the marks after it."""
    if not text or _LAST.match(text, len(text) - 1) is None:
        return text
    found = _AT_END.search(text, max(0, len(text) - _LONGEST))
    return text[: found.start()] if found else text
