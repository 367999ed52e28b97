"""What a reader needs beside a quoted sentence: whom "he" means, and who is speaking."""

import re
from collections.abc import Iterable
from itertools import takewhile

from index.types import Sentence

REACH = 3
"""How many sentences back one is looked for that names whom a pronoun means."""

_OPENING = r"[“\"‘'(\[]*"
_LEANING = re.compile(
    rf"{_OPENING}(?:he|she|it|they|him|her|his|hers|its|their|theirs|this|that|these|those|both|"
    r"such|neither|one of (?:them|these|those)|the (?:former|latter|two|pair|duo)|but|and|or|so|"
    r"yet|nor|also|however|instead|still|meanwhile|moreover|besides|otherwise|therefore|thus|"
    r"nevertheless|afterwards?|in addition|as a result|for (?:example|instance)|even so|by then|"
    r"at that (?:time|point))\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    rf"{_OPENING}(?:(?i:(?:it|that|this) (?:is|was|will be) [^.]{{0,80}}\b(?:that|who|when|why)\b"
    r"|this (?:week|weekend|month|year|morning|spring|summer|autumn|fall|winter)\b"
    r"|those who\b|so far\b|such as\b)|[Bb]oth [A-Z])"
)
_MARK = re.compile(r"[“”\"]")
_ENDS_QUOTATION = re.compile(r"[^“”\"]*(?:”|[,.!?]\")")
"""A sentence whose first mark closes a quotation that began before it."""

_SPEECH = (
    r"(?:said|says|say|told|tells|asked|added|adds|wrote|writes|explained|announced|argued|warned|"
    r"replied|recalled|insisted|noted|tweeted|posted|stated|read|reads|according to|called)"
)
_SPEAKS = re.compile(rf"\b{_SPEECH}\b", re.IGNORECASE)
_SOMEBODY_SPEAKS = re.compile(
    rf"\W*(?:(?:he|she|they|it)\s+(?:also\s+|later\s+)?{_SPEECH}|{_SPEECH}\s+(?:he|she|they))\b",
    re.IGNORECASE,
)


def leans_back(text: str) -> bool:
    """Whether a sentence begins with a pronoun or a connective that points before it.

    "It was Ada Quill who paid" and "This week ..." only look like it.
    """
    return _LEANING.match(text) is not None and _ALONE.match(text) is None


def lacks_speaker(text: str) -> bool:
    """Whether a sentence is a quotation, or a part of one, that does not name whose it is."""
    if text[:1] not in ("“", '"') and _ENDS_QUOTATION.match(text) is None:
        return False
    outside = _outside_quotations(text)
    return _SPEAKS.search(outside) is None or _SOMEBODY_SPEAKS.match(outside) is not None


def names_speaker(text: str) -> bool:
    """Whether a sentence says, outside of quotation marks, that somebody speaks."""
    return _SPEAKS.search(_outside_quotations(text)) is not None


def _explains(text: str) -> bool:
    return not (leans_back(text) or lacks_speaker(text) or text.rstrip('”"’ ').endswith("?"))


def _outside_quotations(text: str) -> str:
    parts = _MARK.split(text)
    return " ".join(parts[1::2] if _ENDS_QUOTATION.match(text) else parts[0::2]).strip()


def needed_beside(sentence: Sentence, neighbours: Iterable[Sentence]) -> Sentence | None:
    """Return the sentence that a reader needs to understand this one, or None.

    Args:
        sentence: The one that is quoted.
        neighbours: The sentences around it in its article, where there are any: the one after it
            and up to `REACH` before it. A sentence that itself leans back explains nothing, if one
            before it does not.
    """
    around = {
        one.number - sentence.number: one for one in neighbours if one.version == sentence.version
    }
    backwards = (around[-back] for back in range(1, REACH + 1) if -back in around)
    earlier = list(takewhile(lambda one: not one.is_heading, backwards))
    clear = (one for one in earlier if _explains(one.text))
    before, after = next(clear, earlier[0] if earlier else None), around.get(1)
    if lacks_speaker(sentence.text):
        if before is not None and not sentence.starts_paragraph:
            return before
        if after is not None and not after.starts_paragraph and names_speaker(after.text):
            return after
        return before
    return before if leans_back(sentence.text) else None
