"""What a long question asks behind what it tells first: "I know little of boats; who built it?"."""

import re
from dataclasses import dataclass

from index.english.words import words

_ASKING = (
    r"(?:(?:in|on|at|by|to|for|from|of|with) )?(?:who|whom|whose|what|which|when|where|why|how)"
)
_VERBS = (
    r"\b(?:tell|know|say|explain|wonder|wondering|ask|asking|see|understand|learn|hear|look up"
    r"|find out|work out|check|curious|interested)\b"
)
_TO_SOMEBODY = re.compile(r"\b(?:I|me|my|we|us|our|you|your|please)\b|\bI[’']", re.IGNORECASE)
_AFTER_VERB = re.compile(rf"{_VERBS}[^.?!;]{{0,40}}?[\s,](?P<core>(?:{_ASKING}|whether)\b)", re.I)
_AFTER_STOP = re.compile(rf"(?:[.:;!?–—]|\s-)\s+(?P<core>(?:{_ASKING}|[^\W\d_]+)\b)", re.IGNORECASE)
_BEGINS = re.compile(
    rf"(?:{_ASKING}|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b", re.I
)
_WHETHER = re.compile(
    rf"whether(?:,? (?:and )?(?:if so,? )?(?={_ASKING}\b)|(?:,[^,?]+,)? (?:or not )?)",
    re.IGNORECASE,
)
"""With an aside behind it: "whether, after all that has happened, the ferry still runs"."""
_TAIL = re.compile(
    r"[,\s]+(?:if (?:that|it|this|you|possible|anybody|anything)\b[^,?]*|please|thanks|thank you)"
    r"\W*$",
    re.IGNORECASE,
)

FEWEST_WORDS = 3
"""Of a question behind a preface, and of a preface that is more than "and then"."""


@dataclass(frozen=True, slots=True)
class Prefaced:
    """A question and what was told before it.

    Attributes:
        preface: It may say whom a pronoun of the question means.
        question: It ends with a question mark.
    """

    preface: str
    question: str


def prefaced(text: str) -> Prefaced | None:
    """Return the question that stands behind a preface, None where all of a text asks.

    A preface speaks of its asker or to its reader, or ends in a colon. "Did the mayor know who
    paid?" has none, nor has "The actor died. Which part did he play?": its first sentence says
    what the question is about.
    """
    text = " ".join(text.split())
    starts = [match.start("core") for match in _AFTER_STOP.finditer(text)
              if _BEGINS.match(text, match.start("core"))]  # fmt: skip
    start = starts[-1] if starts else 0
    behind = _AFTER_VERB.search(text, start)
    if behind is not None and _TO_SOMEBODY.search(text[start : behind.start("core")]):
        start = behind.start("core")
    if not (_TO_SOMEBODY.search(text, 0, start) or text[:start].rstrip().endswith(":")):
        return None
    preface, core = text[:start].strip(" ,:;–—-"), _WHETHER.sub("", text[start:], count=1)
    core = _TAIL.sub("", core).rstrip(" .?!,;:")
    if min(len(words(preface)), len(words(core))) < FEWEST_WORDS:
        return None
    return Prefaced(preface, f"{core[:1].upper()}{core[1:]}?")
