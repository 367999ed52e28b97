"""Motions: what is moved at a meeting is not what is decided there."""

import re

_MOTION = r"(?:motions?|proposals?|plans?|amendments?|resolutions?|bills?|applications?|requests?)"
_FATE = (
    r"(?:lost|carried|defeated|rejected|passed|approved|adopted|accepted|agreed|withdrawn|deferred"
    r"|adjourned|granted|refused|(?:turned|voted) down)"
)
_MOVES = re.compile(
    r"\bmoved that\b|\b(?:proposed|requested) (?:that|to)\b|\b(?:tabled|put forward|put down)\b"
    rf"|\b(?:moved|proposed|introduced|submitted) (?:an? |the )?(?:\w+ )?{_MOTION}\b"
    rf"|\bthere was a (?:motion|proposal)\b",
    re.IGNORECASE,
)
_BODY = (
    r"(?:councils?|councillors|committee|board|assembly|house|meeting|members|parliament|senate"
    r"|cabinet|government|ministry|court|commission|district|county|city|town|union|club|party)"
)
_DECIDING = (
    r"(?:decided|resolved|agreed|approved|adopted|rejected|voted|passed|refused|declined|granted)"
)
_DECIDES = re.compile(
    rf"\b{_BODY}\b(?! (?:of|for) )(?: (?!not\b|to\b)[\w’'-]+){{0,4}} {_DECIDING}\b", re.IGNORECASE
)
_ASKS_DECISIONS = re.compile(
    r"^\W*(?:what|which)(?: (?P<noun>decisions?|resolutions?))? (?:did|has|have|had|was|were) "
    r"(?P<who>[^?]+?)(?: (?P<verb>decided?|resolved?|agreed?|approved?|adopt(?:ed)?|pass(?:ed)?"
    r"|reject(?:ed)?|take|taken|made?|make))(?P<when> (?:in|on|at|during|since) [^?]+)?\W*$",
    re.IGNORECASE,
)
_NOT_DECIDING = re.compile(r"(?:take|taken|made?|make)", re.IGNORECASE)
_SETTLES = re.compile(
    rf"\b(?:{_MOTION}|it|this|that)\b[^.;]{{0,40}}?\b(?:was|were|has been|fell|is|are)\b"
    rf" (?:not )?(?:\w+ly )?{_FATE}\b"
    rf"|\bthe {_MOTION} (?:failed|fell|passed|succeeded)\b"
    r"|\bthe (?:council|committee|board|assembly|house|meeting|members|parliament|senate)"
    r" (?:\w+ly )?(?:voted|rejected|approved|adopted|passed|agreed|refused|declined)\b"
    r"|\bvoted (?:\w+ to \w+ )?(?:in favour|against it|it down)\b",
    re.IGNORECASE,
)


def moves(sentence: str) -> bool:
    """Whether somebody moves something in a sentence, which is not decided yet."""
    return _MOVES.search(sentence) is not None and not settles(sentence)


def settles(sentence: str) -> bool:
    """Whether a sentence says how a vote went: "The motion was lost by two votes"."""
    return _SETTLES.search(sentence) is not None


def decides(sentence: str) -> bool:
    """Whether a sentence says what was decided: a vote's outcome, or what a body resolved."""
    return settles(sentence) or _DECIDES.search(sentence) is not None


def decider_asked(question: str) -> str | None:
    """Return of whom a question asks all that they decided; None where it asks for anything else.

    "What did the Orden council decide in May?" does, "What did it decide about the mill?" does not.
    """
    match = _ASKS_DECISIONS.match(question)
    if match is None or (not match["noun"] and _NOT_DECIDING.fullmatch(match["verb"])):
        return None
    return match["who"]


def deciding_question(question: str) -> str:
    """Return a question for decisions that were taken as one for what was decided; else as it is.

    Articles say the one, and hardly ever the other.
    """
    who, match = decider_asked(question), _ASKS_DECISIONS.match(question)
    if who is None or match is None or not match["noun"]:
        return question
    return f"What did {who} decide{match['when'] or ''}?"
