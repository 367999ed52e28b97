"""Run-in headings: "Changing the blade." opens a paragraph and only says what the rest is about."""

import re

from index.english.predicates import AUXILIARIES
from index.english.verbs import is_past_form

MOST_WORDS = 5

_PLAIN = re.compile(r"(?:[^\W\d_][\w’'-]*)(?: [\w’'-]+)*\.")
_DOING = re.compile(r"(?!(?:any|every|no|some)thing\b)[a-z]{2,}ing", re.IGNORECASE)
_AUXILIARY = re.compile(rf"(?:{AUXILIARIES}|not|cannot)", re.IGNORECASE)


def is_run_in_heading(sentence: str) -> bool:
    """Whether a sentence has the form of a heading: one word, or a few that name something done.

    "Background." and "Changing the blade." do; "Rain fell." and "Skating ended early." are
    sentences of their own. Only where text follows in its paragraph is it one.
    """
    if _PLAIN.fullmatch(sentence) is None:
        return False
    first, *rest = sentence[:-1].split()
    if len(rest) >= MOST_WORDS:
        return False
    if not rest:
        return True
    says_something = any(_AUXILIARY.fullmatch(word) or is_past_form(word) for word in rest)
    return _DOING.fullmatch(first) is not None and not says_something
