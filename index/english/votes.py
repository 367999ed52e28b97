"""Motions: what is moved at a meeting is not what is decided there."""

import re

_MOTION = r"(?:motions?|proposals?|amendments?|resolutions?|bills?|applications?|requests?)"
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
