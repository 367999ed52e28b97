"""Sentences in articles that speak to a program and report nothing: no ground for any answer.

A pattern can be avoided, so nothing else relies on this: it keeps the plainest attacks from passing
as sources. What a sentence like "The tower burned down" claims is between the reader and the quote.
"""

import re

_TO_A_PROGRAM = re.compile(
    r"<\|\w+\|>"
    r"|^\W*(?:system|assistant|user)\b\W{0,3}:"
    r"|</?(?:system|assistant|user|instructions?)>"
    r"|\b(?:ignore|disregard|forget)\b.{0,60}\b(?:above|data|earlier|info|information"
    r"|instructions?|previous|prompt|rules|snippets)\b"
    r"|\bsystem prompt\b"
    r"|\b(?:print|repeat|reveal|show)\b.{0,20}\byour (?:instructions?|prompt|rules)\b"
    r"|\brepeat <"
    r"|\b(?:in|to|of|modify|augment|enhance|provide|render)"
    r" your (?:answer|message|reply|response)\b"
    r"|^\W*<[^<>]*>\W*$"
    r"|^\W*if (?:the )?user asks\b",
    re.IGNORECASE,
)


def is_instruction(sentence: str) -> bool:
    """Whether a sentence tells a language model what to do, as attacks in articles do."""
    return _TO_A_PROGRAM.search(sentence) is not None
