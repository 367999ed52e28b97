"""Dissent: what contradicts what was said before it, and questions for what reports differ in."""

import re
from itertools import pairwise

from index.english.names import names_in

_DISSENTS = re.compile(
    r"\b(?:disagree[sd]?|disput(?:e|es|ed)|den(?:y|ies|ied)|reject(?:s|ed)?|contradict(?:s|ed)?"
    r"|contest(?:s|ed)|oppos(?:e|es|ed)|object(?:s|ed)? to|refut(?:e|es|ed)|rebut(?:s|ted)?"
    r"|vot(?:e[ds]?|ing) against|sees? it differently|saw it differently)\b",
    re.IGNORECASE,
)

_RETORTS = re.compile(
    r"(?:[A-Z][\w .’'-]{0,40}:\s+)?[“\"‘']*"
    r"(?:(?:that|this|it)(?: is|[’']s| was) (?:simply |just |quite |plainly )?"
    r"(?:not (?:true|so|right|correct|the case)|untrue|wrong|false|incorrect|nonsense)"
    r"|(?:no|not at all|on the contrary|far from it|quite the opposite))[.!”\"’']*\s*",
    re.IGNORECASE,
)

_COMMON_VIEW = re.compile(
    r"\W*(?:but |and |yet )?(?:(?:many|most|some|all|other|a lot of) )?"
    r"(?:(?:people|folk|everyone|everybody) (?:often |always |still |usually )?"
    r"(?:imagines?|thinks?|assumes?|supposes?|believes?|says?)"
    r"|it is (?:often|widely|commonly|usually|generally) (?:said|thought|believed|assumed))\b",
    re.IGNORECASE,
)

_SIDES = re.compile(
    r"\b(?:says?|said|agree[sd]?|disagree[sd]?|differ(?:s|ed)?|claim(?:s|ed)?|think|thought"
    r"|dispute[sd]?)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?:[’']s)?,? (?:and|or|versus|against|with) (?:the )?", re.IGNORECASE)

_REPORTS = r"(?:reports|articles|stories|accounts|versions|texts|papers|newspapers|sources|outlets)"
_OF_REPORTS = re.compile(
    rf"\b(?:differences? between|compare|contrast|how do(?:es)?|where do|do|in what) "
    rf"(?:(?:the|both|all|our|my|these) )*(?:(?:two|2|three|3|different|various) )?{_REPORTS}\b",
    re.IGNORECASE,
)
_OF_SEVERAL = re.compile(
    rf"\bdo(?:es)?\s+(?:the|both|all)\s+(?:[\w’'-]+\s+)?"
    rf"(?:[\w’'-]+\s+and\s+(?:the\s+)?[\w’'-]+|{_REPORTS})\s+(?:all |both |really )?"
    r"(?:say|agree|disagree|differ|claim|think)\b",
    re.IGNORECASE,
)
"""Asks of two without a name, or of reports, whether they say the same: "do both papers agree"."""
_DIFFER = re.compile(
    r"\b(?:differ|differences?|compare|contrast|disagree|contradict|agree|say the same)",
    re.IGNORECASE,
)

_IN_COMMON = re.compile(
    rf"\bwhat\b[^?]*\b(?:both|two|2|all|these|the|my)\b[^?]*\b{_REPORTS}\b[^?]*"
    r"\b(?:in common|agree on|share|say the same)\b"
    r"|\bwhat (?:do|have) (?:they|these|those|both|all of (?:them|these)) [^?]*\bin common\b"
    rf"|\bwhat do(?:es)? (?:both|(?:the )?two) (?:of the )?{_REPORTS} (?:say|tell|mention|report)\b"
    rf"|\b(?:similarit(?:y|ies)|overlap) (?:between|of) (?:the|both|these|my)[^?]*\b{_REPORTS}\b",
    re.IGNORECASE,
)


def asks_in_common(question: str) -> bool:
    """Whether a question asks what the reports on one thing, or all there are, have in common."""
    return _IN_COMMON.search(question) is not None


_LEFT_OUT = re.compile(
    r"\b(?:one|first|second|other|former|latter)\b[^?]*\b(?:that|which|but|and)\b[^?]*"
    r"\b(?:one|first|second|other|former|latter)\b[^?]*(?:n['’]t\b|\bnot\b)"
    r"|\bnot in (?:the )?(?:first|second|other|former|latter)\b|\bonly (?:in )?one of\b",
    re.IGNORECASE,
)


def asks_what_one_leaves_out(question: str) -> bool:
    """Whether a question asks what one of two reports says and the other one does not."""
    return _LEFT_OUT.search(question) is not None


def asks_for_sides(question: str) -> bool:
    """Whether a question asks what each of two says: "Do Lund and Moe agree on the cause?".

    Or what reports say of one thing.
    """
    if _OF_SEVERAL.search(question):
        return True
    pairs = pairwise(name.span for name in names_in(question))
    between = (question[one.end : other.start] for one, other in pairs)
    return _SIDES.search(question) is not None and any(map(_BETWEEN.fullmatch, between))


def dissents(sentence: str) -> bool:
    """Whether somebody contradicts, as in "Her colleague disagrees", what was said before."""
    return _DISSENTS.search(sentence) is not None


def retorts(sentence: str) -> bool:
    """Whether a sentence does nothing but contradict, so that what is so comes after it."""
    return _RETORTS.fullmatch(sentence) is not None


def is_common_view(sentence: str) -> bool:
    """Whether a sentence says what people in general think, which what follows mostly denies."""
    return _COMMON_VIEW.match(sentence) is not None


def compares_reports(question: str) -> bool:
    """Whether a question sets the articles on one thing side by side: the two reports on a fire."""
    is_of_reports = _OF_REPORTS.search(question) is not None
    return asks_in_common(question) or (is_of_reports and _DIFFER.search(question) is not None)
