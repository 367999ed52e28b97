"""Dissent: sentences in which somebody contradicts what was said before them."""

import re

_DISSENTS = re.compile(
    r"\b(?:disagree[sd]?|disput(?:e|es|ed)|den(?:y|ies|ied)|reject(?:s|ed)?|contradict(?:s|ed)?"
    r"|contest(?:s|ed)|oppos(?:e|es|ed)|object(?:s|ed)? to|refut(?:e|es|ed)|rebut(?:s|ted)?"
    r"|sees? it differently|saw it differently)\b",
    re.IGNORECASE,
)


def dissents(sentence: str) -> bool:
    """Whether somebody contradicts, as in "Her colleague disagrees", what was said before."""
    return _DISSENTS.search(sentence) is not None
