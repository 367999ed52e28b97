"""Clauses that set one thing against another: "the new one needs 4 metres; the old one 6"."""

import re

from index.types import Span

_BEGINS = re.compile(
    r";\s+|,\s+(?:whereas|while|but|compared (?:with|to))\s+"
    r"|,\s+(?:against|up from|down from)\s+(?=\W?\d)",
    re.IGNORECASE,
)
_NAMING = re.compile(r"(?<=\s)(?:[A-Z][\w-]*|(?:1[5-9]|20)\d\d)\b")
"""A word in capitals behind the first, or a year."""


def stands_before_named(question: str, text: str, words: Span) -> bool:
    """Whether words stand in a clause before the one with all that a question names.

    Who is named in a later clause is not meant in an earlier one: of the old brake is said what
    stands behind it. In a later clause, "she" may be anybody of an earlier one.
    """
    begins = _BEGINS.search(text, words.end)
    said = {name for name in _NAMING.findall(question) if _has(text, name)}
    if begins is None or not said:
        return False
    return not any(_has(text[: begins.end()], name) for name in said)


def _has(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
